"""All that a run leaves on a host of the lab, as places to search."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from brinelab.host import LabHost
from brinelab.labs import Lab

from secretscan.search import Place, below

PROCESS_FILES = ("cmdline", "environ")


def of_lab(lab: Lab, captured: Path) -> Iterator[Place]:
    """Every host's, and what was captured during the run; the journals are written there first."""
    for host in lab.hosts:
        yield from files(host)
        yield from processes(host)
        _export_journal(host, captured / f"journal-{host.name}")
    yield from below("captured", captured, "/")


def files(host: LabHost) -> Iterator[Place]:
    """What the host changed of its disk, and what it keeps in memory: trees, logs, caches, histories, all of it."""
    yield from below(host.name, host.place.upper, "/")
    for data in sorted((host.place.path / "data").iterdir()):
        yield from below(host.name, data, f"/var/lib/{data.name}")
    for mounted in _in_memory(host):
        yield from below(host.name, Path(f"{host.root}{mounted}"), mounted)


def processes(host: LabHost) -> Iterator[Place]:
    for process in process_folders(host):
        for name in PROCESS_FILES:
            yield Place(host.name, f"/proc/{process.name}/{name}", process / name)


def process_folders(host: LabHost) -> list[Path]:
    """Of all processes that the host sees, those in containers too."""
    return [entry for entry in (host.root / "proc").iterdir() if entry.name.isdigit()]


def _in_memory(host: LabHost) -> list[str]:
    """Where file systems in memory are mounted, those of pods' volumes too."""
    lines = [line.split(" - ") for line in Path(f"/proc/{host.pid}/mountinfo").read_text().splitlines()]
    found = {before.split()[4] for before, after in lines if after.split()[0] in ("tmpfs", "ramfs")}
    return sorted(found - {"/dev"})


def _export_journal(host: LabHost, target: Path) -> None:
    """As text: on the disk journald packs what is long."""
    with target.open("wb") as file:
        command = ["nsenter", "-t", str(host.pid), "-a", "journalctl", "--no-pager", "--all", "--output=export"]
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=True)
