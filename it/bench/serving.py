"""What one minion's pillar costs the salt-master, by the number of minions in the tree."""

from __future__ import annotations

import json
import subprocess

import cost
import planning
from lab import BOOTSTRAP, CLUSTER, Lab
from steps import StepFailed, say

MINION = "worker-7"
TIMES = 30
# As the master does it for a minion that asks: in its own Python, with its own configuration and modules.
COMPILE = f"""
import json, time
import salt.config, salt.pillar
opts = salt.config.master_config("/etc/salt/master")
opts["pillarenv"], opts["saltenv"] = "brine", "brine"
def compiled():
    return salt.pillar.Pillar(opts, {{"id": "{MINION}"}}, "{MINION}", "brine", pillarenv="brine").compile_pillar()
files = len(compiled()["brine"]["files"])
began = time.process_time()
for _ in range({TIMES}):
    compiled()
print(json.dumps({{"files": files, "seconds": (time.process_time() - began) / {TIMES}}}))
"""


def pillar(lab: Lab, bench: planning.Planning, sizes: list[int]) -> None:
    try:
        lab.up()
        lab.install_brine()
        lab.put(CLUSTER, "/etc/brine/cluster.yaml")
        lab.shell("set up the master", "brine master setup --yes")
        for nodes in sizes:
            cost.of_command(bench.command(nodes))
            say(f"CPU of one minion's pillar, {nodes} minions: {_milliseconds(lab, bench, nodes):.1f} ms; "
                "aim: the same")
    finally:
        lab.down()


def _milliseconds(lab: Lab, bench: planning.Planning, nodes: int) -> float:
    tree = next(bench.root(nodes).glob("trees/*"))
    with subprocess.Popen(["tar", "-C", tree, "-c", "pillar"], stdout=subprocess.PIPE) as tar:
        subprocess.run(lab.command("sh", "-ec", "rm -rf /srv/brine/current && mkdir -p /srv/brine/current && "
                                   "tar -C /srv/brine/current -x --no-same-owner"), stdin=tar.stdout, check=True)
    answer = json.loads(lab.output("/opt/salt/bin/python3", "-c", COMPILE, host=BOOTSTRAP))
    if not answer["files"]:
        raise StepFailed(f"the pillar of {MINION} has no files")
    return answer["seconds"] * 1000
