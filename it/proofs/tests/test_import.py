"""A cluster that the real kubeadm made is read back: what Brine plans from it is what stands; no key leaves a node."""

# lab own

import json

import kubeadm_made
import pytest
import take_over
import yaml
from kubeadm_made import FIRST, SECOND, WORKER
from take_over import ADMIN, ENDPOINT, VERSION

STANDS = "BRINE_IMPORT_LAB"
FOLDER = "/root/imported"
SITE = "/root/site.yaml"
SAVED = "/root/saved"
SCHEDULER = "/etc/kubernetes/manifests/kube-scheduler.yaml"


@pytest.fixture(scope="module")
def site():
    """A cluster that kubeadm made."""
    with take_over.site(STANDS, kubeadm_made.NAME, kubeadm_made.put_up) as site:
        yield site


@pytest.fixture(scope="module")
def imported(site):
    """What the command said: its report and its log."""
    site.first.run(["rm", "-rf", FOLDER, SAVED])
    site.first.run(["mkdir", FOLDER])
    site.first.write(SITE, kubeadm_made.site_sections())
    done = brine(site, "import", "--name", "demo", "--site", SITE, "--save", SAVED, "--output", "json")
    assert done.returncode == 0, done.stderr + done.stdout
    return json.loads(done.stdout), done.stderr


def brine(site, *words, folder=FOLDER):
    return site.operator.try_brine(*words, folder=folder)


def test_there_is_no_difference(imported):
    report, _ = imported
    assert report["compared"]["documents"] > 20
    assert report["compared"]["certificates"] > 20
    assert report["compared"]["objects"] > 25
    assert report["unintended"] == 0
    assert {one["intended"] for one in report["differences"]} <= {"proxy-generation", "dns-revision", "member-order"}


def test_the_configuration_says_what_kubeadm_was_told(site, imported):
    written = yaml.safe_load(site.first.run(["cat", f"{FOLDER}/cluster.yaml"]))
    _, cluster, kubelet, proxy = kubeadm_made.settings()
    assert written["kubernetes"]["version"] == VERSION
    assert written["kubernetes"]["apiServer"] == cluster["apiServer"]
    assert written["kubernetes"]["scheduler"] == cluster["scheduler"]
    assert written["kubernetes"]["etcd"] == cluster["etcd"]["local"]
    assert written["kubernetes"]["kubelet"].items() <= kubelet.items()
    assert written["kubernetes"]["kubeProxy"].items() <= proxy.items()
    assert written["networks"]["pods"] == {"cidr": cluster["networking"]["podSubnet"]}
    assert written["apiServer"] == {"vip": ENDPOINT, "port": 6443}
    assert [(node["name"], node["roles"]) for node in written["nodes"]] == [
        (FIRST, ["bootstrap", "control-plane", "etcd"]),
        (SECOND, ["control-plane", "etcd"]),
        (WORKER, ["worker"]),
    ]


def test_the_plan_is_what_stands(site, imported):
    for words in (["plan", "--live"], ["parity", "--live"]):
        done = brine(site, *words)
        assert done.returncode == 0, done.stderr + done.stdout
        assert ", 0 not intended" in done.stderr + done.stdout


def test_what_was_saved_gives_the_same(site, imported):
    again = "/root/again"
    site.first.run(["rm", "-rf", again])
    site.first.run(["mkdir", again])
    done = brine(site, "import", "--name", "demo", "--site", SITE, "--from", SAVED, folder=again)
    assert done.returncode == 0, done.stderr + done.stdout
    site.first.run(["cmp", f"{FOLDER}/cluster.yaml", f"{again}/cluster.yaml"])


def test_no_key_left_a_node(site, imported):
    site.first.run(["test", "-s", f"{SAVED}/nodes/bootstrap.dc1.example.com/etc/kubernetes/admin.conf"])
    keys = "-e PRIVATE.KEY -e 'client-key-data: [A-Za-z0-9]' -e '[a-z0-9]\\{6\\}\\.[a-z0-9]\\{16\\}'"
    found = site.first.run(["sh", "-c", f"grep -rl {keys} {SAVED} {FOLDER} || true"])
    assert found == ""
    # base64 of "PRIVATE KEY", at each of its three offsets, is what the key in a kubeconfig begins with.
    encoded = "-e UFJJVkFURSBLRV -e BSSVZBVEUgS0VZ -e QUklWQVRFIEtFW"
    assert site.first.succeeds(["sh", "-c", f"grep -q {encoded} /etc/kubernetes/admin.conf"])
    assert site.first.run(["sh", "-c", f"grep -rl {encoded} {SAVED} || true"]) == ""


def test_apply_leaves_the_cluster_alone(site, imported):
    before = site.files()
    done = brine(site, "apply")
    assert done.returncode == 3, done.stderr
    assert "it is a node of a cluster already" in done.stderr
    assert site.files() == before


def test_what_is_another_is_named(site, imported):
    label = ["kubectl", *ADMIN, "label", "node", WORKER]
    site.first.run(["chmod", "644", SCHEDULER])
    site.first.run([*label, "disk=ssd"])
    try:
        done = brine(site, "parity", "--live", "--output", "json")
    finally:
        site.first.run(["chmod", "600", SCHEDULER])
        site.first.run([*label, "disk-"])
    assert done.returncode == 11, done.stderr
    unintended = [one for one in json.loads(done.stdout)["differences"] if "intended" not in one]
    assert [(one["path"], one.get("theirs"), one.get("ours")) for one in unintended] == [
        (f"node/{WORKER}#/metadata/labels", {"disk": "ssd"}, None),
        (f"bootstrap.dc1.example.com:{SCHEDULER} (mode)#/mode", "0o644", "0o600"),
    ]
