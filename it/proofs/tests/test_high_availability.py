"""Three control-plane nodes behind a VIP, two workers, firewalld on all: as deployed, with less and with more nodes."""

# lab ha: --bundle --spec it/lab/specs/planes.toml

import json
import re

import ha
import pytest
import writes
from failover import until
from take_over import ADMIN

pytestmark = pytest.mark.long


@pytest.fixture
def site(ha_site):
    return ha_site


@pytest.fixture
def writing(site, tmp_path):
    """Writes through the VIP go on."""
    with writes.going_on(site.operator.lab, site.first, (ha.VIP, ha.PORT), tmp_path) as writer:
        yield writer


def nothing_lost(site, writer, what):
    writer.flows()
    assert writes.lost(site.first, writer) == set()
    print(f"{what}: {len(writer.acknowledged)} writes, none lost, longest pause {writer.pause_since():.1f} s")


def test_all_nodes_are_ready_at_the_vip(site):
    server = re.search(r"server: (\S+)", site.first.run(["cat", ADMIN[1]])).group(1)
    assert server == f"https://{ha.VIP}:{ha.PORT}"
    assert site.nodes() == dict.fromkeys(ha.NODES, True)
    assert site.livez() == "ok"
    assert set(site.members()) == set(ha.CONTROL_PLANE)


def test_each_host_advertises_the_addresses_that_were_shown(site):
    plan = json.loads(site.told("plan", "--output", "json"))
    shown = {node["identity"]["node"]: node["addresses"]["controlPlane"][0] for node in plan["nodes"]}
    assert shown["worker-2"]["reason"] == "the only address in 10.77.3.0/24; none in 10.77.1.0/24"
    addresses = {
        node["metadata"]["name"]: [one["address"] for one in node["status"]["addresses"] if one["type"] == "InternalIP"]
        for node in site.get("nodes")["items"]
    }
    assert addresses == {name: [one["address"].partition("/")[0]] for name, one in shown.items()}


def test_every_host_is_as_kubeadm_would_have_made_it(site):
    done = site.brine("parity", "--live", "--output", "json")
    assert done.returncode == 0, done.stderr + done.stdout
    report = json.loads(done.stdout)
    assert report["unintended"] == 0
    assert report["compared"]["certificates"] > 3 * 12 and report["compared"]["objects"] > 25


def test_a_second_apply_has_nothing_to_do(site):
    report, _ = site.apply()
    minions = [minion for phase in report["phases"] for minion in phase["minions"].values()]
    assert minions and all(minion["outcome"] == "ok" and minion["changes"] == [] for minion in minions)


def test_who_is_needed_for_a_quorum_stays(site):
    """A member that is lost counts; whoever goes first is told."""
    cp_3 = site.host("cp-3")
    cp_3.power_off()
    try:
        done = site.brine("node", "remove", "cp-2")
    finally:
        cp_3.boot()
        cp_3.wait_booted()
    assert done.returncode == 3, done.stderr
    assert "cp-2 stays: without cp-2, 1 of 2 members of etcd would be well and 2 must be" in done.stderr
    assert "brine node remove cp-3, then brine node remove cp-2" in done.stderr
    refused = site.brine("node", "remove", "bootstrap")
    assert refused.returncode == 3 and "the node that the cluster began on" in refused.stderr
    until(lambda: site.livez(cp_3.host.address) == "ok", "the API server of cp-3 answers again", 120)
    site.wait_ready("cp-3")


def test_control_plane_nodes_leave_while_writes_go_on(site, writing):
    for name, left in (("cp-3", {"bootstrap", "cp-2"}), ("cp-2", {"bootstrap"})):
        said = site.told("node", "remove", name)
        assert f"{name}: drained\n" in said and f"{name}: its host {name} is bare" in said
        assert set(site.members()) == left
        host = site.host(name)
        assert not host.succeeds(["systemctl", "is-active", "--quiet", "kubelet", "keepalived"])
        assert not host.succeeds(["test", "-e", "/var/lib/etcd/member", "-o", "-e", "/etc/kubernetes/pki/ca.key"])
    site.want(site.config(control_plane=1))
    site.apply()
    assert site.nodes() == dict.fromkeys(("bootstrap", "worker-1", "worker-2"), True)
    nothing_lost(site, writing, "3 to 1")


def test_control_plane_nodes_join_while_writes_go_on(site, writing):
    site.want(site.config())
    site.apply()
    site.pod_network()
    site.wait_ready(*ha.NODES)
    assert set(site.members()) == set(ha.CONTROL_PLANE)
    nothing_lost(site, writing, "1 to 3")
