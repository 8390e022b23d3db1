"""What stands on a node is told without a key and without a change; pods are those of their manifests and certificates."""

import json
import os

import pytest
from brinenode import leaves, manifests, pods, verify, wait
from test_brine_node import registered, server  # noqa: F401

APISERVER = "/etc/kubernetes/pki/apiserver.crt"
MANIFEST = f"- --tls-cert-file={APISERVER}\n".encode()


@pytest.fixture
def issued(cluster):
    node = cluster.nodes["cp.dc1.example.com"]
    cluster.issue()
    return node


@pytest.fixture
def containers(monkeypatch):
    """containerd's containers of kube-apiserver, [(id, pod uid, creation)]; what is killed is started anew."""
    there = [("c1", "uid-a", "2026-01-02T03:04:05.123456789Z")]

    def ctr(*words):
        if words[:2] == ("containers", "ls"):
            assert 'labels."io.kubernetes.pod.name"==kube-apiserver-bootstrap' in words[-1]
            return "\n".join(identity for identity, *_ in there)
        identity = words[-1]
        if words[0] == "tasks":
            there.append(("c9", there[-1][1], "2096-01-01T00:00:00Z"))
            return ""
        pod, created = next((pod, created) for one, pod, created in there if one == identity)
        return json.dumps({"ID": identity, "Labels": {"io.kubernetes.pod.uid": pod}, "CreatedAt": created})

    monkeypatch.setattr(pods, "_ctr", ctr)
    return there


def watched(node, content):
    node.tree.write("/etc/kubernetes/manifests/kube-apiserver.yaml", content, 0o600)


def prepared(node, content):
    node.tree.write("/etc/kubernetes/.brine/kube-apiserver.yaml", content, 0o600)


def test_every_certificate_has_its_end_and_no_key_is_told(issued):
    _, answer = issued.run("survey", "certificates")
    found = {one["path"]: one for one in answer["certificates"]}
    assert found[APISERVER]["subject"] == "CN=kube-apiserver"
    assert found[APISERVER]["issuer"] == "CN=kubernetes"
    assert found["/etc/kubernetes/admin.conf"]["subject"] == "CN=kubernetes-admin,O=kubeadm:cluster-admins"
    assert found["/etc/kubernetes/pki/etcd/ca.crt"]["ends"] > found[APISERVER]["ends"] > "2026-"
    assert all(one["fault"] == "" for one in answer["certificates"])
    assert "PRIVATE" not in json.dumps(answer)


def test_a_certificate_that_is_not_there_is_told(node):
    _, answer = node.run("survey", "certificates", "identity")
    assert {one["fault"] for one in answer["certificates"]} == {"is missing"}
    assert answer["identity"]["joined"] is False


def test_a_part_that_cannot_be_looked_at_says_why(node):
    _, answer = node.run("survey", "identity", "cluster")
    assert answer["identity"]["node"] == "bootstrap"
    assert answer["cluster"]["error"].startswith("is missing")


def test_the_cluster_is_told_as_the_api_has_it(issued, server):  # noqa: F811
    node = registered("bootstrap", labels={"node-role.kubernetes.io/control-plane": ""})
    node["status"].update(
        nodeInfo={"kubeletVersion": "v1.36.2"}, addresses=[{"type": "InternalIP", "address": "10.77.1.11"}]
    )
    server.objects["/api/v1/nodes"] = {"items": [node]}
    server.objects["/api/v1/namespaces/kube-system/configmaps/kubeadm-config"] = {
        "data": {"ClusterConfiguration": "kubernetesVersion: v1.36.2\n"}
    }
    cluster = issued.run("survey", "cluster")[1]["cluster"]
    assert cluster["configuration"] == "kubernetesVersion: v1.36.2\n"
    assert cluster["nodes"] == [
        {
            "name": "bootstrap",
            "roles": ["control-plane"],
            "version": "v1.36.2",
            "addresses": ["10.77.1.11"],
            "fault": verify.node_fault(node),
        }
    ]


def test_renewal_comes_as_early_as_the_plan_says(issued):
    assert issued.run("certificates", "--check")[0] == 0
    issued.plan({**issued.spec, "renewBefore": "8759h59m0s"})
    assert issued.run("certificates", "--check")[0] == 0
    issued.plan({**issued.spec, "renewBefore": "8760h0m0s"})
    _, answer = issued.run("certificates", "--test")
    assert set(answer["missing"]) == {leaf.path for leaf in leaves.of(issued.spec)}


def test_the_pod_of_the_manifest_before_does_not_pass_for_the_new_one(issued, containers):
    watched(issued, b"old\n")
    prepared(issued, b"new\n")
    issued.run("manifest", "kube-apiserver")
    fault = manifests.replacement_fault(issued.tree, issued.spec, "kube-apiserver")
    assert fault == "pod uid-a of the manifest before still runs"
    containers.append(("c2", "uid-b", "2026-01-02T03:04:06Z"))
    assert manifests.replacement_fault(issued.tree, issued.spec, "kube-apiserver") == ""


def test_a_manifest_that_was_taken_back_has_its_old_pod(issued, containers):
    watched(issued, b"old\n")
    prepared(issued, b"new\n")
    issued.run("manifest", "kube-apiserver")
    watched(issued, b"old\n")
    assert manifests.replacement_fault(issued.tree, issued.spec, "kube-apiserver") == ""


def test_the_first_manifest_replaces_no_pod(issued, monkeypatch):
    monkeypatch.setattr(pods, "_ctr", lambda *_: pytest.fail("containerd was asked"))
    prepared(issued, b"new\n")
    assert issued.run("manifest", "kube-apiserver")[0] == 0
    assert manifests.replacement_fault(issued.tree, issued.spec, "kube-apiserver") == ""


def test_a_pod_with_an_older_certificate_is_restarted_once(issued, containers, monkeypatch):
    monkeypatch.setattr(wait, "_api_server", lambda *_: "")
    watched(issued, MANIFEST)
    assert issued.run("wait", "kube-apiserver", "--test")[1]["comment"] == (
        f"kube-apiserver runs with an older {APISERVER}"
    )
    assert issued.run("wait", "kube-apiserver")[1]["restarted"] is True
    assert [identity for identity, *_ in containers] == ["c1", "c9"]
    assert issued.run("wait", "kube-apiserver", "--check")[0] == 0


def test_test_mode_foretells_the_restart_that_a_renewal_brings(issued, containers, monkeypatch):
    monkeypatch.setattr(wait, "_api_server", lambda *_: "")
    watched(issued, MANIFEST)
    os.utime(issued.tree.path(APISERVER), (0, 0))
    assert issued.run("wait", "kube-apiserver", "--check")[0] == 0
    issued.plan({**issued.spec, "renewBefore": "8760h0m0s"})
    assert issued.run("wait", "kube-apiserver", "--test")[1]["comment"] == (
        f"kube-apiserver is to be restarted with a new {APISERVER}"
    )
