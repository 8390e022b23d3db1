"""What a command, or all that runs in a lab, has cost."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from brinelab import cgroup
from brinelab.layout import LabDir
from steps import StepFailed

MICROS = 1e6
KIB_IN_MIB = 1024


@dataclass
class Cost:
    """Seconds on the clock and of CPU time; the most memory that was resident at once, where it is known."""

    wall: float = 0.0
    cpu: float = 0.0
    resident_mib: float = 0.0

    def __str__(self) -> str:
        memory = f", {self.resident_mib:.0f} MiB resident" if self.resident_mib else ""
        return f"{self.wall:.2f} s (CPU {self.cpu:.2f} s{memory})"


def of_command(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> Cost:
    """Runs it with its output thrown away; it must succeed."""
    began = time.monotonic()
    with subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, env=os.environ | (environment or {})) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise StepFailed(f"{command[0]} ended with {process.returncode}: {said.decode(errors='replace')[-2000:]}")
    return Cost(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIB_IN_MIB)


def best_of(times: int, command: Sequence[str | Path], environment: dict[str, str] | None = None) -> Cost:
    """The run that was disturbed least."""
    return min((of_command(command, environment) for _ in range(times)), key=lambda cost: cost.wall)


@contextmanager
def of_lab(name: str) -> Iterator[Cost]:
    """What all hosts of a lab cost together while the block runs: Salt, Kubernetes, everything."""
    place = LabDir.from_environment().lab(name)
    branch = cgroup.root() / place.cgroup
    cost = Cost()
    before, began = _used(branch), time.monotonic()
    yield cost
    cost.wall, cost.cpu = time.monotonic() - began, _used(branch) - before


def _used(branch: Path) -> float:
    """CPU seconds of a branch of the cgroup tree."""
    usage = dict(line.split() for line in (branch / "cpu.stat").read_text().splitlines())
    return int(usage["usage_usec"]) / MICROS
