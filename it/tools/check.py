"""All tests: shell scripts, Maven's unit tests and static checks, pytest, and the tests in the lab."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from steps import ROOT, StepFailed, run, say
from tally import Tally

MAVEN = ["mvn", "--batch-mode", "--no-transfer-progress"]
VENV = ROOT / ".venv" / "check"


def main() -> int:
    started = time.time()
    tally = Tally()
    for name, step in (("shellcheck", shellcheck), ("maven", maven), ("pytest", pytest)):
        try:
            step()
        except StepFailed:
            tally.fail(name)
    tally.read(reports(started))
    for line in tally.closing_lines():
        say(line)
    return 1 if tally.failed else 0


def shellcheck() -> None:
    run("shellcheck", ["shellcheck", "--external-sources", *shell_scripts()])


def shell_scripts() -> list[str]:
    """Every tracked file that a shell runs, by its first line; not the templates of such."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if name and is_shell(ROOT / name)]


def is_shell(path: Path) -> bool:
    if path.suffix == ".peb":
        return False
    with path.open("rb") as file:
        first = file.readline(200)
    return first.startswith((b"#!/bin/sh", b"#!/bin/bash", b"#!/usr/bin/env bash", b"# shellcheck shell="))


def maven() -> None:
    run("maven", [*MAVEN, "verify"], keep=is_closing_line)


def is_closing_line(line: str) -> bool:
    """Maven's totals of a module and what failed, but not each class that passed."""
    return "Tests run:" in line and " -- in " not in line or line.startswith("[ERROR]")


def pytest() -> None:
    folders = [ROOT / "states/src/test/python", ROOT / "salt-bridge/src/test/python",
               ROOT / "it/lab/tests", ROOT / "it/proofs/tests"]
    present = [folder for folder in folders if folder.is_dir()]
    if not present:
        return
    if not (VENV / "bin/pytest").exists():
        run("pytest venv", [sys.executable, "-m", "venv", VENV])
        # The lab has made wheels of what has none in the registry.
        wheels = Path(os.environ.get("BRINE_LAB_DIR", "/var/lib/brine-lab")) / "cache/wheels"
        run("pytest install", [VENV / "bin/pip", "install", "--quiet", "--find-links", wheels,
                               "--requirement", ROOT / "it/tools/requirements.txt"])
    failed = [folder for folder in present if not passes(folder)]
    if failed:
        raise StepFailed("pytest")


def passes(folder: Path) -> bool:
    """Each folder alone: two with a conftest of their own cannot be in one run."""
    name = f"pytest {folder.relative_to(ROOT).parts[0]} {folder.relative_to(ROOT).parts[1]}"
    report = ROOT / "target" / f"{name.replace(' ', '-')}.xml"
    try:
        run(name, [VENV / "bin/pytest", "-q", f"--junit-xml={report}", folder],
            keep=lambda line: " passed" in line or " failed" in line)
    except StepFailed:
        return False
    return True


def reports(since: float) -> Iterator[Path]:
    for pattern in ("*/target/surefire-reports/TEST-*.xml", "*/target/failsafe-reports/TEST-*.xml",
                    "target/pytest-*.xml"):
        yield from (path for path in ROOT.glob(pattern) if path.stat().st_mtime >= since)


if __name__ == "__main__":
    sys.exit(main())
