"""How long a start and a plan take, and how much memory and disk."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import cost
import fleet
from lab import JAR
from steps import ROOT, say

HEAP = "-Xmx512m"
AIMS = {1000: "aim 2 s", 5000: "aim 6 s"}


@dataclass(frozen=True)
class Planning:
    """Brine installed in a folder of its own, and fleets beside it."""

    folder: Path

    @property
    def brine(self) -> Path:
        return self.folder / "usr/bin/brine"

    def install(self) -> None:
        subprocess.run([ROOT / "cli/src/main/sh/install", JAR, self.folder / "usr"], check=True)

    def start(self, times: int) -> None:
        say(f"brine --version: {cost.best_of(times, [self.brine, '--version'])}; aim 0.5 s")

    def plan(self, sizes: list[int], times: int) -> None:
        """JVM start, facts read, all rules, plan, tree checked and written, plan printed."""
        for nodes in sizes:
            spent = cost.best_of(times, self.command(nodes), {"BRINE_JAVA_OPTS": HEAP})
            say(f"brine plan --facts, {nodes} nodes, {HEAP}: {spent}; {AIMS.get(nodes, 'for the slope')}; "
                f"tree {self.tree_bytes(nodes) / nodes / 1024:.1f} KiB a node")

    def command(self, nodes: int) -> list[str | Path]:
        """A plan of that many nodes, whose facts are written first."""
        files = self.files(nodes)
        if not files.is_dir():
            fleet.write(nodes, files)
        return [self.brine, "--file", files / "cluster.yaml", "--root", self.root(nodes), "plan",
                "--facts", files / "facts.yaml"]

    def files(self, nodes: int) -> Path:
        return self.folder / f"fleet-{nodes}"

    def root(self, nodes: int) -> Path:
        return self.folder / f"root-{nodes}"

    def tree_bytes(self, nodes: int) -> int:
        """A second plan of the same input finds the tree and writes nothing: it is one."""
        return sum(path.stat().st_size for path in self.root(nodes).glob("trees/*/**/*") if path.is_file())
