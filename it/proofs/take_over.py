"""A cluster that Brine made, in a lab of its own, with two hosts more; and what an operator does there with kubeadm alone."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest
import yaml
from brinelab import labs
from brinelab.host import LabHost
from brinelab.layout import LabDir
from salt_operator import DEMO, ROOT, Operator

LAB = ROOT / "it/lab/lab"
SPEC = ROOT / "it/lab/specs/take-over.toml"
NAME = "take-over"
VERSION = "v1.36.2"
ENDPOINT = "api.demo.lab"
FOLDER = "/etc/brine"
ADMIN = ["--kubeconfig", "/etc/kubernetes/admin.conf"]
# The hosts have no such controllers (it/lab/README.md, Limits).
NO_CONTROLLERS = "--ignore-preflight-errors=SystemVerification"
# The job runs `pause -v`, and the pause of the lab's images may not know the option: it then pauses.
NO_VERSION_OF_PAUSE = "--ignore-preflight-errors=CreateJob"
SOURCES = [
    "/etc/apt/sources.list.d/brine.sources",
    "/etc/apt/apt.conf.d/90brine",
    "/etc/apt/keyrings/brine-1.asc",
    "/etc/brine/repositories-ca.crt",
]
RUNTIME = [
    "/etc/brine/image-mirror-ca.crt",
    "/etc/containerd/config.toml",
    "/etc/containerd/certs.d",
    "/etc/sysctl.d/90-brine.conf",
    "/etc/modules-load.d/brine.conf",
]


def missing() -> str:
    """Why no such lab can be put up here; empty when one can."""
    binaries = Path(os.environ.get("BRINE_KUBERNETES_DIR", "/var/cache/brine/kubernetes")) / VERSION
    if os.geteuid() != 0:
        return "a lab needs root"
    return "" if (binaries / "kubeadm").is_file() else f"no kubeadm in {binaries}"


def lab(*words: str) -> str:
    done = subprocess.run([LAB, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"lab {' '.join(words)}: {done.stderr}{done.stdout}"
    return done.stdout


@contextlib.contextmanager
def site(standing: str, name: str, put_up: Callable[[str], Site]) -> Iterator[Site]:
    """In the lab that the variable `standing` names, or else in one of its own, which goes again."""
    if standing in os.environ:
        yield Site.that_stands(os.environ[standing])
        return
    if missing():
        pytest.skip(missing())
    try:
        yield put_up(name)
    finally:
        lab("down", name)


def config(**kubernetes) -> dict:
    """That of the demo, with a name as endpoint and one worker; `kubernetes` is added to the section of that name."""
    wanted = yaml.safe_load(DEMO.read_text())
    wanted["kubernetes"].update(kubernetes)
    wanted["apiServer"] = {"vip": ENDPOINT}
    wanted["networks"] = {"controlPlane": {"cidrs": ["10.77.1.0/24"]}, "plugin": {"name": "none"}}
    wanted["nodes"][1]["minion"] = "worker-1"
    return wanted


@dataclass
class Site:
    """The operator at the salt-master, who is at the first control-plane node too; what he keeps in mind of before."""

    operator: Operator
    # A host that is made ready, and the folder there that its files stand in.
    model: tuple[str, str] = ("worker-1", "/")
    renewed: dict[str, str] = field(default_factory=dict)
    ends_before: dict[str, str] = field(default_factory=dict)

    @classmethod
    def that_stands(cls, name: str) -> Self:
        return cls(Operator(labs.find(LabDir.from_environment().lab(name))))

    @staticmethod
    def put_up(name: str) -> Site:
        lab("up", name, "--replace", "--spec", str(SPEC), "--services", VERSION)
        site = Site.that_stands(name)
        for host in site.operator.lab.hosts:
            host.run(["sh", "-ec", f"echo '{site.first.host.address} {ENDPOINT}' >>/etc/hosts"])
        site.operator.install()
        return site

    @staticmethod
    def deployed(name: str, wanted: dict) -> Site:
        """With the cluster that is wanted, and its pod network."""
        site = Site.put_up(name)
        site.want(wanted)
        site.operator.set_up_master(FOLDER)
        site.apply()
        site.pod_network()
        return site

    @property
    def first(self) -> LabHost:
        return self.operator.master

    def host(self, name: str) -> LabHost:
        return self.operator.lab.host(name)

    def want(self, wanted: dict) -> None:
        self.operator.put_cluster(wanted, f"{FOLDER}/cluster.yaml")

    def brine(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.operator.try_brine(*words, folder=FOLDER)

    def apply(self) -> tuple[dict, str]:
        """The report of an apply that succeeds, and what it said on the way."""
        done = self.brine("apply", "--output", "json")
        assert done.returncode == 0, f"{done.returncode}\n{done.stderr}{done.stdout}"
        return json.loads(done.stdout), done.stderr

    def pod_network(self) -> None:
        lab("cni", self.operator.lab.place.name)

    def get(self, *words: str) -> dict:
        return json.loads(self.first.run(["kubectl", *ADMIN, "get", "--output=json", *words]))

    def nodes(self) -> dict[str, bool]:
        """Whether each is Ready."""
        found = {}
        for node in self.get("nodes")["items"]:
            ready = next(one for one in node["status"]["conditions"] if one["type"] == "Ready")
            found[node["metadata"]["name"]] = ready["status"] == "True"
        return found

    def prepare(self, host: LabHost) -> None:
        """What an operator does on a new host: packages and runtime as on the others, nothing of the cluster."""
        self._copy(SOURCES, host)
        host.run(["apt-get", "update"])
        kubernetes = [f"{name}={VERSION[1:]}-*" for name in ("kubeadm", "kubectl", "kubelet")]
        host.run(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends",
                  "containerd", *kubernetes])  # fmt: skip
        self._copy(RUNTIME, host)
        host.run(["systemctl", "restart", "systemd-modules-load", "containerd"])
        host.run(["sysctl", "--quiet", "--load=/etc/sysctl.d/90-brine.conf"])

    def _copy(self, paths: list[str], host: LabHost) -> None:
        name, root = self.model
        script = 'cd "$1" && shift && tar -cz "$@" | base64'
        packed = self.host(name).run(["sh", "-ec", script, "sh", root, *[path[1:] for path in paths]])
        host.run(["sh", "-ec", "base64 -d | tar -C / -xz"], stdin=packed)

    def files(self) -> dict[str, str]:
        """Digests of what kubeadm writes on the first node."""
        found = self.first.run(
            ["find", "/etc/kubernetes", "-type", "f", "-not", "-path", "*/tmp/*", "-exec", "sha256sum", "{}", "+"]
        )
        return {path: digest for digest, path in (line.split(maxsplit=1) for line in found.splitlines())}

    def ends(self) -> dict[str, str]:
        """When each certificate of the first node ends, by path."""
        listed = json.loads(self.brine("certs", "--output", "json").stdout)["certificates"]
        return {one["path"]: one["ends"] for one in listed if one["node"] == self.first.host.minion}

    def pod(self, name: str) -> dict:
        return self.get("pod", "--namespace=kube-system", f"{name}-{self.first.host.hostname}")
