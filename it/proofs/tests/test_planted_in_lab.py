"""Secrets planted on real hosts, in each kind of place that a run writes to: the scanner finds every one."""

import base64
import secrets
import subprocess

import pytest
from secretscan import capture, leavings, secret
from secretscan.needles import Needles
from secretscan.search import search

MASTER = {
    "a tree": "/srv/brine/trees/planted/salt/brine/node/files/planted",
    "a run's journal": "/var/lib/brine/planted/runs/1/journal",
    "the master's log": "/var/log/salt/planted",
    "Salt's data of minions": "/var/cache/salt/master/minions/planted/data.p",
}
NODE = {
    "a minion's log": "/var/log/salt/planted",
    "a minion's cache": "/var/cache/salt/minion/planted.p",
    "Brine's folder on a node": "/etc/brine/planted",
    "a shell's history": "/root/.bash_history",
    "a file that all can read": "/etc/planted",
    "memory": "/run/planted",
    "a folder for temporary files": "/tmp/planted",
    "a container's disk": "/var/lib/containerd/planted",
    "the kubelet's folder": "/var/lib/kubelet/planted",
}
WAIT = ("sh", "-c", "sleep 600; exit 0")
PASSING = {
    "the journal": ["logger", "--tag", "planted"],
    "Salt's job cache": ["salt", "worker-1", "test.arg"],
    "the command line of a process": ["systemd-run", "--quiet", "--collect", "--unit=planted-argument", *WAIT],
    "a process that has ended": ["sh", "-c", "sleep 0.5; exit 0"],
}
UNITS = ("planted-argument", "planted-variable")


@pytest.fixture(scope="module")
def findings(lab, tmp_path_factory):
    """{kind of place: paths where its secret was found}, every secret another; what was planted is taken away again."""
    planted = {kind: secrets.token_hex(18) for kind in (*MASTER, *NODE, *PASSING, "events", "variable", "packed")}
    captured = tmp_path_factory.mktemp("captured")
    node = next(host for host in lab.hosts if not host.host.master)
    try:
        with capture.during(lab, captured):
            plant(lab.master, node, planted)
        needles = Needles(secret.of_text(kind, text) for kind, text in planted.items())
        result = search(leavings.of_lab(lab, captured), needles)
    finally:
        clear(lab.master, node)
    return {kind: [str(f.place) for f in result.findings if f.match.secret == kind] for kind in planted}


def plant(master, node, planted):
    for kind, path in MASTER.items():
        master.write(path, planted[kind])
    for kind, path in NODE.items():
        node.write(path, base64.b64encode(b"x" + planted[kind].encode()).decode())
    for kind, command in PASSING.items():
        master.run([*command, planted[kind]])
    variable = f"--setenv=PLANTED={planted['variable']}"
    master.run(["systemd-run", "--quiet", "--collect", "--unit=planted-variable", variable, *WAIT])
    master.run(["salt-call", "event.send", "planted/event", f"data={planted['events']}"])
    packed = subprocess.run(["gzip"], input=planted["packed"].encode(), capture_output=True, check=True).stdout
    target = node.place.path / "data/containerd/planted.gz"
    target.write_bytes(packed)


def clear(master, node):
    master.succeeds(["systemctl", "stop", *UNITS])
    master.run(["rm", "-rf", "/srv/brine/trees/planted", "/var/lib/brine/planted", *MASTER.values()])
    node.run(["rm", "-f", *NODE.values(), "/var/lib/containerd/planted.gz"])


@pytest.mark.parametrize("kind", MASTER)
def test_file_on_the_master_is_found(findings, kind):
    assert f"bootstrap:{MASTER[kind]}" in findings[kind]


@pytest.mark.parametrize("kind", NODE)
def test_file_on_a_node_is_found(findings, kind):
    assert f"worker-1:{NODE[kind]}" in findings[kind]


def test_packed_file_is_found(findings):
    assert findings["packed"] == ["worker-1:/var/lib/containerd/planted.gz"]


def test_line_of_the_journal_is_found(findings):
    assert "captured:/journal-bootstrap" in findings["the journal"]


def test_argument_of_a_job_is_found(findings):
    found = findings["Salt's job cache"]
    assert any("/var/cache/salt/master/jobs/" in path for path in found), found
    assert "captured:/events" in found


def test_event_is_found(findings):
    assert "captured:/events" in findings["events"]


def test_processes_are_found(findings):
    assert any(path.endswith("/cmdline") for path in findings["the command line of a process"])
    assert any(path.endswith("/environ") for path in findings["variable"])


def test_process_that_has_ended_is_found(findings):
    assert findings["a process that has ended"] == ["captured:/processes"]
