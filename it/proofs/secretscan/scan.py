"""A whole lab searched for the secrets of its cluster."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brinelab.labs import Lab

from secretscan import leavings, own
from secretscan.needles import Needles
from secretscan.search import Finding, Result, search


@dataclass(frozen=True)
class Report:
    """What was looked for, where, and what was found outside the places where it belongs.

    `unseen` are such places in which the search, against expectation, did not find the secret.
    """

    secrets: int
    leaks: list[Finding]
    unseen: list[str]
    result: Result

    def text(self) -> str:
        searched = f"{self.result.files} files, {self.result.size_bytes >> 20} MiB"
        lines = [f"leak: {finding}" for finding in self.leaks]
        lines += [f"not found where it is: {place}" for place in self.unseen]
        lines += [
            f"{self.secrets} secrets looked for in {searched}; {self.result.passed_over} programs, packages and layers passed over; "
            f"{len(self.leaks)} found elsewhere than in their own places"
        ]
        return "\n".join(lines)


def lab(lab: Lab, cluster: str, captured: Path) -> Report:
    owned = own.of_lab(lab, cluster)
    secrets = {(o.secret.name, o.secret.content): o.secret for o in owned}
    result = search(leavings.of_lab(lab, captured), Needles(secrets.values()))
    leaks = [finding for finding in result.findings if not own.is_allowed(finding, owned)]
    seen = {(f.place.host, f.place.path, f.match.secret) for f in result.findings}
    unseen = [f"{o.host}:{o.path}" for o in owned if (o.host, o.path, o.secret.name) not in seen]
    return Report(len(secrets), leaks, unseen, result)
