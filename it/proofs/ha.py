"""Five hosts in three subnets, each with firewalld as an operator has it, and a cluster with several control-plane nodes on them."""

from __future__ import annotations

import copy
import json
import subprocess
from dataclasses import dataclass

import his_firewall
import yaml
from brinelab.host import LabHost
from failover import until
from salt_operator import ROOT
from take_over import FOLDER, LAB, Site

PLANES = yaml.safe_load((ROOT / "it/proofs/planes.yaml").read_text())
VIP = "10.77.1.100"
PORT = 6443
CONTROL_PLANE = ("bootstrap", "cp-2", "cp-3")
NODES = (*CONTROL_PLANE, "worker-1", "worker-2")
# What `brine test network` found while nothing was deployed.
BEFORE = "/root/network-before.json"
ETCD = """
import ssl, sys, urllib.request
pki = "/etc/kubernetes/pki/etcd/"
context = ssl.create_default_context(cafile=pki + "ca.crt")
context.load_cert_chain(pki + "server.crt", pki + "server.key")
request = urllib.request.Request("https://127.0.0.1:2379/v3/" + sys.argv[1], sys.argv[2].encode(), method="POST")
print(urllib.request.urlopen(request, timeout=5, context=context).read().decode())
"""


@dataclass
class FiveHosts(Site):
    """The operator at the salt-master, which is the first control-plane node too."""

    def has_source(self) -> bool:
        """Whether the hosts can have packages and images from somewhere."""
        return self.operator.lab.served is not None or self.bundled()

    def bundled(self) -> bool:
        return self.first.succeeds(["test", "-e", "/srv/brine/bundle/bundle.lock"])

    def settle(self) -> None:
        """Brine installed, the master set up, a firewall on each host; once."""
        if self.first.succeeds(["test", "-d", "/srv/brine/modules"]):
            return
        self.operator.install()
        self.want(self.config())
        for host in self.operator.lab.hosts:
            his_firewall.firewall_of_his(host)
        worker = self.host("worker-1")
        his_firewall.listen(worker)
        until(lambda: his_firewall.connects(self.inside, worker) == his_firewall.HIS, "his ports are open")
        self.operator.restart_minions()
        self.operator.set_up_master(FOLDER)
        self.first.write(BEFORE, self.told("test", "network", "--output", "json"))

    def config(self, control_plane: int = 3, **changes) -> dict:
        """That of it/proofs/planes.yaml with so many control-plane nodes; from the bundle where there is one."""
        wanted = {**copy.deepcopy(PLANES), **changes}
        left_out = CONTROL_PLANE[control_plane:]
        wanted["nodes"] = [node for node in wanted["nodes"] if node["minion"] not in left_out]
        if self.bundled():
            del wanted["repositories"]
        return wanted

    def told(self, *words: str) -> str:
        """The standard output of a command of Brine that must succeed."""
        return self.operator.brine(*words, folder=FOLDER)

    def members(self) -> dict[str, str]:
        """{name: id} of etcd's voters."""
        listed = self.etcd(self.first, "cluster/member/list")["members"]
        return {one["name"]: one["ID"] for one in listed if not one.get("isLearner")}

    def etcd_leader(self) -> str:
        """Its name."""
        leader = self.etcd(self.first, "maintenance/status")["leader"]
        return next(name for name, identity in self.members().items() if identity == leader)

    def lead(self, name: str) -> None:
        """Has etcd led by this member."""
        leader = self.etcd_leader()
        if leader != name:
            self.etcd(self.host(leader), "maintenance/transfer-leadership", {"targetID": self.members()[name]})
            until(lambda: self.etcd_leader() == name, f"{name} leads etcd")

    def etcd(self, host: LabHost, path: str, body: dict | None = None) -> dict:
        """What the member on the host answers."""
        return json.loads(host.run(["python3", "-c", ETCD, path, json.dumps(body or {})]))

    def inside(self, *words: object) -> subprocess.CompletedProcess[str]:
        """A command of the machine in the lab's network, outside of every host."""
        command = [str(word) for word in (LAB, "netns", self.operator.lab.place.name, "--", *words)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def livez(self, address: str = VIP) -> str:
        """What the API server at the address says, from outside."""
        return self.inside("curl", "-sk", "--max-time", "2", f"https://{address}:{PORT}/livez").stdout

    def wait_ready(self, *names: str, seconds: float = 120) -> None:
        until(lambda: all(self.nodes().get(name) for name in names), f"{', '.join(names)} are Ready", seconds)
