"""A change of the control plane and a renewal of all certificates, on three control-plane nodes: one after the other."""

# lab own

import json
import time

import pytest
import take_over
from take_over import Site, config

pytestmark = pytest.mark.long
STANDS = "BRINE_ROLLING_LAB"
NAME = "rolling"
CONTROL_PLANE = ("bootstrap", "spare-1", "spare-2")
PODS = ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")
CHANGE = {
    "apiServer": {"extraArgs": [{"name": "v", "value": "1"}]},
    "controllerManager": {"extraArgs": [{"name": "v", "value": "1"}]},
    "scheduler": {"extraArgs": [{"name": "v", "value": "1"}]},
    "etcd": {"extraArgs": [{"name": "snapshot-count", "value": "9998"}]},
}


# First of a day; then what has less than two days left is renewed.
SHORT = {"validity": "24h", "renewBefore": "1h"}
LONG = {"validity": "8760h", "renewBefore": "48h"}


def wanted(certificates, **kubernetes):
    """Three members of etcd, and a worker."""
    cluster = config(certificates=certificates, **kubernetes)
    for name in CONTROL_PLANE[1:]:
        cluster["nodes"].append({"minion": name, "roles": ["control-plane", "etcd"]})
    return cluster


@pytest.fixture(scope="module")
def site():
    """Three control-plane nodes and a worker."""
    with take_over.site(STANDS, NAME, lambda name: Site.deployed(name, wanted(SHORT))) as site:
        yield site


@pytest.fixture(scope="module")
def rolled(site):
    """What was before, and what the change said."""
    before = {name: pods(site, name) for name in CONTROL_PLANE}
    ends = all_ends(site)
    site.want(wanted(LONG, **CHANGE))
    report, _ = site.apply()
    await_mirrors(site, before)
    return before, ends, report


def await_mirrors(site, before):
    """A kubelet tells the API of a static pod some time after it runs; the tests then judge what it told."""
    old = {pod for of_node in before.values() for pod, _ in of_node.values()}
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        told = site.get("pods", "--namespace=kube-system", "--selector=tier=control-plane")["items"]
        hashes = {pod["metadata"]["annotations"]["kubernetes.io/config.hash"] for pod in told}
        if len(told) == len(old) and not hashes & old and all(runs(pod) for pod in told):
            return
        time.sleep(0.5)


def runs(pod):
    return all("running" in one["state"] for one in pod["status"].get("containerStatuses", [{"state": {}}]))


def pods(site, node):
    """Hash of the manifest and start of the container, by pod."""
    found = {}
    for name in PODS:
        pod = site.get("pod", "--namespace=kube-system", f"{name}-{node}")
        state = pod["status"]["containerStatuses"][0]["state"]["running"]
        found[name] = (pod["metadata"]["annotations"]["kubernetes.io/config.hash"], state["startedAt"])
    return found


def all_ends(site):
    """When each certificate that Brine issues ends, by node and path."""
    listed = json.loads(site.brine("certs", "--output", "json").stdout)["certificates"]
    return {
        (one["node"], one["path"]): one["ends"]
        for one in listed
        if not one["path"].startswith("/var/lib/kubelet/") and not one["path"].endswith("ca.crt")
        if one["node"] in {site.host(name).host.minion for name in CONTROL_PLANE}
    }


def test_every_pod_is_a_new_one(site, rolled):
    before, _, _ = rolled
    for node in CONTROL_PLANE:
        now = pods(site, node)
        for name in PODS:
            assert now[name][0] != before[node][name][0], (node, name)
            assert now[name][1] > before[node][name][1], (node, name)


@pytest.mark.parametrize("phase", [PODS[:1], PODS[1:]], ids=["etcd", "control-plane"])
def test_nodes_follow_one_another(site, rolled, phase):
    spans = []
    for node in CONTROL_PLANE:
        starts = [start for name, (_, start) in pods(site, node).items() if name in phase]
        spans.append((min(starts), max(starts), node))
    spans.sort()
    for (_, last, node), (first, _, following) in zip(spans, spans[1:]):
        assert last <= first, f"{following} began before {node} was done: {spans}"


def test_every_certificate_was_renewed(site, rolled):
    _, before, _ = rolled
    now = all_ends(site)
    assert len(now) == len(before) > 25
    assert all(now[name] > before[name] for name in now)


def test_nobody_failed_and_nothing_is_left(site, rolled):
    _, _, report = rolled
    assert {minion["outcome"] for phase in report["phases"] for minion in phase["minions"].values()} == {"ok"}
    assert all(site.nodes().values())
    report, _ = site.apply()
    minions = [minion for phase in report["phases"] for minion in phase["minions"].values()]
    assert minions and all(minion["outcome"] == "ok" and minion["changes"] == [] for minion in minions)
