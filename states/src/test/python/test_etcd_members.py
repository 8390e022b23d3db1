"""Members of etcd against the real etcd, without TLS on loopback; needs its binary."""

import contextlib
import os
import pathlib
import socket
import subprocess

import pytest
from brinenode import api, errors, etcd, manifests, member, pods, removal, survey, wait

ETCD = pathlib.Path(os.environ.get("BRINE_KUBERNETES_DIR", "/var/cache/brine/kubernetes")) / "v1.36.2" / "etcd"
SECONDS = 60


def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Host:
    """One member: the folder of its node, its plan, and etcd as its kubelet would run it."""

    def __init__(self, folder, node, joins):
        self.node = node("nodes/" + folder)
        self.name, self.process = folder, None
        self.own = {
            "name": folder,
            "clientUrl": f"http://127.0.0.1:{port()}",
            "peerUrl": f"http://127.0.0.1:{port()}",
        }
        self.joins = joins

    @property
    def tree(self):
        return self.node.tree

    def spec(self, hosts):
        members = [host.own for host in hosts]
        names = [host.name for host in self.joins]
        return {
            "node": self.name,
            "etcd": {**self.own, "initial": not names, "joins": names, "members": members},
            "apiServer": None,
            "certificates": [],
            "kubeconfigs": [],
        }

    def start(self):
        there = [self, *self.joins]
        data = self.tree.path("/var/lib/etcd")
        os.makedirs(data, 0o700, exist_ok=True)
        command = [
            ETCD, f"--name={self.name}", f"--data-dir={data}",
            f"--listen-client-urls={self.own['clientUrl']}", f"--advertise-client-urls={self.own['clientUrl']}",
            f"--listen-peer-urls={self.own['peerUrl']}", f"--initial-advertise-peer-urls={self.own['peerUrl']}",
            "--initial-cluster=" + ",".join(f"{h.name}={h.own['peerUrl']}" for h in there),
            f"--initial-cluster-state={'existing' if self.joins else 'new'}",
        ]  # fmt: skip
        with open(self.tree.path("/etcd.log"), "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@pytest.fixture
def hosts(tmp_path, monkeypatch):
    """Three hosts; the kubelet's part is played by whoever brings the manifest in."""
    if not ETCD.is_file():
        pytest.skip(f"there is no {ETCD}")
    from conftest import Node

    made = {}

    def node(folder):
        return Node(tmp_path / folder, {"apiVersion": "brine.io/node/v1"})

    first = Host("cp-1", node, [])
    second = Host("cp-2", node, [first])
    third = Host("cp-3", node, [first, second])
    for host in (first, second, third):
        made[host.tree.root] = host
        host.tree.write("/etc/kubernetes/.brine/etcd.yaml", b"manifest", 0o600)
    bring_in = manifests.bring_in

    def started(tree, spec, name):
        written = bring_in(tree, spec, name)
        if written:
            made[tree.root].stop()
            made[tree.root].start()
        return written

    monkeypatch.setattr(manifests, "bring_in", started)
    monkeypatch.setattr(pods, "running", lambda spec, name: None)  # no containerd here
    monkeypatch.setattr(api, "etcd", lambda tree, spec, url=None: api.Api(url or spec["etcd"]["clientUrl"]))
    monkeypatch.setattr(wait, "_journal", lambda unit: "none")
    with contextlib.ExitStack() as stack:
        for host in (first, second, third):
            stack.callback(host.stop)
        yield first, second, third


def run(host, hosts, seconds=SECONDS):
    return member.run(host.tree, host.spec(hosts), seconds)


def left(host, hosts):
    return member.to_do(host.tree, host.spec(hosts))


def listed(host):
    return {m["name"]: m["learner"] for m in etcd.members(api.Api(host.own["clientUrl"]))}


def test_members_join_one_after_the_other_and_a_second_time_nothing_is_done(hosts):
    first, second, third = hosts
    assert left(first, hosts) == "the manifest of etcd differs"
    for host in hosts:
        run(host, hosts)
        assert left(host, hosts) == ""
    assert listed(third) == {"cp-1": False, "cp-2": False, "cp-3": False}
    saved = [p for p in pathlib.Path(third.tree.path(etcd.SNAPSHOTS)).iterdir()]
    assert len(saved) == 1 and saved[0].stat().st_mode & 0o777 == 0o600 and saved[0].stat().st_size > 10_000
    assert run(third, hosts) == []


def test_a_join_that_was_broken_off_goes_on(hosts):
    first, second, _ = hosts
    run(first, hosts)
    etcd.add_learner(api.Api(first.own["clientUrl"]), second.own["peerUrl"])
    assert run(second, hosts) == ["/etc/kubernetes/manifests/etcd.yaml", "promoted"]
    assert listed(first) == {"cp-1": False, "cp-2": False}


def test_nobody_joins_while_a_member_is_unwell(hosts):
    first, second, third = hosts
    run(first, hosts)
    run(second, hosts)
    second.stop()
    with pytest.raises(errors.NodeError, match="is not ready after 1 s; seen last: none of cp-1, cp-2 answers"):
        run(third, hosts, seconds=1)
    assert not third.tree.exists(member.DATA)


def test_a_second_cluster_is_never_begun(hosts):
    first, second, _ = hosts
    run(first, hosts)
    run(second, hosts)
    reinstalled = Host("cp-1", lambda folder: first.node, [])
    reinstalled.own = {**first.own, "name": "again", "peerUrl": f"http://127.0.0.1:{port()}"}
    reinstalled.name = "again"
    os.rename(first.tree.path("/var/lib/etcd"), first.tree.path("/var/lib/kept"))
    with pytest.raises(errors.NodeError, match="etcd is there already, with cp-1, cp-2"):
        run(reinstalled, hosts)


def test_a_member_that_lost_its_data_is_not_let_in_again_by_itself(hosts):
    first, second, third = hosts
    for host in hosts:
        run(host, hosts)
    third.stop()
    os.rename(third.tree.path("/var/lib/etcd"), third.tree.path("/var/lib/lost"))
    with pytest.raises(errors.NodeError, match="counts on this node's vote, and its data are gone"):
        run(third, hosts)
    assert listed(first) == {"cp-1": False, "cp-2": False, "cp-3": False}


def test_data_of_a_removed_member_are_refused(hosts):
    first, second, third = hosts
    for host in hosts:
        run(host, hosts)
    server = api.Api(first.own["clientUrl"])
    etcd.remove(server, next(m["id"] for m in etcd.members(server) if m["name"] == "cp-3"))
    third.stop()
    with pytest.raises(errors.NodeError, match="holds the data of a member that was removed"):
        run(third, hosts)


def test_members_that_the_plan_lacks_are_named(hosts):
    first, second, third = hosts
    for host in hosts[:2]:
        run(host, hosts)
    third.joins = [first]
    with pytest.raises(errors.NodeError, match="etcd has members that the plan lacks: cp-2"):
        run(third, hosts)


def test_another_manifest_waits_until_the_others_are_well(hosts):
    first, second, third = hosts
    for host in hosts:
        run(host, hosts)
    first.tree.write("/etc/kubernetes/.brine/etcd.yaml", b"changed", 0o600)
    third.stop()
    with pytest.raises(errors.NodeError, match="the other members of etcd is not ready"):
        run(first, hosts, seconds=1)
    assert left(first, hosts) == "the manifest of etcd differs"
    third.start()
    assert run(first, hosts) == ["/etc/kubernetes/manifests/etcd.yaml"]


@pytest.mark.parametrize(("before", "asked"), (("", 3), ("not there", 1)))
def test_the_api_server_beside_it_serves_again_before_the_next_node(hosts, monkeypatch, before, asked):
    """A stand-in for kube-apiserver: what each look at it finds."""
    first, *_ = hosts
    run(first, hosts)
    looks = []

    def fault(tree, spec, what):
        if what != "kube-apiserver":
            return true_fault(tree, spec, what)
        looks.append([before, "readyz answered 500", ""][len(looks)])
        return looks[-1]

    true_fault = wait.current_fault
    monkeypatch.setattr(wait, "current_fault", fault)
    first.tree.write("/etc/kubernetes/.brine/etcd.yaml", b"another manifest", 0o600)
    spec = {**first.spec(hosts), "apiServer": {"local": "https://127.0.0.1:6443"}}
    member.run(first.tree, spec, SECONDS)
    assert len(looks) == asked


def test_a_member_that_does_not_serve_is_told_with_the_others(hosts):
    first, second, third = hosts
    for host in hosts:
        run(host, hosts)
    third.stop()
    told = {one["name"]: one for one in survey.members(first.tree, first.spec(hosts))}
    assert set(told) == {"cp-1", "cp-2", "cp-3"} and all(one["votes"] for one in told.values())
    assert [name for name, one in told.items() if one["fault"]] == ["cp-3"]


def leave(host, hosts, name):
    return removal.remove(host.tree, {**host.spec(hosts), "apiServer": None}, name)


def test_a_member_leaves_and_the_store_is_saved_before(hosts):
    first, second, third = hosts
    for host in hosts:
        run(host, hosts)
    saved, done = leave(first, hosts, "cp-3")
    assert (saved.endswith("-before-cp-3-left.db"), done) == (True, "taken out of etcd")
    assert listed(first) == {"cp-1": False, "cp-2": False}
    assert leave(first, hosts, "cp-3") == []


def test_who_is_needed_for_a_quorum_stays_and_the_safe_order_is_told(hosts):
    first, second, third = hosts
    for host in hosts:
        run(host, hosts)
    third.stop()
    with pytest.raises(
        errors.NodeError, match="without cp-2, 1 of 2 members of etcd would be well and 2 must be"
    ) as why:
        leave(first, hosts, "cp-2")
    assert why.value.advice == "mend them, or go in this order: brine node remove cp-3, then brine node remove cp-2"
    assert listed(first) == {"cp-1": False, "cp-2": False, "cp-3": False}
    leave(first, hosts, "cp-3")
    leave(first, hosts, "cp-2")
    assert listed(first) == {"cp-1": False}
