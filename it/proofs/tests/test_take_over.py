"""kubeadm takes over what Brine made, and Brine takes nothing back; what is fixed stays, what changes rolls."""

# lab own

import json
import re

import pytest
import take_over
from take_over import ADMIN, NO_CONTROLLERS, NO_VERSION_OF_PAUSE, VERSION, Site, config

STANDS = "BRINE_TAKE_OVER_LAB"
LIFE = {"validity": "24h", "renewBefore": "1h"}
CERTIFICATES = (
    "admin.conf",
    "apiserver",
    "apiserver-etcd-client",
    "apiserver-kubelet-client",
    "controller-manager.conf",
    "etcd-healthcheck-client",
    "etcd-peer",
    "etcd-server",
    "front-proxy-client",
    "scheduler.conf",
    "super-admin.conf",
)


@pytest.fixture(scope="module")
def site():
    """A cluster of a control-plane node and a worker, with its pod network."""
    with take_over.site(STANDS, take_over.NAME, lambda name: Site.deployed(name, config(certificates=LIFE))) as site:
        yield site


@pytest.fixture(scope="module")
def taken_over(site):
    """After all that kubeadm did, in the order that the tests above have it: what Brine applies then."""
    site.renewed = site.files()
    return site.apply()


def kubeadm(host, *words):
    return host.run(["kubeadm", *words])


def test_what_stands_is_what_is_planned(site):
    done = site.brine("parity", "--live", "--output", "json")
    assert done.returncode == 0, done.stderr + done.stdout
    report = json.loads(done.stdout)
    assert report["compared"]["certificates"] > 12 and report["compared"]["objects"] > 25
    assert report["unintended"] == 0


def test_check_expiration_lists_every_certificate(site):
    said = kubeadm(site.first, "certs", "check-expiration")
    for name in CERTIFICATES:
        assert re.search(rf"(?m)^{name} +\w+ \d+, \d{{4}} .* no *$", said), said
    assert re.findall(r"(?m)^([\w-]*ca) +\w+ \d+, \d{4}", said) == ["ca", "etcd-ca", "front-proxy-ca"]


def test_config_validate_accepts_what_brine_shows(site):
    shown = site.brine("show", "kubeadm-config", "--node", "bootstrap")
    assert shown.returncode == 0, shown.stderr
    site.first.write("/root/kubeadm.yaml", shown.stdout)
    kubeadm(site.first, "config", "validate", "--config=/root/kubeadm.yaml")


def test_a_worker_joins_by_the_printed_command(site):
    command = kubeadm(site.first, "token", "create", "--print-join-command").split()
    assert command[:3] == ["kubeadm", "join", f"{take_over.ENDPOINT}:6443"]
    spare = site.host("spare-1")
    site.prepare(spare)
    assert "This node has joined the cluster" in kubeadm(spare, *command[1:], NO_CONTROLLERS)


def test_a_control_plane_node_joins_with_uploaded_certificates(site):
    said = kubeadm(site.first, "init", "phase", "upload-certs", "--upload-certs")
    key = re.search(r"(?m)^[0-9a-f]{64}$", said).group()
    command = kubeadm(site.first, "token", "create", "--print-join-command").split()
    spare = site.host("spare-2")
    site.prepare(spare)
    join = [*command[1:], "--control-plane", f"--certificate-key={key}", NO_CONTROLLERS]
    assert "a new control plane instance was created" in kubeadm(spare, *join)
    site.pod_network()
    assert site.nodes() == {"bootstrap": True, "worker-1": True, "spare-1": True, "spare-2": True}


def test_an_upgrade_can_be_planned_without_internet(site):
    said = kubeadm(site.first, "upgrade", "plan", VERSION, NO_VERSION_OF_PAUSE)
    assert f"Target version: {VERSION}" in said


@pytest.mark.parametrize("name", ["bootstrap", "worker-1"])
def test_an_upgrade_of_a_node_can_be_tried(site, name):
    said = kubeadm(site.host(name), "upgrade", "node", "--dry-run", NO_CONTROLLERS)
    assert "kubelet-config" in said or "kubelet configuration" in said.lower(), said


def test_objects_are_changed_by_kubectl(site):
    edit = [*ADMIN, "--namespace=kube-system", "--field-manager=kubectl-edit"]
    core_file = site.get("configmap", "coredns", "--namespace=kube-system")["data"]["Corefile"]
    patch = json.dumps({"data": {"Corefile": core_file.replace("cache 30", "cache 31")}})
    site.first.run(["kubectl", "patch", "configmap", "coredns", *edit, f"--patch={patch}"])
    site.first.run(["kubectl", *ADMIN, "--namespace=kube-system", "scale", "deployment", "coredns", "--replicas=1"])


def test_all_certificates_are_renewed_by_kubeadm(site):
    before = site.files()
    assert kubeadm(site.first, "certs", "renew", "all").count("renewed") == len(CERTIFICATES)
    changed = {path for path, digest in site.files().items() if before[path] != digest}
    assert {"/etc/kubernetes/admin.conf", "/etc/kubernetes/pki/apiserver.crt"} <= changed


def test_brine_takes_nothing_back(site, taken_over):
    assert site.files() == site.renewed
    assert set(site.nodes()) == {"bootstrap", "worker-1", "spare-1", "spare-2"}
    assert "cache 31" in site.get("configmap", "coredns", "--namespace=kube-system")["data"]["Corefile"]
    assert site.get("deployment", "coredns", "--namespace=kube-system")["spec"]["replicas"] == 1


def test_brine_tells_the_drift(site, taken_over):
    _, said = taken_over
    told = [line.removeprefix("drift, left as it is: ") for line in said.splitlines() if line.startswith("drift")]
    expected = [
        "ConfigMap kube-system/coredns: .data.Corefile is as kubectl-edit set it",
        "Deployment kube-system/coredns: .spec.replicas is as kubectl set it",
        "node spare-1 is not in the configuration",
        "node spare-2 is not in the configuration",
    ]
    assert told == expected
    status = site.brine("status")
    assert status.returncode == 0, status.stdout + status.stderr
    assert all(line in status.stdout for line in expected)


def test_pods_run_with_the_certificates_that_kubeadm_renewed(site, taken_over):
    renewed = int(site.first.run(["stat", "--format=%Y", "/etc/kubernetes/pki/apiserver.crt"]))
    for name in ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"):
        started = site.pod(name)["status"]["containerStatuses"][0]["state"]["running"]["startedAt"]
        assert int(site.first.run(["date", f"--date={started}", "+%s"])) >= renewed, name


@pytest.mark.parametrize(
    "change, path, values",
    [
        ({"networks": {"controlPlane": {"cidrs": ["10.77.1.0/24"]}, "plugin": {"name": "none"},
                       "pods": {"cidr": "10.244.0.0/16"}}},
         "networks.pods.cidr", ["10.233.0.0/16", "10.244.0.0/16"]),
        ({"kubernetes": {**config(certificates=LIFE)["kubernetes"], "version": "v1.35.6"}},
         "kubernetes.version", [VERSION, "v1.35.6"]),
        ({"apiServer": {"vip": "other.demo.lab"}}, "apiServer.vip", [take_over.ENDPOINT, "other.demo.lab"]),
    ],
)  # fmt: skip
def test_a_fixed_field_is_refused_against_the_live_cluster(site, change, path, values):
    site.want({**config(certificates=LIFE), **change})
    # What was applied last is not there to be asked: the cluster is.
    site.first.run(["rm", "-f", "/var/lib/brine/demo/applied.yaml"])
    done = site.brine("apply")
    assert done.returncode == 2, done.stderr
    problem = next(line for line in done.stderr.splitlines() if path in line and "error" in line)
    assert all(value in problem for value in values)


def test_a_rolling_change_waits_for_the_new_pod(site):
    before = site.pod("kube-scheduler")["metadata"]["annotations"]["kubernetes.io/config.hash"]
    scheduler = {"extraArgs": [{"name": "v", "value": "1"}]}
    site.want(config(certificates={"validity": "8760h", "renewBefore": "48h"}, scheduler=scheduler))
    site.ends_before = site.ends()
    site.apply()
    pod = site.pod("kube-scheduler")
    assert pod["metadata"]["annotations"]["kubernetes.io/config.hash"] != before
    assert "--v=1" in pod["spec"]["containers"][0]["command"]


def test_what_ends_soon_was_renewed_with_it(site):
    now = site.ends()
    issued = [path for path in now if not path.startswith("/var/lib/kubelet/") and not path.endswith("ca.crt")]
    assert len(issued) == len(CERTIFICATES)
    assert all(now[path] > site.ends_before[path] for path in issued)


def test_afterwards_nothing_is_left_to_do(site):
    scheduler = {"extraArgs": [{"name": "v", "value": "1"}]}
    site.want(config(certificates=LIFE, scheduler=scheduler))
    site.apply()
    report, _ = site.apply()
    minions = [minion for phase in report["phases"] for minion in phase["minions"].values()]
    assert minions and all(minion["outcome"] == "ok" and minion["changes"] == [] for minion in minions)
