"""`brine diff` and `brine apply --dry-run`: they tell what an apply would change, and change nothing."""

# lab runbooks

import json

import pytest
import yaml
from salt_operator import CURRENT, DEMO

FOLDER = "/etc/brine"
SPOILT = "/etc/sysctl.d/90-brine.conf"
MANIFEST = "/etc/kubernetes/manifests/kube-scheduler.yaml"
KUBECTL = ["kubectl", "--kubeconfig=/etc/kubernetes/admin.conf"]
STAMP = "/var/tmp/before"
# Salt's and systemd's own accounts, the lease of the look, and the tree that it writes and that is in use as long as it lasts.
OWN = [
    *("/run/*", "/tmp", "/tmp/*", "/var/log/*", "/var/cache/salt/*", "/var/lib/systemd/*", STAMP),
    *("/srv/brine", "/srv/brine/current", "/srv/brine/trees*", "/var/lib/brine/demo/lease.json"),
]


@pytest.fixture(scope="module")
def standing(operator):
    """A cluster in which nothing is to be done."""
    operator.master.write(f"{FOLDER}/cluster.yaml", DEMO.read_text())
    operator.set_up_master(FOLDER)
    operator.brine("apply", folder=FOLDER)
    return operator


@pytest.fixture
def spoilt(standing):
    """One file on a worker and one object of the API are not as planned; afterwards they are."""
    standing.lab.host("worker-1").write(SPOILT, "password: hunter2\n")
    standing.master.run([*KUBECTL, "--namespace=kube-system", "delete", "configmap", "coredns"])
    yield standing
    standing.brine("apply", folder=FOLDER)


@pytest.fixture
def wanted_otherwise(standing):
    """The configuration asks for another argument of the scheduler."""
    cluster = yaml.safe_load(DEMO.read_text())
    cluster["kubernetes"]["scheduler"] = {"extraArgs": [{"name": "v", "value": "1"}]}
    standing.put_cluster(cluster, f"{FOLDER}/cluster.yaml")
    yield standing
    standing.master.write(f"{FOLDER}/cluster.yaml", DEMO.read_text())


def state(operator) -> dict:
    """What the cluster and the master have, down to single containers."""
    kinds = "configmaps,secrets,serviceaccounts,clusterroles,clusterrolebindings,roles,rolebindings"
    objects = json.loads(operator.master.run([*KUBECTL, "get", kinds, "--all-namespaces", "--output=json"]))["items"]
    pods = json.loads(operator.master.run([*KUBECTL, "get", "pods", "--all-namespaces", "--output=json"]))["items"]
    return {
        "tree": operator.master.run(["readlink", CURRENT]),
        "runs": operator.master.run(["ls", "/var/lib/brine/demo/runs"]),
        "objects": {one["metadata"]["uid"]: one["metadata"]["resourceVersion"] for one in objects},
        "containers": {
            pod["metadata"]["name"]: [one.get("containerID") for one in pod["status"].get("containerStatuses", [])]
            for pod in pods
        },
    }


def changed_files(operator) -> dict[str, list[str]]:
    """By host, all that was written, removed or given another mode on its disk since the stamp."""
    but = [word for path in OWN for word in ("-not", "-path", path)]
    return {
        host.name: host.run(["find", "/", "-xdev", "-cnewer", STAMP, *but]).split() for host in operator.lab.hosts
    }


def look(operator, *words: str, ends: int) -> str:
    """What the command prints, which ends so and leaves everything as it was."""
    for host in operator.lab.hosts:
        host.run(["touch", STAMP])
    before = state(operator)
    done = operator.try_brine(*words, folder=FOLDER)
    assert done.returncode == ends, f"{done.returncode}\n{done.stderr}{done.stdout}"
    assert state(operator) == before
    assert changed_files(operator) == {host.name: [] for host in operator.lab.hosts}
    return done.stdout


def test_where_nothing_is_to_be_done_there_is_no_difference(standing):
    assert look(standing, "diff", ends=0) == "no difference\n"


def test_what_was_spoilt_is_told_and_left(spoilt):
    told = look(spoilt, "diff", ends=11)
    assert f"Write {SPOILT}  (worker-1)\n" in told
    assert "\n  -password: <masked>\n" in told and "\n  +net.ipv4.ip_forward" in told
    assert "to be applied: ConfigMap kube-system/coredns\n" in told
    assert "; to run: node-base, cluster-objects, verify" in told
    assert spoilt.lab.host("worker-1").run(["cat", SPOILT]) == "password: hunter2\n"


def test_another_configuration_is_told_as_a_difference_of_files(wanted_otherwise):
    changes = json.loads(look(wanted_otherwise, "apply", "--dry-run", "--output", "json", ends=0))["changes"]
    (manifest,) = [one for one in changes if one["sls"] == "brine.kube-scheduler.configured"]
    assert manifest["minions"] == ["bootstrap.dc1.example.com"] and "\n+    - --v=1\n" in manifest["text"]
    assert "--v=1" not in wanted_otherwise.master.run(["cat", MANIFEST])
