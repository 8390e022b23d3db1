"""Facts and a configuration of as many nodes as wanted, made of the facts that three real hosts reported."""

from __future__ import annotations

import copy
import ipaddress
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORDED = ROOT / "cli/src/main/resources/io/brine/cli/sample/facts.yaml"
CONFIG = ROOT / "it/proofs/cluster.yaml"
CONTROL = ipaddress.ip_network("10.80.0.0/16")
WORKLOAD = ipaddress.ip_network("10.81.0.0/16")


def write(nodes: int, folder: Path) -> None:
    """Writes cluster.yaml, facts.yaml and the files they name; the first node is the control plane."""
    recorded = json.loads(RECORDED.read_text())
    minions = recorded["nodes"]
    worker = minions["worker-1"]
    fleet = {"bootstrap.dc1.example.com": node(minions["bootstrap.dc1.example.com"], "bootstrap", 0)}
    for number in range(1, nodes):
        fleet[f"worker-{number}"] = node(worker, f"worker-{number}", number)
    recorded["nodes"] = fleet
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "facts.yaml").write_text(json.dumps(recorded))
    (folder / "cluster.yaml").write_text(config(folder))
    (folder / "key.asc").write_text(
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----\n")
    (folder / "ca.crt").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")


def node(model: dict, name: str, number: int) -> dict:
    """The model's facts with an identity and addresses of its own."""
    facts = copy.deepcopy(model)
    facts["identity"] = {"hostname": name, "machineId": f"{number + 1:032x}"}
    control, workload = CONTROL[256 + number], WORKLOAD[256 + number]
    facts["network"] = {
        "interfaces": [
            {"name": "eth0", "up": True, "mtu": 1500, "addresses": [f"{control}/16"]},
            {"name": "eth1", "up": True, "mtu": 1500, "addresses": [f"{workload}/16"]},
        ],
        "routes": [
            {"to": "0.0.0.0/0", "via": str(CONTROL[1]), "dev": "eth0", "metric": 0},
            {"to": str(CONTROL), "via": "", "dev": "eth0", "metric": 0},
            {"to": str(WORKLOAD), "via": "", "dev": "eth1", "metric": 0},
        ],
    }
    return facts


def config(folder: Path) -> str:
    """The demo's configuration on the fleet's networks, with room for all nodes' pods."""
    text = CONFIG.read_text()
    for old, new in (("10.77.1.0/24, 10.77.3.0/24", str(CONTROL)), ("10.77.2.0/24", str(WORKLOAD)),
                     ("  plugin:", "  pods: {cidr: 10.128.0.0/9}\n  plugin:"),
                     ("/etc/brine/lab-apt.gpg", f"{folder}/key.asc"),
                     ("/etc/brine/lab-ca.crt", f"{folder}/ca.crt")):
        text = text.replace(old, new)
    return text


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
