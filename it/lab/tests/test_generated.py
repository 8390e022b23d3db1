"""What the lab writes for others to read: nginx, the registry, Salt, the bridge plugin."""

import json

import pytest

from brinelab import cni, modules, recipe, registry, salt, services
from brinelab.cni import Node

NODES = {
    "items": [
        {
            "metadata": {"name": "n1"},
            "spec": {"podCIDRs": ["10.233.1.0/24", "fd00:9::/64"]},
            "status": {
                "addresses": [
                    {"type": "InternalIP", "address": "10.77.1.21"},
                    {"type": "InternalIP", "address": "fd00:1::21"},
                    {"type": "Hostname", "address": "n1"},
                ]
            },
        },
        {"metadata": {"name": "n2"}, "spec": {}, "status": {}},
    ]
}


def test_nodes_are_read_from_kubectls_answer():
    first, second = cni.nodes_of(NODES)
    assert first.routes() == [("10.233.1.0/24", "10.77.1.21"), ("fd00:9::/64", "fd00:1::21")]
    assert second == Node("n2", (), ())


def test_the_bridge_plugin_gets_the_nodes_ranges():
    made = cni.configuration(cni.nodes_of(NODES)[0])
    ipam = made["plugins"][0]["ipam"]
    assert ipam["ranges"] == [[{"subnet": "10.233.1.0/24"}], [{"subnet": "fd00:9::/64"}]]
    assert ipam["routes"] == [{"dst": "0.0.0.0/0"}, {"dst": "::/0"}]
    assert [plugin["type"] for plugin in made["plugins"]] == ["bridge", "portmap"]


def test_nginx_listens_on_every_address_of_the_router():
    text = services.nginx_settings(["10.77.1.1", "fd00:1::1"])
    for listen in ("10.77.1.1:443", "10.77.1.1:5000", "[fd00:1::1]:443", "[fd00:1::1]:5000"):
        assert f"    listen {listen} ssl;\n" in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_labs_registry_takes_no_pushes(tmp_path, read_only):
    registry.write_settings(tmp_path, read_only)
    storage = json.loads((tmp_path / "registry.yml").read_text())["storage"]
    assert ("maintenance" in storage) is read_only


def test_a_minion_id_is_quoted_for_yaml():
    text = salt.MINION.format(master="10.77.1.10", minion=json.dumps("no"))
    assert 'id: "no"\n' in text


def test_built_in_modules_are_read_from_the_kernels_settings():
    settings = "CONFIG_OVERLAY_FS=y\nCONFIG_BRIDGE_NETFILTER=m\n# CONFIG_DUMMY is not set\n"
    assert modules.built_in(settings) == ["kernel/fs/overlayfs/overlay.ko"]


def test_every_requirement_is_pinned():
    assert "salt==3008.3" in recipe.pinned()
    assert all(line.count("==") == 1 for line in recipe.pinned())


def test_kubernetes_is_not_in_the_base():
    assert not {"kubelet", "kubeadm", "kubectl", "containerd", "runc"} & set(recipe.PACKAGES)


def test_the_recipes_digest_follows_what_goes_in(monkeypatch):
    before = recipe.digest()
    assert recipe.digest() == before
    monkeypatch.setattr(recipe, "PACKAGES", [*recipe.PACKAGES, "less-tested"])
    assert recipe.digest() != before
