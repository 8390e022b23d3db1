"""Programs of the base that the machine runs beside the hosts, with the base read-only."""

import os
from collections.abc import Callable
from pathlib import Path

from brinelab import linux, machine

ENVIRONMENT = {"PATH": machine.SYSTEM_PATH, "LC_ALL": "C.UTF-8", "HOME": "/root"}
SCRATCH = ("tmp", "run", "var/log", "var/lib/nginx")


def view(
    root: Path,
    *,
    writable: dict[Path, str] | None = None,
    read_only: dict[Path, str] | None = None,
    netns: Path | None = None,
    branch: Path | None = None,
) -> Callable[[], None]:
    """What a child process does before it becomes the program; folders appear below /srv."""
    binds = [(o, i, False) for o, i in (writable or {}).items()]
    binds += [(o, i, True) for o, i in (read_only or {}).items()]

    def enter() -> None:
        os.umask(0o022)
        if branch:
            (branch / "cgroup.procs").write_text("0")
        if netns:
            linux.enter_network(netns)
        linux.unshare(linux.CLONE_NEWNS)
        linux.propagate("/", linux.MS_PRIVATE)
        linux.bind(root, root, read_only=True)
        for folder in SCRATCH:
            linux.mount("tmpfs", root / folder, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV)
        linux.mount("tmpfs", root / "srv", "tmpfs", linux.MS_NOSUID | linux.MS_NODEV)
        for outside, inside, frozen in binds:
            (root / inside.lstrip("/")).mkdir(parents=True)
            linux.bind(outside, root / inside.lstrip("/"), read_only=frozen)
        linux.mount("proc", root / "proc", "proc")
        os.chroot(root)
        os.chdir("/")

    return enter
