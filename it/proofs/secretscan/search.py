"""Searches places for secrets, on all processors."""

from __future__ import annotations

import concurrent.futures
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from secretscan.needles import Match, Needles
from secretscan.views import is_passed_over, opened, views

PRIVATE = 0o600


@dataclass(frozen=True, order=True)
class Place:
    """A file: where it is for its host, and where this machine finds it."""

    host: str
    path: str
    real: Path = field(compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.path}"


@dataclass(frozen=True, order=True)
class Finding:
    place: Place
    match: Match
    mode: int

    def __str__(self) -> str:
        return f"{self.place} ({self.mode:04o}) holds {self.match.secret}, {self.match.form}"


@dataclass
class Result:
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    size_bytes: int = 0
    passed_over: int = 0

    def add(self, other: Result) -> None:
        self.findings += other.findings
        self.files += other.files
        self.size_bytes += other.size_bytes
        self.passed_over += other.passed_over


def below(host: str, folder: Path, path: str) -> Iterator[Place]:
    """The regular files below a folder that its host knows as `path`, of the same file system."""
    if not folder.is_dir():
        return
    device = folder.stat().st_dev
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if _device(f"{parent}/{name}") == device]
        inside = path.rstrip("/") + parent[len(str(folder)) :]
        for name in names:
            real = Path(parent, name)
            if _is_regular(real):
                yield Place(host, f"{inside}/{name}", real)


def search(places: Iterable[Place], needles: Needles) -> Result:
    """What is found, in the order of the places; a file that is gone when its turn comes is left out."""
    result = Result()
    with concurrent.futures.ProcessPoolExecutor(initializer=_take, initargs=(needles,)) as pool:
        for one in pool.map(_search_one, places, chunksize=50):
            result.add(one)
    result.findings.sort()
    return result


_needles: Needles


def _take(needles: Needles) -> None:
    global _needles
    _needles = needles


def _search_one(place: Place) -> Result:
    try:
        with opened(place.real) as data:
            return _search_data(place, data, _needles)
    except (FileNotFoundError, ProcessLookupError):
        return Result()


def _search_data(place: Place, data, needles: Needles) -> Result:
    if is_passed_over(place.real, data):
        return Result(passed_over=1)
    matches = {match for view in views(data) for match in needles.search(view)}
    mode = stat.S_IMODE(place.real.lstat().st_mode)
    return Result([Finding(place, match, mode) for match in sorted(matches)], 1, len(data))


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _device(path: str) -> int:
    try:
        return os.lstat(path).st_dev
    except FileNotFoundError:
        return -1
