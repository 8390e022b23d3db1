#!/usr/bin/env python3
"""Faults under `brine apply`: what it says then, what really is, and that nothing is done twice.

    faults.py --lab NAME [--times 10] [--seed 7] [FAULT...]

The lab is one of `lab up NAME --services VERSION`, or one that `./demo --keep` left. A fault strikes at a phase's boundary or in the middle of a
step, which the seed decides; the seed is printed. Each round spoils files of six phases, so that they have something to do.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "it/lab"), str(ROOT / "it/proofs")]

from brinelab.host import LabHost  # noqa: E402
from fault_scripts import FORGE, JOBS, REPEAT  # noqa: E402
from salt_operator import DEMO, Operator  # noqa: E402

FOLDER = "/etc/brine"
STORE = "/var/lib/brine/demo"
MASTER = "bootstrap"
SMALL = "/small"
MARK = "# by hand"
# Of each phase a file that Brine keeps, and the hosts where it is spoiled.
SPOILED = {
    "node-base": ("/etc/sysctl.d/90-brine.conf", [MASTER, "worker-1", "worker-2"]),
    "etcd": ("/etc/kubernetes/.brine/etcd.yaml", [MASTER]),
    "control-plane": ("/etc/kubernetes/.brine/kube-scheduler.yaml", [MASTER]),
    "cluster-objects": ("/etc/brine/objects/28-service-kube-dns.yaml", [MASTER]),
    "workers": ("/var/lib/kubelet/instance-config.yaml", ["worker-1", "worker-2"]),
}
PHASES = [*SPOILED, "verify"]
ON_WORKERS = ("node-base", "workers")
HEALED_WITHIN = 240
STRUCK_WITHIN = 180
PYTHON = "/opt/salt/bin/python3"


@dataclass(frozen=True)
class Moment:
    """The `nth` event of a phase in the progress of an apply, and so many seconds later."""

    event: str
    phase: str
    nth: int
    seconds: float = 0.0

    def __str__(self) -> str:
        place = "at the end of" if self.event == "minion" else "in"
        return f"{place} {self.phase}"

    @staticmethod
    def any_of(counts: collections.Counter, chance: random.Random, phases: Sequence[str]) -> Moment:
        """A boundary is a phase's last return; the middle of a step is shortly after its job was sent."""
        if chance.random() < 0.5:
            phase = chance.choice([phase for phase in phases if phase != PHASES[-1]])
            return Moment("minion", phase, counts["minion", phase])
        phase = chance.choice(phases)
        return Moment("job", phase, chance.randint(1, counts["job", phase]), chance.uniform(0.0, 0.6))


class Apply:
    """A `brine apply` whose progress is read as it comes."""

    def __init__(self, operator: Operator) -> None:
        line = f"echo $$ >/run/faults.pid; exec brine --file {FOLDER}/cluster.yaml apply --output json"
        lab = [str(ROOT / "it/lab/lab"), "exec", operator.lab.place.name, MASTER, "--"]
        self.process = subprocess.Popen([*lab, "sh", "-c", line], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)  # fmt: skip
        self.counts: collections.Counter = collections.Counter()
        self.job = ""
        self.said: list[str] = []
        self.printed = ""
        self._news = threading.Condition()
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read, self._keep)]
        for reader in self._readers:
            reader.start()

    def _keep(self) -> None:
        self.printed = self.process.stdout.read()

    def _read(self) -> None:
        for line in self.process.stderr:
            with self._news:
                self.said.append(line)
                if line.startswith("{"):
                    self._note(json.loads(line))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()

    def _note(self, seen: dict) -> None:
        self.counts[seen["event"], seen["where"]["step"].partition(":")[0]] += 1
        if seen["event"] == "job":
            self.job = seen["where"]["what"]

    def reaches(self, moment: Moment) -> bool:
        """Waits for it; False when the apply ended before."""
        with self._news:
            self._news.wait_for(lambda: self._seen(moment) or not self._readers[0].is_alive(), STRUCK_WITHIN)
            there = self._seen(moment)
        time.sleep(moment.seconds if there else 0)
        return there

    def _seen(self, moment: Moment) -> bool:
        return self.counts[moment.event, moment.phase] >= moment.nth

    def end(self) -> int:
        status = self.process.wait()
        for reader in self._readers:
            reader.join()
        return status


@dataclass
class Scene:
    """An apply under way, and what a fault needs of it."""

    operator: Operator
    apply: Apply
    seed: str
    aside: list[subprocess.Popen] = field(default_factory=list)

    @property
    def master(self) -> LabHost:
        return self.operator.master

    def worker(self) -> LabHost:
        return self.operator.lab.host("worker-1")

    def signal(self, name: str) -> None:
        self.master.run(["sh", "-ec", f"kill -{name} $(cat /run/faults.pid)"])

    def on_the_bus(self, script: str, what: dict) -> None:
        """Starts it, and returns when it has begun with what it is told."""
        command = [str(ROOT / "it/lab/lab"), "exec", self.operator.lab.place.name, MASTER, "--", PYTHON, "-c", script]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.aside.append(process)
        assert process.stdout.readline() == "ready\n"
        process.stdin.write(json.dumps(what) + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"

    def close(self) -> None:
        for process in self.aside:
            process.terminate()
            process.wait()


def kill(host: LabHost, unit: str) -> None:
    host.run(["systemctl", "kill", "--signal=KILL", "--kill-whom=all", unit])
    host.run(["systemctl", "restart", unit])


def cut(scene: Scene) -> None:
    """Every packet of a worker is dropped for 30 seconds."""
    rules = "add table inet cut\n" + "".join(
        f"add chain inet cut {hook} {{ type filter hook {hook} priority -300; policy drop; }}\n"
        for hook in ("input", "output"))  # fmt: skip
    scene.worker().run(["nft", "-f", "-"], stdin=rules)
    time.sleep(30)
    scene.worker().run(["nft", "delete", "table", "inet", "cut"])


def fill(scene: Scene) -> None:
    scene.master.run(["sh", "-c", f"dd if=/dev/zero of={SMALL}/full bs=64k 2>/dev/null; true"])


def revoke(scene: Scene) -> None:
    scene.master.run(["find", "/var/cache/salt/master/tokens", "-type", "f", "-delete"])


def forge(scene: Scene) -> None:
    lease = json.loads(scene.master.run(["cat", f"{STORE}/lease.json"]))
    minions = [host.host.minion for host in scene.operator.lab.hosts]
    run = (lease.get("handedOver") or {}).get("jid")
    scene.on_the_bus(FORGE, {"job": scene.apply.job, "run": run, "minions": minions})


def late(scene: Scene) -> None:
    """A minion stands still for longer than Salt and Brine wait before they ask."""
    for name in ("STOP", "CONT"):
        scene.worker().run(["systemctl", "kill", f"--signal={name}", "--kill-whom=all", "salt-minion"])
        if name == "STOP":
            time.sleep(25)


def take_over(scene: Scene) -> None:
    """The client stands still, someone takes its lease, it wakes up."""
    scene.signal("STOP")
    scene.operator.brine("unlock", "--yes", folder=FOLDER)
    scene.signal("CONT")
    # nsenter, which runs it in the host, stands still as long as what it runs, and is not woken with it.
    scene.apply.process.send_signal(signal.SIGCONT)


@dataclass(frozen=True)
class Fault:
    """`harmless`: the apply that it meets must end well itself; `phases` in which it strikes."""

    strike: Callable[[Scene], None]
    harmless: bool = False
    phases: Sequence[str] = tuple(PHASES)


FAULTS = {
    "client killed": Fault(lambda scene: scene.signal("KILL")),
    "client stopped, lease taken": Fault(take_over),
    "salt-api killed": Fault(lambda scene: kill(scene.master, "salt-api"), harmless=True),
    "salt-master killed": Fault(lambda scene: kill(scene.master, "salt-master")),
    "minion killed": Fault(lambda scene: kill(scene.worker(), "salt-minion"), phases=ON_WORKERS),
    "network cut for 30 s": Fault(cut, phases=ON_WORKERS),
    "disk full on the master": Fault(fill),
    "token revoked": Fault(revoke, harmless=True),
    "forged events": Fault(forge, harmless=True),
    "events twice and out of order": Fault(
        lambda scene: scene.on_the_bus(REPEAT, {"seed": scene.seed}), harmless=True),  # fmt: skip
    "minion late by 25 s": Fault(late, phases=ON_WORKERS),
}


@dataclass(frozen=True)
class Round:
    """What came of one fault; `wrong` is empty when all is as it must be."""

    fault: str
    moment: Moment
    status: int
    applies: int
    seconds: float
    wrong: tuple[str, ...]


class Site:
    """A cluster that Brine made, on a master with little room."""

    def __init__(self, operator: Operator) -> None:
        self.operator = operator
        self.counts: collections.Counter = collections.Counter()

    def prepare(self) -> None:
        """Deploys, and sees how an undisturbed apply of what is spoiled goes."""
        self.operator.install()
        if not self.operator.master.succeeds(["test", "-e", f"{FOLDER}/cluster.yaml"]):
            self.operator.master.write(f"{FOLDER}/cluster.yaml", DEMO.read_text())
        self.operator.set_up_master(FOLDER)
        self._little_room()
        self.operator.brine("apply", folder=FOLDER)
        self.spoil()
        undisturbed = Apply(self.operator)
        status = undisturbed.end()
        assert status == 0, "".join(undisturbed.said)
        self.counts = undisturbed.counts
        missed = [phase for phase in PHASES if not self.counts["job", phase]]
        assert not missed, f"nothing was done in {missed}"

    def _little_room(self) -> None:
        """What the master and Brine write is on a file system of its own, which can be filled."""
        self.operator.master.run(["sh", "-ec", f"""
            mountpoint -q {SMALL} && exit 0
            systemctl stop salt-api salt-master
            mkdir -p {SMALL} /var/lib/brine && mount -t tmpfs -o size=96m none {SMALL}
            for place in /var/cache/salt/master /var/lib/brine; do
              kept={SMALL}/$(basename $place); cp -a $place $kept; mount --bind $kept $place
            done"""])  # fmt: skip
        self.operator.restart_master()

    def spoil(self) -> None:
        for path, hosts in SPOILED.values():
            for host in hosts:
                self.operator.lab.host(host).run(["sh", "-ec", f"echo '{MARK}' >>{path}"])

    def left(self) -> list[str]:
        """Where the mark still stands, by the hosts themselves."""
        return [f"{path} on {host}" for path, hosts in SPOILED.values() for host in hosts
                if self.operator.lab.host(host).succeeds(["grep", "-q", MARK, path])]  # fmt: skip

    def round(self, name: str, seed: str) -> Round:
        chance = random.Random(seed)
        moment = Moment.any_of(self.counts, chance, FAULTS[name].phases)
        self.spoil()
        since, before = self.operator.master.run(["date", "+%Y%m%d%H%M%S%6N"]).strip(), self._handed_over()
        began = time.monotonic()
        with self._scene(seed) as scene:
            struck = scene.apply.reaches(moment)
            if struck:
                FAULTS[name].strike(scene)
            status = scene.apply.end()
        left = self.left()
        self.operator.master.run(["rm", "-f", f"{SMALL}/full"])
        applies, healed = self._heal(status)
        said = "".join(scene.apply.said[-12:])
        wrong = [
            *([] if struck else [f"it did not get there: {said}"]),
            *([f"it says ok, and there is still {left}"] if status == 0 and left else []),
            *([f"it ended with {status}: {said}"] if status and FAULTS[name].harmless else []),
            *(["an internal error: " + said] if status == 1 else []),
            *([] if healed else [f"{applies} applies did not mend it"]),
            *([f"it says ok in the end, and there is still {self.left()}"] if healed and self.left() else []),
            *self._twice(since, len(self._handed_over() - before)),
        ]
        return Round(name, moment, status, applies, time.monotonic() - began, tuple(wrong))

    @contextlib.contextmanager
    def _scene(self, seed: str) -> Iterator[Scene]:
        scene = Scene(self.operator, Apply(self.operator), seed)
        try:
            yield scene
        finally:
            scene.close()

    def _heal(self, status: int) -> tuple[int, bool]:
        """Applies until all is well; how often."""
        deadline, applies = time.monotonic() + HEALED_WITHIN, 0
        while status and time.monotonic() < deadline:
            again = self.operator.try_brine("apply", "--output", "json", folder=FOLDER)
            status, applies = again.returncode, applies + 1
        return applies, status == 0

    def _handed_over(self) -> set[str]:
        """The journals of runs that began an orchestration: the master may not have kept its record."""
        found = self.operator.master.run(["sh", "-c", f"grep -ls submitting {STORE}/runs/*/journal.jsonl || true"])
        return set(found.split())

    def _twice(self, since: str, started: int) -> list[str]:
        ids = [f"Write {path}" for path, _ in SPOILED.values()]
        jobs = json.loads(self.operator.master.run([PYTHON, "-c", JOBS, since, *ids]))
        twice = [f"{what} changed {times} times" for what, times in jobs["changed"].items() if times > 1]
        twice += [f"run {run} was started {times} times" for run, times in jobs["runs"].items() if times > 1]
        return twice + [f"{what}: {times} jobs in {started} runs" for what, times in jobs["sent"].items() if times > started]


def table(rounds: list[Round]) -> str:
    """Markdown: for each fault how often, how its apply ended, how many more it took, what was wrong."""
    lines = ["| fault | times | apply ended with | applies to mend it | wrong |", "|---|---|---|---|---|"]
    for name in FAULTS:
        own = [one for one in rounds if one.fault == name]
        if own:
            ends = collections.Counter(one.status for one in own)
            told = ", ".join(f"{status} ({times})" for status, times in sorted(ends.items()))
            more = max(one.applies for one in own)
            lines.append(f"| {name} | {len(own)} | {told} | {more} | {sum(bool(one.wrong) for one in own)} |")
    return "\n".join(lines)


def main() -> int:
    from brinelab import labs
    from brinelab.layout import LabDir

    options = arguments()
    site = Site(Operator(labs.find(LabDir.from_environment().lab(options.lab))))
    site.prepare()
    rounds = []
    print(f"seed {options.seed}", flush=True)
    for time_ in range(options.times):
        for name in options.fault or FAULTS:
            rounds.append(site.round(name, f"{options.seed}-{name}-{time_}"))
            one = rounds[-1]
            print(f"{name} {one.moment}: {one.status}, {one.applies} more, {one.seconds:.0f} s", *one.wrong,
                  sep="\n  ", flush=True)  # fmt: skip
    print(table(rounds))
    return 1 if any(one.wrong for one in rounds) else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fault", nargs="*", choices=[*FAULTS, []], metavar="FAULT", help="default: all")
    parser.add_argument("--lab", required=True, metavar="NAME")
    parser.add_argument("--times", type=int, default=1, metavar="N")
    parser.add_argument("--seed", default=str(random.randrange(10**6)))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
