"""A pod network as an operator would bring his own: Debian's bridge plugin and routes."""

import ipaddress
import json
from dataclasses import dataclass

from brinelab import network
from brinelab.errors import LabError
from brinelab.host import LabHost
from brinelab.labs import Lab
from brinelab.run import Progress, wait_until

ADMIN = "/etc/kubernetes/admin.conf"
NETWORK_FILE = "/etc/cni/net.d/10-lab.conflist"
# Where Debian has the plugins, and where containerd's own defaults look for them.
DEBIAN_PLUGINS, PLUGINS = "/usr/lib/cni", "/opt/cni/bin"
NEEDED = ("bridge", "host-local", "loopback", "portmap")
READY_SECONDS = 90


@dataclass(frozen=True)
class Node:
    """What the cluster says of a node: its addresses and the pod ranges it was given."""

    name: str
    addresses: tuple[str, ...]
    ranges: tuple[str, ...]

    def routes(self) -> list[tuple[str, str]]:
        """Each pod range with the node's address of the same family."""
        return [
            (text, address)
            for text in self.ranges
            for address in self.addresses
            if ipaddress.ip_network(text).version == ipaddress.ip_address(address).version
        ]


def install(lab: Lab, progress: Progress) -> None:
    control = _control(lab)
    wait_until(
        lambda: all(node.ranges for node in _nodes(control)), "every node has a pod range", 60
    )
    nodes = _nodes(control)
    for node in nodes:
        host = _host_of(lab, node)
        _set_up(host, node)
        for pods, via in node.routes():
            network.set_route(lab.place, pods, via)
        progress.say(f"{node.name}: pods {', '.join(node.ranges)} on {host.name}")
    _kubectl(
        control, "wait", "--for=condition=Ready", "node", "--all", f"--timeout={READY_SECONDS}s"
    )
    progress.say(f"{len(nodes)} node(s) Ready")


def nodes_of(listed: dict) -> list[Node]:
    """The nodes of `kubectl get nodes -o json`."""

    def node(item: dict) -> Node:
        found = item["status"].get("addresses", [])
        addresses = tuple(a["address"] for a in found if a["type"] == "InternalIP")
        return Node(item["metadata"]["name"], addresses, tuple(item["spec"].get("podCIDRs", [])))

    return [node(item) for item in listed["items"]]


def configuration(node: Node) -> dict:
    """The network as the bridge plugin reads it: pods are routed, not masqueraded."""
    everywhere = {4: "0.0.0.0/0", 6: "::/0"}
    versions = [ipaddress.ip_network(text).version for text in node.ranges]
    ipam = {
        "type": "host-local",
        "ranges": [[{"subnet": text}] for text in node.ranges],
        "routes": [{"dst": everywhere[version]} for version in versions],
    }
    bridge = {
        "type": "bridge",
        "bridge": "cni0",
        "isGateway": True,
        "hairpinMode": True,
        "ipam": ipam,
    }
    portmap = {"type": "portmap", "capabilities": {"portMappings": True}}
    return {"cniVersion": "1.0.0", "name": "lab", "plugins": [bridge, portmap]}


def _set_up(host: LabHost, node: Node) -> None:
    host.run(["mkdir", "-p", PLUGINS])
    for name in NEEDED:
        host.run(["ln", "-sf", f"{DEBIAN_PLUGINS}/{name}", f"{PLUGINS}/{name}"])
    host.write(NETWORK_FILE, json.dumps(configuration(node), indent=2) + "\n")


def _control(lab: Lab) -> LabHost:
    for host in lab.hosts:
        if host.pid and host.succeeds(["test", "-e", ADMIN]):
            return host
    raise LabError(f"no host of this lab has {ADMIN}; there is no Kubernetes to give a network to")


def _nodes(control: LabHost) -> list[Node]:
    return nodes_of(json.loads(_kubectl(control, "get", "nodes", "-o", "json")))


def _host_of(lab: Lab, node: Node) -> LabHost:
    for host in lab.hosts:
        if any(str(a.ip) in node.addresses for port in host.host.ports for a in port.addresses):
            return host
    raise LabError(f"node {node.name} ({', '.join(node.addresses)}) is no host of this lab")


def _kubectl(control: LabHost, *arguments: str) -> str:
    return control.run(["kubectl", f"--kubeconfig={ADMIN}", *arguments])
