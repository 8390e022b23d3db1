"""After a whole run, its secrets are in the PKI store and in their nodes' own files, and nowhere else."""

import json
import subprocess

import pytest
import whole_run
from secretscan import own, scan

BUNDLE = "/root/support.tar.gz"


@pytest.fixture(scope="module")
def bundle(run, operator):
    """What `brine doctor` packs after the run, unpacked where it is searched as well."""
    operator.brine("doctor", "--out", BUNDLE, folder="/etc/brine")
    with (run.captured / "support.tar.gz").open("wb") as file:
        operator.master.send(BUNDLE, file)
    unpacked = run.captured / "support"
    unpacked.mkdir()
    subprocess.run(["tar", "-xzf", file.name, "-C", unpacked], check=True)
    (folder,) = unpacked.iterdir()
    return folder


@pytest.fixture(scope="module")
def report(run, lab, bundle):
    return scan.lab(lab, whole_run.NAME, run.captured)


def test_the_support_bundle_has_what_helps(bundle):
    assert (bundle / "missing.txt").read_text() == ""
    assert json.loads((bundle / "master.json").read_text())["options"]["netapi_enable_clients"]
    assert json.loads((bundle / "status.json").read_text())["kind"] == "Status"
    assert "worker-2" in (bundle / "facts.yaml").read_text()
    assert '"ended"' in "".join(path.read_text() for path in (bundle / "runs").iterdir())


def test_secrets_are_nowhere_else(report):
    assert [str(finding) for finding in report.leaks] == []


def test_every_secret_was_found_where_it_belongs(report):
    assert report.unseen == []


def test_all_kinds_of_secret_were_looked_for(run, lab):
    names = {owned.secret.name for owned in own.of_lab(lab, whole_run.NAME)}
    assert {*own.STORE_KEYS, own.BOOTSTRAP_TOKEN, own.PASSWORD} <= names
    for path in ("pki/apiserver.key", "pki/etcd/server.key", "admin.conf", "super-admin.conf"):
        assert f"bootstrap /etc/kubernetes/{path}" in names
    for node in ("bootstrap", "worker-1", "worker-2"):
        assert any(name.startswith(f"{node} kubelet-client-") for name in names)


def test_delivery_of_sealed_keys_was_among_the_events(run):
    events = (run.captured / "events").read_bytes()
    assert b"brine-node request" in events and b"brine-node install" in events


def test_processes_of_the_run_were_seen(run):
    processes = (run.captured / "processes").read_bytes()
    assert b"kube-apiserver" in processes and b"brine.jar" in processes
