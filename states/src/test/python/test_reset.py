"""brine-node reset on a folder, with programs that note how they are called."""

import pytest

PROGRAM = """#!/bin/sh
echo "$(basename "$0") $*" >>"$(dirname "$0")/../called"
"""


@pytest.fixture
def called(node, monkeypatch):
    """What was started so far, in order."""
    folder = node.root / "bin"
    folder.mkdir()
    for program in ("systemctl", "kubeadm", "firewall-cmd"):
        (folder / program).write_text(PROGRAM)
        (folder / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return lambda: (node.root / "called").read_text().splitlines()


def test_the_vip_goes_before_the_api_server_and_a_second_time_nothing_is_done(node, called):
    node.tree.write("/etc/keepalived/keepalived.conf", b"", 0o644)
    node.tree.write("/usr/libexec/brine/check-kube-apiserver", b"", 0o755)
    node.tree.write("/var/lib/etcd/member/wal", b"", 0o600)
    node.tree.write("/etc/firewalld/policies/brine-host.xml", b"<policy/>", 0o644)
    code, answer = node.run("reset")
    assert (code, answer["done"]) == (
        0,
        ["keepalived", "kubeadm reset", "firewall", "/usr/libexec/brine", "/etc/brine/node.json"],
    )
    assert called()[0] == "systemctl disable --now keepalived"
    assert called()[1].startswith("kubeadm reset --force")
    for path in ("/etc/keepalived/keepalived.conf", "/var/lib/etcd/member", "/etc/firewalld/policies/brine-host.xml"):
        assert not node.tree.exists(path)
    code, answer = node.run("reset")
    assert (code, answer["changed"]) == (0, False)


def test_a_keepalived_of_the_operator_is_left_alone(node, called):
    node.tree.write("/etc/keepalived/keepalived.conf", b"his", 0o644)
    node.run("reset")
    assert node.tree.read("/etc/keepalived/keepalived.conf") == b"his"
    assert not any("keepalived" in line for line in called())


def test_a_host_of_another_cluster_is_left_alone(node, called):
    node.tree.remove("/etc/brine/node.json")
    node.tree.write("/etc/kubernetes/kubelet.conf", b"", 0o600)
    code, answer = node.run("reset")
    assert code == 1 and "no plan of Brine's, and parts of a cluster" in answer["comment"]
    assert not (node.root / "called").exists()
