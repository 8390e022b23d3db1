"""The main job on a salt-master that its operator uses already: setup, apply, his highstate, apply; watched from outside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import operators_world
from salt_operator import DEMO, Operator
from secretscan import capture

NAME = "demo"
BEFORE, BETWEEN, AFTER = "before", "between setup and apply", "after apply"


@dataclass(frozen=True)
class WholeRun:
    """`captured` is the folder with the events and processes of the run; `worlds` what the operator's things were when."""

    captured: Path
    worlds: dict[str, dict]
    said: dict[str, str]

    @staticmethod
    def of(operator: Operator, captured: Path) -> WholeRun:
        operators_world.settle_in(operator)
        worlds, said = {BEFORE: operators_world.look(operator)}, {}
        operator.master.write("/etc/brine/cluster.yaml", DEMO.read_text())
        said["setup"] = operator.set_up_master("/etc/brine")
        worlds[BETWEEN] = operators_world.look(operator)
        with capture.during(operator.lab, captured):
            said["apply"] = operator.brine("apply", folder="/etc/brine")
            worlds[AFTER] = operators_world.look(operator)
            said["second apply"] = operator.brine("apply", "--output", "json", folder="/etc/brine")
        return WholeRun(captured, worlds, said)
