"""Which tests of it/proofs share a lab: a file says it in a line of its own, `# lab NAME` or `# lab NAME: OPTIONS`.

A file that says `# lab own` puts up labs by itself, and gets none. The option `--bundle`, alone, is for hosts that have a bundle instead of what the lab's router serves.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

LINE = re.compile(r"^# lab ([a-z0-9-]+)(?:: (.+))?$", re.MULTILINE)
# Where a file says nothing: the hosts of specs/default.toml.
SHARED = "proofs"
OWN = "own"
BUNDLE = "--bundle"


@dataclass(frozen=True)
class Group:
    """Files that run one after another on the same hosts; `options` are those of `lab up`.

    One that is `own` is a single file, which needs none.
    """

    name: str
    options: tuple[str, ...]
    files: tuple[Path, ...]
    bundled: bool = False
    own: bool = False


def groups(folder: Path) -> list[Group]:
    """All test files of a folder by their lab: those with labs of their own, then by the labs' names."""
    alone: list[Group] = []
    files: dict[str, list[Path]] = {}
    options: dict[str, tuple[str, ...]] = {}
    for file in sorted(folder.glob("test_*.py")):
        said = LINE.search(file.read_text())
        name = said[1] if said else SHARED
        if name == OWN:
            alone.append(Group(file.stem.removeprefix("test_"), (), (file,), own=True))
            continue
        files.setdefault(name, []).append(file)
        if said and said[2]:
            wanted = tuple(shlex.split(said[2]))
            if options.setdefault(name, wanted) != wanted:
                raise ValueError(f"{file}: the lab {name} has other options in another file")
    return alone + [_group(name, options.get(name, ()), tuple(files[name])) for name in sorted(files)]


def _group(name: str, options: tuple[str, ...], files: tuple[Path, ...]) -> Group:
    return Group(name, tuple(one for one in options if one != BUNDLE), files, BUNDLE in options)
