"""What a run that changes nothing leaves as it was: files on all hosts, pods."""

from __future__ import annotations

import json
from dataclasses import dataclass

from demo import KUBECTL
from lab import Lab

HOSTS = ("bootstrap", "worker-1", "worker-2")
# What the kubelet rewrites by itself is not Brine's: its pods, plugins and the state of its managers.
FILES = """find /etc/kubernetes /etc/containerd /etc/brine /etc/apt /etc/sysctl.d /etc/modules-load.d /usr/lib/brine-node \
  /usr/sbin/brine-node /var/lib/kubelet/config.yaml /var/lib/kubelet/instance-config.yaml /var/lib/kubelet/kubeadm-flags.env \
  -type f -not -path '*/__pycache__/*' -printf '%T@ %m %u:%g %p\\n'"""


@dataclass(frozen=True)
class Traces:
    """`files`: time of the last change, mode and owner by host and path; `pods`: uid and restarts by name."""

    files: dict[str, str]
    pods: dict[str, str]


def of(lab: Lab) -> Traces:
    files = {}
    for host in HOSTS:
        for line in lab.output("sh", "-ec", FILES, host=host).splitlines():
            attributes, _, path = line.rpartition(" ")
            files[f"{host}:{path}"] = attributes
    return Traces(files, _pods(lab))


def _pods(lab: Lab) -> dict[str, str]:
    listed = json.loads(lab.output("sh", "-ec", f"{KUBECTL} get pods -A -o json"))
    return {pod["metadata"]["name"]: pod["metadata"]["uid"] + " " + str(_restarts(pod)) for pod in listed["items"]}


def _restarts(pod: dict) -> list[int]:
    return [container["restartCount"] for container in pod["status"].get("containerStatuses", [])]


def difference(before: Traces, after: Traces) -> list[str]:
    """Names of the files and pods that are not as they were."""
    return [name for was, now in ((before.files, after.files), (before.pods, after.pods))
            for name in sorted(was.keys() | now.keys()) if was.get(name) != now.get(name)]
