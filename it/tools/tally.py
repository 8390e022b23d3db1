"""Counts test cases in JUnit XML reports, those of Surefire, Failsafe and pytest alike."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ABORTED = "org.opentest4j.TestAbortedException: "
LINES_OF_A_FAILURE = 30


@dataclass
class Tally:
    """What came of a number of test cases; every skipped one with its reason."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: dict[str, list[str]] = field(default_factory=dict)

    def read(self, reports: Iterable[Path]) -> Tally:
        for report in reports:
            try:
                cases = list(ElementTree.parse(report).iter("testcase"))
            except ElementTree.ParseError:
                self.fail(f"{report} ends in the middle: whoever wrote it was killed")
                continue
            for case in cases:
                self._count(case)
        return self

    def skip(self, reason: str, name: str) -> None:
        self.skipped.setdefault(reason, []).append(name)

    def fail(self, name: str) -> None:
        self.failed.append(name)

    def closing_lines(self) -> list[str]:
        lines = [f"skipped {len(names)}: {reason}" for reason, names in sorted(self.skipped.items())]
        lines += [f"failed: {failure}" for failure in self.failed]
        skipped = sum(map(len, self.skipped.values()))
        return lines + [f"{self.passed} passed, {len(self.failed)} failed, {skipped} skipped"]

    def _count(self, case: ElementTree.Element) -> None:
        name = f"{case.get('classname', '')}.{case.get('name', '')}"
        skipped = case.find("skipped")
        failures = [*case.findall("failure"), *case.findall("error")]
        if failures:
            self.fail(name + indented(cause(failures[0])))
        elif skipped is not None:
            self.skip(reason(skipped), name)
        else:
            self.passed += 1


def cause(failure: ElementTree.Element) -> str:
    return failure.get("message") or (failure.text or "").strip()


def indented(text: str) -> str:
    return "".join(f"\n    {line}" for line in text.splitlines()[:LINES_OF_A_FAILURE])


def reason(skipped: ElementTree.Element) -> str:
    """pytest has it in an attribute, JUnit's assumptions in the first line of a stack trace."""
    said = skipped.get("message") or (skipped.text or "").strip().split("\n", 1)[0]
    return said.removeprefix(ABORTED).removeprefix("Assumption failed: ") or "no reason given"
