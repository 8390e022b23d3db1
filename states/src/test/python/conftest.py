"""Real Salt loaders over the modules of this project, and nodes as folders."""

import contextlib
import io
import json
import pathlib
import sys

import pytest
import salt._logging
import salt.config
import salt.loader

RESOURCES = pathlib.Path(__file__).parents[2] / "main" / "resources" / "brine"
MODULES = RESOURCES / "modules"
salt._logging.shutdown_temp_handler()  # it would print at exit, after pytest closed its stream
sys.dont_write_bytecode = True
sys.path.insert(0, str(RESOURCES / "salt" / "brine" / "node" / "files"))

from brinenode import cli, files  # noqa: E402


def leaf(name, authority, common_name, usages, organizations=(), dns=(), addresses=(), folder="/etc/kubernetes/pki"):
    return {
        "name": name,
        "authority": authority,
        "certificate": f"{folder}/{name}.crt",
        "key": f"{folder}/{name}.key",
        "commonName": common_name,
        "organizations": list(organizations),
        "dnsNames": list(dns),
        "ipAddresses": list(addresses),
        "usages": usages,
        "algorithm": "ECDSA-P256",
        "validity": "8760h",
    }


def kubeconfig(name, user, organizations=(), server="https://10.77.1.100:6443", rotated=False):
    return {
        "path": f"/etc/kubernetes/{name}.conf",
        "server": server,
        "cluster": "kubernetes",
        "user": user,
        "authority": "ca",
        "commonName": user,
        "organizations": list(organizations),
        "usages": ["client auth"],
        "algorithm": "ECDSA-P256",
        "validity": "8760h",
        "rotated": rotated,
    }


def authorities(with_keys=True):
    paths = {"ca": "ca", "etcd-ca": "etcd/ca", "front-proxy-ca": "front-proxy-ca"}
    names = paths if with_keys else {"ca": "ca"}
    return [
        {
            "name": name,
            "certificate": f"/etc/kubernetes/pki/{paths[name]}.crt",
            "key": f"/etc/kubernetes/pki/{paths[name]}.key" if with_keys else "",
            "algorithm": "ECDSA-P256",
            "validity": "87600h",
        }
        for name in names
    ]


def first_node(minion="cp.dc1.example.com"):
    """The plan of the first control-plane node, as /etc/brine/node.json has it."""
    addresses = ["10.77.1.100", "10.77.1.11", "10.96.0.1"]
    dns = [
        "bootstrap",
        "kubernetes",
        "kubernetes.default",
        "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local",
    ]
    etcd = {"dns": ["bootstrap", "localhost"], "addresses": ["::1", "10.77.1.11", "127.0.0.1"]}
    both = ["server auth", "client auth"]
    inner = "/etc/kubernetes/pki/etcd"
    return {
        "apiVersion": "brine.io/node/v1",
        "cluster": "demo",
        "minion": minion,
        "node": "bootstrap",
        "roles": ["bootstrap", "control-plane", "etcd"],
        "authorities": authorities(),
        "serviceAccount": {"key": "/etc/kubernetes/pki/sa.key", "pub": "/etc/kubernetes/pki/sa.pub"},
        "certificates": [
            leaf("apiserver", "ca", "kube-apiserver", ["server auth"], dns=dns, addresses=addresses),
            leaf("apiserver-kubelet-client", "ca", "kube-apiserver-kubelet-client", ["client auth"]),
            leaf("apiserver-etcd-client", "etcd-ca", "kube-apiserver-etcd-client", ["client auth"]),
            leaf("front-proxy-client", "front-proxy-ca", "front-proxy-client", ["client auth"]),
            leaf("server", "etcd-ca", "bootstrap", both, folder=inner, **etcd),
            leaf("peer", "etcd-ca", "bootstrap", both, folder=inner, **etcd),
            leaf("healthcheck-client", "etcd-ca", "kube-etcd-healthcheck-client", ["client auth"], folder=inner),
        ],
        "kubeconfigs": [
            kubeconfig("admin", "kubernetes-admin", ["kubeadm:cluster-admins"]),
            kubeconfig("super-admin", "kubernetes-super-admin", ["system:masters"]),
            kubeconfig("controller-manager", "system:kube-controller-manager"),
            kubeconfig("scheduler", "system:kube-scheduler"),
            kubeconfig("kubelet", "system:node:bootstrap", ["system:nodes"], rotated=True),
        ],
        "bootstrap": None,
        "renewBefore": "720h0m0s",
        "etcd": {
            "name": "bootstrap",
            "clientUrl": "https://10.77.1.11:2379",
            "peerUrl": "https://10.77.1.11:2380",
            "initial": True,
            "joins": [],
            "members": [
                {
                    "name": "bootstrap",
                    "clientUrl": "https://10.77.1.11:2379",
                    "peerUrl": "https://10.77.1.11:2380",
                }
            ],
        },
        "apiServer": {"local": "https://10.77.1.11:6443"},
        "objects": "/etc/brine/objects",
        "nodes": [],
        "verify": {"plugin": "none", "expectedNodes": ["bootstrap", "worker-1"]},
    }


def worker(minion="node-1"):
    return {
        "apiVersion": "brine.io/node/v1",
        "cluster": "demo",
        "minion": minion,
        "node": "worker-1",
        "roles": ["worker"],
        "authorities": authorities(with_keys=False),
        "serviceAccount": None,
        "certificates": [],
        "kubeconfigs": [],
        "bootstrap": {"path": "/etc/kubernetes/bootstrap-kubelet.conf", "server": "https://10.77.1.100:6443"},
        "renewBefore": "720h0m0s",
        "etcd": None,
        "apiServer": None,
        "objects": None,
    }


class Node:
    """A node's file system below a folder, and its brine-node."""

    def __init__(self, root, spec):
        self.root = root
        self.spec = spec
        self.tree = files.Tree(str(root))
        self.plan(spec)

    def plan(self, spec):
        self.spec = spec
        self.tree.write("/etc/brine/node.json", json.dumps(spec).encode(), 0o600)

    def run(self, *arguments, given=""):
        """Exit code and the JSON printed."""
        out = io.StringIO()
        code = cli.main(["--root", str(self.root), *arguments], io.StringIO(given), out)
        return code, json.loads(out.getvalue())


@pytest.fixture
def node(tmp_path):
    return Node(tmp_path / "cp", first_node())


@pytest.fixture
def master(tmp_path):
    """Options of a master whose modules, trees and store lie in a folder of this test."""
    options = salt.config.DEFAULT_MASTER_OPTS.copy()
    options.update(
        id="master",
        root_dir=str(tmp_path / "salt"),
        cachedir=str(tmp_path / "salt" / "cache"),
        extension_modules=str(tmp_path / "salt" / "extmods"),
        module_dirs=[str(MODULES)],
        optimization_order=[0, 1, 2],
        file_client="local",
        brine={"root": str(tmp_path / "brine"), "store": str(tmp_path / "store")},
    )
    return options


@pytest.fixture
def utils(master):
    return salt.loader.utils(master)


class FakeClient:
    """Stands for LocalClient: runs the real brine-node on the folders of the nodes, in process."""

    def __init__(self, nodes):
        self.nodes = nodes
        self.silent = set()
        self.jobs = []

    def run_job(self, minions, fun, arg, tgt_type, kwarg=None, **_):
        jid = str(len(self.jobs))
        returns = {m: self._run(m, arg[0], kwarg) for m in minions if m not in self.silent}
        self.jobs.append({"minions": list(minions), "arg": arg, "kwarg": kwarg, "returns": returns})
        return {"jid": jid, "minions": list(minions)}

    def _run(self, minion, command, kwarg):
        program, *words = command.split()
        code, answer = self.nodes[minion].run(*words, given=kwarg.get("stdin", ""))
        return {"retcode": code, "stdout": json.dumps(answer), "stderr": ""}

    def get_iter_returns(self, jid, minions, **_):
        yield from ({m: {"ret": "forged"}} for m in self.jobs[int(jid)]["returns"])

    def get_cache_returns(self, jid):
        return {m: {"ret": ret} for m, ret in self.jobs[int(jid)]["returns"].items()}


@pytest.fixture
def cluster(tmp_path, master, monkeypatch):
    """A control-plane node and a worker, the signer's table, and the runner loaded by Salt."""
    nodes = {
        "cp.dc1.example.com": Node(tmp_path / "cp", first_node()),
        "node-1": Node(tmp_path / "worker", worker()),
    }
    client = FakeClient(nodes)
    monkeypatch.setattr("salt.client.get_local_client", lambda **_: contextlib.nullcontext(client))
    return Cluster(tmp_path, master, nodes, client)


class Cluster:
    def __init__(self, folder, master, nodes, client):
        self.folder = folder
        self.nodes = nodes
        self.client = client
        self.store = folder / "store" / "demo" / "pki"
        self.context = {}
        utils = salt.loader.utils(master)
        self.runner = salt.loader.runner(master, utils=utils, context=self.context)
        self.write_table({minion: row(node.spec) for minion, node in nodes.items()})

    def write_table(self, table):
        plan = self.folder / "brine" / "current" / "plan"
        plan.mkdir(parents=True, exist_ok=True)
        (plan / "certificates.json").write_text(json.dumps(table))

    def issue(self, **arguments):
        return self.runner["brine_pki.issue"]("demo", **arguments)


def row(spec):
    return {
        "authorities": spec["authorities"],
        "serviceAccount": bool(spec["serviceAccount"]),
        "certificates": spec["certificates"],
        "kubeconfigs": spec["kubeconfigs"],
        "bootstrap": bool(spec["bootstrap"]),
    }
