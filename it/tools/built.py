"""Brine's jar, built when its sources are others than those it was last made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from steps import ROOT, run, say

MAVEN = ["mvn", "--batch-mode", "--no-transfer-progress"]
JAR = ROOT / "cli/target/brine.jar"
MODULES = ("core", "pillar-templates", "states", "salt-bridge", "cli")
STAMP = ROOT / "target" / "built"


def ensure_built() -> None:
    """Tests and checks of style are ./check's part: this only compiles and packs."""
    if is_built():
        say("build: the jar is of these sources already")
        return
    run("build", [*MAVEN, "-q", "-DskipTests", "-Dspotless.check.skip", "-Djacoco.skip",
                  "--projects", "cli", "--also-make", "package"])
    stamp()


def is_built() -> bool:
    return JAR.is_file() and STAMP.is_file() and STAMP.read_text() == made_of()


def stamp() -> None:
    """Notes what the jar that stands was made of."""
    STAMP.write_text(made_of())


def made_of() -> str:
    """A digest of all that goes into the jar, and of the jar."""
    whole = hashlib.sha256()
    for path in sources():
        whole.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def sources() -> Iterator[Path]:
    yield ROOT / "pom.xml"
    for module in MODULES:
        yield ROOT / module / "pom.xml"
        for folder, names, files in os.walk(ROOT / module / "src/main"):
            names.sort()
            yield from (Path(folder) / name for name in sorted(files))
    yield JAR
