"""Every field of cluster.yaml that takes text: how a value is put there, and where Salt must give it back."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

from hostile.readback import ReadBack

BASE = {
    "apiVersion": "brine.io/v1",
    "kind": "Cluster",
    "metadata": {"name": "demo"},
    "kubernetes": {"version": "v1.36.2", "kubelet": {"failSwapOn": False}},
    "networks": {
        "controlPlane": {"cidrs": ["10.77.1.0/24", "10.77.3.0/24"]},
        "workloadPlane": {"cidrs": ["10.77.2.0/24"]},
        "plugin": {"name": "none"},
    },
    "firewall": {"manage": False},
    "nodes": [
        {"minion": "bootstrap.dc1.example.com", "name": "bootstrap", "roles": ["bootstrap", "control-plane", "etcd"]},
        {"minion": "worker-1", "roles": ["worker"]},
        {"minion": "worker-2", "roles": ["worker"]},
    ],
    "repositories": {
        "packages": {
            "deb": [
                {
                    "url": "https://10.77.1.1/deb",
                    "suite": "stable",
                    "components": ["main"],
                    "keyFile": "/etc/brine/lab-apt.gpg",
                }
            ]
        },
        "images": {"mirror": "https://10.77.1.1:5000", "caFile": "/etc/brine/lab-ca.crt"},
    },
    "salt": {"api": "https://10.77.1.10:8000", "caFile": "/etc/brine/salt-api-ca.crt"},
}
Put = Callable[[dict, str, int], str]
Read = Callable[[ReadBack, str, int], bool]
FIRST, KEY_VALUE, VALUE_VALUE = "bootstrap.dc1.example.com", "worker-1", "worker-2"
PODS = {
    "apiServer": "kube-apiserver",
    "controllerManager": "kube-controller-manager",
    "scheduler": "kube-scheduler",
    "etcd": "etcd",
}


@dataclass(frozen=True)
class Field:
    """`put` takes the value and its number, which tells elements apart, and returns the value's path.

    `read` is None for what only Brine itself uses. `repeats` is whether one configuration can have many values there.
    """

    name: str
    put: Put
    read: Read | None = None
    repeats: bool = False


@dataclass(frozen=True)
class Try:
    """A value in a field."""

    field: Field
    value: str
    number: int

    def is_back(self, back: ReadBack) -> bool:
        return self.field.read is None or self.field.read(back, self.value, self.number)


def scalar(path: str, read: Read | None = None) -> Field:
    def put(config: dict, value: str, number: int) -> str:
        *parents, last = path.split(".")
        _down(config, parents)[last] = value
        return path

    return Field(path, put, read)


def entry(path: str, name: str, read: Read) -> Field:
    """The value of one more key of a mapping."""

    def put(config: dict, value: str, number: int) -> str:
        _down(config, path.split("."))[f"hostile-{number}"] = value
        return f"{path}.hostile-{number}"

    return Field(name, put, read, repeats=True)


def element(path: str, of: Callable[[str, int], object], inner: str = "", read: Read | None = None) -> Field:
    """One more element of a list; `of` makes it of the value."""

    def put(config: dict, value: str, number: int) -> str:
        *parents, last = path.split(".")
        found = _down(config, parents).setdefault(last, [])
        found.append(of(value, number))
        return f"{path}[{len(found) - 1}]{inner}"

    return Field(f"{path}[]{inner}", put, read, repeats=True)


def of_node(index: int, name: str, put: Callable[[dict, str, int], str], read: Read, repeats: bool = True) -> Field:
    """`put` gets the node's entry and returns the rest of the path."""
    return Field(
        f"nodes[].{name}", lambda config, v, n: f"nodes[{index}].{put(config['nodes'][index], v, n)}", read, repeats
    )


def config_of(tries: list[Try]) -> tuple[dict, dict[str, Try]]:
    """A configuration with all of them in it, and each by its path."""
    config = copy.deepcopy(BASE)
    return config, {one.field.put(config, one.value, one.number): one for one in tries}


def tries_at(problem: str, places: dict[str, Try]) -> list[Try]:
    """What a problem is about, which begins with its path; all below it when the path ends above them."""
    inside = [place for place in places if problem.startswith(place) and problem[len(place)] in ".[:"]
    if inside:
        return [places[max(inside, key=len)]]
    path = problem.split(": ")[0]
    return [one for place, one in places.items() if place.startswith((path + ".", path + "["))]


def _down(config: dict, parents: list[str]) -> dict:
    for name in parents:
        config = config.setdefault(name, {})
    return config


def _text(value: str, number: int) -> str:
    return value


def _of_pod(component: str, pod: str) -> list[Field]:
    base = f"kubernetes.{component}"
    return [
        element(
            f"{base}.extraArgs",
            lambda v, n: {"name": v, "value": "1"},
            ".name",
            lambda back, v, n: f"--{v}=1" in back.container(pod)["command"],
        ),
        element(
            f"{base}.extraArgs",
            lambda v, n: {"name": f"hostile-{n}", "value": v},
            ".value",
            lambda back, v, n: f"--hostile-{n}={v}" in back.container(pod)["command"],
        ),
        element(
            f"{base}.extraEnvs",
            lambda v, n: {"name": v, "value": "1"},
            ".name",
            lambda back, v, n: {"name": v, "value": "1"} in back.container(pod)["env"],
        ),
        element(
            f"{base}.extraEnvs",
            lambda v, n: {"name": f"HOSTILE_{n}", "value": v},
            ".value",
            lambda back, v, n: {"name": f"HOSTILE_{n}", "value": v} in back.container(pod)["env"],
        ),
    ]


def _volumes(component: str, pod: str) -> list[Field]:
    path = f"kubernetes.{component}.extraVolumes"
    return [
        element(
            path,
            lambda v, n: {"name": v, "hostPath": f"/a{n}", "mountPath": f"/a{n}"},
            ".name",
            lambda back, v, n: v in [found["name"] for found in back.volumes(pod)],
        ),
        element(
            path,
            lambda v, n: {"name": f"b{n}", "hostPath": f"/b{n}/{v}", "mountPath": f"/b{n}"},
            ".hostPath",
            lambda back, v, n: f"/b{n}/{v}" in [found["hostPath"]["path"] for found in back.volumes(pod)],
        ),
        element(
            path,
            lambda v, n: {"name": f"c{n}", "hostPath": f"/c{n}", "mountPath": f"/c{n}/{v}"},
            ".mountPath",
            lambda back, v, n: f"/c{n}/{v}" in [m["mountPath"] for m in back.container(pod)["volumeMounts"]],
        ),
    ]


def _kubernetes() -> list[Field]:
    return [
        scalar("kubernetes.version"),
        scalar("kubernetes.dnsDomain", lambda back, v, n: back.kubelet()["clusterDomain"] == v),
        scalar(
            "kubernetes.imageRepository",
            lambda back, v, n: back.container("kube-scheduler")["image"].startswith(v + "/"),
        ),
        *(scalar(f"kubernetes.certificates.{name}") for name in ("validity", "caValidity", "renewBefore", "algorithm")),
        _names("kubernetes.apiServer.certSANs", "apiserver"),
        _names("kubernetes.etcd.serverCertSANs", "etcd-server"),
        _names("kubernetes.etcd.peerCertSANs", "etcd-peer"),
        *(field for component, pod in PODS.items() for field in _of_pod(component, pod)),
        *(field for component, pod in PODS.items() if pod != "etcd" for field in _volumes(component, pod)),
    ]


def _names(path: str, certificate: str) -> Field:
    return element(path, _text, read=lambda back, v, n: v in back.certificate(certificate)["dnsNames"])


def _components() -> list[Field]:
    """Free fields of the kubelet's and kube-proxy's own configuration."""
    kubelet, proxy = "kubernetes.kubelet", "kubernetes.kubeProxy"
    return [
        element(
            f"{kubelet}.allowedUnsafeSysctls",
            _text,
            read=lambda back, v, n: v in back.kubelet()["allowedUnsafeSysctls"],
        ),
        entry(
            f"{kubelet}.systemReserved",
            f"{kubelet}.systemReserved{{value}}",
            lambda back, v, n: back.kubelet()["systemReserved"][f"hostile-{n}"] == v,
        ),
        Field(
            f"{kubelet}.evictionHard{{key}}",
            lambda config, v, n: _key(config["kubernetes"]["kubelet"], "evictionHard", v, kubelet),
            lambda back, v, n: back.kubelet()["evictionHard"][v] == "1",
            repeats=True,
        ),
        element(
            f"{proxy}.nodePortAddresses", _text, read=lambda back, v, n: v in back.kube_proxy()["nodePortAddresses"]
        ),
    ]


def _key(parent: dict, name: str, key: str, path: str) -> str:
    parent.setdefault(name, {})[key] = "1"
    return f"{path}.{name}.{key}"


def _nodes() -> list[Field]:
    return [
        of_node(0, "name", _set_name, lambda back, v, n: back.spec(FIRST)["node"] == v, repeats=False),
        of_node(
            1, "labels{key}", _set_label_key, lambda back, v, n: back.node(KEY_VALUE)["labels"][v] == "1", repeats=False
        ),
        of_node(
            2,
            "labels{value}",
            _set_label_value,
            lambda back, v, n: back.node(VALUE_VALUE)["labels"][f"hostile-{n}"] == v,
        ),
        of_node(1, "taints[].key", _add_taint_key, lambda back, v, n: _taint(v, "1") in back.node(KEY_VALUE)["taints"]),
        of_node(
            2,
            "taints[].value",
            _add_taint_value,
            lambda back, v, n: _taint(f"hostile-{n}", v) in back.node(VALUE_VALUE)["taints"],
        ),
        element("nodes", lambda v, n: {"minion": v, "roles": ["worker"]}, ".minion"),
    ]


def _set_name(node: dict, value: str, number: int) -> str:
    node["name"] = value
    return "name"


def _set_label_key(node: dict, value: str, number: int) -> str:
    node.setdefault("labels", {})[value] = "1"
    return "labels"


def _set_label_value(node: dict, value: str, number: int) -> str:
    node.setdefault("labels", {})[f"hostile-{number}"] = value
    return f"labels.hostile-{number}"


def _add_taint_key(node: dict, value: str, number: int) -> str:
    node.setdefault("taints", []).append(_taint(value, "1"))
    return f"taints[{len(node['taints']) - 1}]"


def _add_taint_value(node: dict, value: str, number: int) -> str:
    node.setdefault("taints", []).append(_taint(f"hostile-{number}", value))
    return f"taints[{len(node['taints']) - 1}]"


def _taint(key: str, value: str) -> dict:
    return {"key": key, "value": value, "effect": "NoSchedule"}


def _others() -> list[Field]:
    url, key = "https://10.77.1.1/", "/etc/brine/lab-apt.gpg"

    def deb(**other):
        return {"url": url + "x", "suite": "x", "components": ["x"], "keyFile": key, **other}

    packages = "repositories.packages"
    return [
        scalar("metadata.name", lambda back, v, n: back.spec(FIRST)["cluster"] == v),
        scalar("networks.pods.cidr"),
        scalar("networks.services.cidr"),
        scalar("networks.plugin.encapsulation"),
        element("networks.controlPlane.cidrs", _text),
        scalar("apiServer.vip", lambda back, v, n: f"https://{v}:6443" in back.servers(FIRST)),
        element(f"{packages}.deb", lambda v, n: deb(url=f"{url}{n}/{v}"), ".url", _apt(url + "{n}/")),
        element(f"{packages}.deb", lambda v, n: deb(suite=v, components=[f"y{n}"]), ".suite", _apt("")),
        element(f"{packages}.deb", lambda v, n: deb(suite=f"z{n}", components=[v]), ".components[0]", _apt("")),
        element(f"{packages}.deb", lambda v, n: deb(suite=f"k{n}", keyFile="/etc/brine/" + v), ".keyFile"),
        element(f"{packages}.rpm", lambda v, n: {"url": f"{url}{n}/{v}", "keyFile": key}, ".url"),
        scalar("repositories.images.mirror"),
        scalar("repositories.caFile"),
        *(
            scalar(path)
            for path in ("bundle.path", "apply.batch", "apply.maxFailures", "salt.api", "salt.eauth", "salt.caFile")
        ),
    ]


def _apt(before: str) -> Read:
    return lambda back, v, n: before.format(n=n) + v in back.text(FIRST, "node-apt-sources").split()


FIELDS = [*_kubernetes(), *_components(), *_nodes(), *_others()]
