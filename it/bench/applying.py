"""`brine apply` from bare hosts, the same again, and kubeadm on hosts of the same kind in the same run."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import by_hand
import cost
import traces
from demo import CREDENTIALS, VERSION
from lab import CLUSTER, LAB, Lab
from steps import StepFailed, run, say

SECOND_AIM = 15
IDLE_SECONDS = 10
ALL_ANSWER = """until brine nodes >/dev/null 2>&1; do sleep 0.5; done
until [ "$(salt --out=txt -t 5 '*' test.ping 2>/dev/null | grep -c True)" = 3 ]; do sleep 0.5; done"""


def compare(name: str) -> None:
    lab = Lab(name)
    try:
        lab.up("--services", VERSION)
        prepare(lab)
        first = measured(lab, "brine apply, from bare hosts", lambda: brine(lab, "apply"))
        run("pod network", [LAB, "cni", lab.name])
        brine(lab, "verify")
        again(lab)
        files = by_hand.files_of_a_node(lab)
        lab.up("--services", VERSION)
        hand = measured(lab, "apt-get install, kubeadm init and join, from bare hosts, until all is well",
                        lambda: by_hand.deploy(lab, files))
        say(f"brine / kubeadm: {first.wall / hand.wall:.2f} by the clock, {first.cpu / hand.cpu:.2f} in CPU time; "
            "aim 2")
    finally:
        lab.down()


def prepare(lab: Lab, cluster: Path = CLUSTER) -> None:
    lab.install_brine()
    lab.put(cluster, "/etc/brine/cluster.yaml")
    lab.shell("credentials", CREDENTIALS)
    brine(lab, "master", "setup", "--yes", "--restart")
    lab.shell("minions are back", ALL_ANSWER)


def measured(lab: Lab, what: str, step: Callable[[], object]) -> cost.Cost:
    with cost.of_lab(lab.name) as spent:
        step()
    say(f"{what}: {spent}")
    return spent


def again(lab: Lab) -> None:
    """The second run: how long, and whether it has changed anything at all."""
    before = traces.of(lab)
    runs = []
    spent = measured(lab, f"brine apply again, aim {SECOND_AIM} s",
                     lambda: runs.append(brine(lab, "apply", "-o", "json")))
    idle = cluster_alone(lab)
    say(f"  of it CPU of the run {spent.cpu - idle * spent.wall:.2f} s, of the cluster by itself {idle:.2f} s a second")
    changed = [*salt_changes(lab, json.loads(runs[0])), *traces.difference(before, traces.of(lab))]
    if changed:
        raise StepFailed("the second apply changed: " + "; ".join(changed))
    say(f"  it changed nothing: Salt's `changes` of its jobs, {len(before.files)} files, {len(before.pods)} pods")


def cluster_alone(lab: Lab) -> float:
    """CPU seconds that a second costs while nobody asks anything of the cluster."""
    with cost.of_lab(lab.name) as spent:
        time.sleep(IDLE_SECONDS)
    return spent.cpu / spent.wall


def salt_changes(lab: Lab, result: dict) -> list[str]:
    """Raw `changes` and `result` of every state of the run's jobs, where they are not empty and true."""
    jids = {jid for phase in result["phases"] for jid in phase["jids"]}
    if not jids:
        raise StepFailed("the second apply names no job")
    changed = []
    for jid in sorted(jids):
        for minion, states in json.loads(lab.output("salt-run", "--out=json", "jobs.lookup_jid", jid)).items():
            changed += [f"{minion}: {state['__id__']}" for state in states.values()
                        if state["changes"] or state["result"] is not True]
    return changed


def brine(lab: Lab, *words: str) -> str:
    try:
        return lab.output("brine", *words)
    except subprocess.CalledProcessError as failure:
        raise StepFailed(f"brine {' '.join(words)} ended with {failure.returncode}") from failure
