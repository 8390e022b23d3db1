"""The cgroup2 tree: each host is a branch of it, so its processes are found and ended alone."""

import contextlib
import functools
from pathlib import Path

from brinelab.errors import LabError
from brinelab.run import wait_until


@functools.cache
def root() -> Path:
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        before, _, after = line.partition(" - ")
        if after.startswith("cgroup2 "):
            return Path(before.split()[4])
    raise LabError("the machine has no cgroup2 tree; mount one at /sys/fs/cgroup")


def make(name: str) -> Path:
    """The branch of that name, with every controller that its parents have to give."""
    branch = root() / name
    branch.mkdir(parents=True, exist_ok=True)
    for parent in [*reversed(branch.relative_to(root()).parents)]:
        _hand_down(root() / parent)
    return branch


def _hand_down(branch: Path) -> None:
    for controller in (branch / "cgroup.controllers").read_text().split():
        with contextlib.suppress(OSError):  # not to be had here: the hosts do without it
            (branch / "cgroup.subtree_control").write_text(f"+{controller}")


def end(name: str) -> None:
    """Ends every process of a branch and takes the branch away."""
    branch = root() / name
    if not branch.exists():
        return
    (branch / "cgroup.kill").write_text("1")
    wait_until(lambda: _empty(branch), f"no process in {branch}", 20)
    for inner in sorted(branch.rglob("*/"), key=lambda path: len(path.parts), reverse=True):
        inner.rmdir()
    branch.rmdir()


def _empty(branch: Path) -> bool:
    return "populated 0" in (branch / "cgroup.events").read_text()


def busy(name: str) -> bool:
    branch = root() / name
    return branch.exists() and not _empty(branch)
