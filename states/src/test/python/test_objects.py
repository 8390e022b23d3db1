"""API objects: applied as the plan has them; what others changed since is drift and stays."""

import base64

import pytest
from brinenode import api, objects, resources
from test_brine_node import server  # noqa: F401

MAP = "/api/v1/namespaces/kube-system/configmaps"
CORE_DNS = f"{MAP}/coredns"


def config_map(name, **data):
    lines = "".join(f"  {key}: '{value}'\n" for key, value in data.items())
    return (
        f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n  namespace: kube-system\ndata:\n{lines}".encode()
    )


@pytest.fixture
def planned(node, server):  # noqa: F811
    """A node with two objects in its plan, in a cluster that has administrators."""
    server.serve("/api/v1", "ConfigMap", "configmaps")
    server.objects[objects.ADMINS_BINDING] = {"kind": "ClusterRoleBinding"}
    node.tree.write(
        "/etc/brine/objects/01-configmap-coredns.yaml", config_map("coredns", Corefile="ours", zone="a"), 0o600
    )
    node.tree.write("/etc/brine/objects/02-configmap-other.yaml", config_map("other", x="1"), 0o600)
    return node


def test_what_is_missing_is_applied_once(planned, server):  # noqa: F811
    code, answer = planned.run("objects", "--test")
    assert answer["comment"] == "to be applied: ConfigMap kube-system/coredns, ConfigMap kube-system/other"
    assert server.patches == []
    assert planned.run("objects")[1]["applied"] == ["ConfigMap kube-system/coredns", "ConfigMap kube-system/other"]
    assert server.objects[CORE_DNS]["data"] == {"Corefile": "ours", "zone": "a"}
    assert planned.run("objects", "--check")[0] == 0


def test_what_another_manager_changed_is_drift_and_stays(planned, server):  # noqa: F811
    planned.run("objects")
    server.objects[CORE_DNS]["data"]["Corefile"] = "theirs"
    server.owners[CORE_DNS] = {"Corefile": "kubectl-edit"}
    server.patches.clear()
    assert planned.run("objects")[1]["comment"] == "nothing to do"
    assert server.patches == [] and server.objects[CORE_DNS]["data"]["Corefile"] == "theirs"
    _, answer = planned.run("survey", "drift")
    assert answer["drift"] == [
        {"object": "ConfigMap kube-system/coredns", "field": ".data.Corefile", "manager": "kubectl-edit"}
    ]


def test_the_rest_of_a_drifted_object_is_applied(planned, server):  # noqa: F811
    planned.run("objects")
    server.objects[CORE_DNS]["data"].update(Corefile="theirs", zone="b")
    server.owners[CORE_DNS] = {"Corefile": "kubeadm"}
    assert planned.run("objects")[1]["applied"] == ["ConfigMap kube-system/coredns"]
    assert server.objects[CORE_DNS]["data"] == {"Corefile": "theirs", "zone": "a"}


def test_the_fields_that_would_change_are_told_without_their_values(planned, server):  # noqa: F811
    planned.run("objects")
    server.objects[CORE_DNS]["data"]["zone"] = "s3cret"
    comment = planned.run("objects", "--test")[1]["comment"]
    assert comment == "to be applied: ConfigMap kube-system/coredns (.data.zone)"


@pytest.mark.parametrize(
    "one, other, fields",
    [
        ({"data": {"a": "1"}}, {"data": {"a": "1"}}, []),
        ({"data": {"a.b": "1"}}, {"data": {}}, [".data.a.b"]),
        ({"rules": [1]}, {"rules": [2], "x": None}, [".rules"]),
    ],
)
def test_a_field_is_told_by_its_path(one, other, fields):
    assert resources.differing(one, other) == fields


def test_a_refusal_names_the_object_and_the_reason(planned, server, monkeypatch):  # noqa: F811
    monkeypatch.setattr(server, "applied", lambda *_: (422, {"message": "data: Invalid value"}))
    code, answer = planned.run("objects")
    assert code == 1
    assert answer["comment"].startswith("ConfigMap kube-system/coredns: server-side apply answered 422: data: Invalid")


def test_the_first_time_is_the_super_administrators(cluster, server, monkeypatch):  # noqa: F811
    node = cluster.nodes["cp.dc1.example.com"]
    cluster.issue()
    server.serve("/api/v1", "ConfigMap", "configmaps")
    asked = []
    monkeypatch.setattr(api, "as_admin", lambda tree, conf=api.ADMIN_CONF, server=None: asked.append(conf) or running)
    running = server.api
    node.tree.write(
        "/etc/brine/objects/01-configmap-cluster-info.yaml", config_map("cluster-info", ca="<base64>"), 0o600
    )
    assert node.run("objects")[1]["comment"] == "nothing is applied yet"
    authority = base64.b64encode(node.tree.read("/etc/kubernetes/pki/ca.crt")).decode()
    assert server.objects[f"{MAP}/cluster-info"]["data"] == {"ca": authority}
    assert asked[-1] == api.SUPER_ADMIN_CONF


@pytest.mark.parametrize(
    "field, left",
    [
        (".data.config.conf", {"data": {"config": "x"}}),
        (".data", {}),
        ('.spec.containers[name="a"].image', {"spec": {"containers": [{"name": "a"}, {"name": "b", "image": "2"}]}}),
        ('.spec.ports[port=53,protocol="UDP"]', {"spec": {"ports": [{"port": 53, "protocol": "TCP"}]}}),
        ('.metadata.finalizers[="x"]', {"metadata": {"finalizers": ["y"]}}),
    ],
)
def test_a_field_is_taken_out_as_the_server_names_it(field, left):
    item = {
        "data": {"config": "x", "config.conf": "y"},
        "spec": {
            "containers": [{"name": "a", "image": "1"}, {"name": "b", "image": "2"}],
            "ports": [{"port": 53, "protocol": "UDP"}, {"port": 53, "protocol": "TCP"}],
        },
        "metadata": {"finalizers": ["x", "y"]},
    }
    top = next(key for key in item if field.startswith(f".{key}"))
    part = {top: item[top]}
    if top == "spec":
        inner = field.split("[")[0].removeprefix(".spec.")
        part = {"spec": {inner: item["spec"][inner]}}
    assert resources.remove(part, field)
    assert part == left


def test_a_field_that_is_not_there_is_not_taken_out():
    assert not resources.remove({"data": {"a": "1"}}, ".data.b")
