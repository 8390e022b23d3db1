"""The script that asks the network, run as Salt runs it: on loopback, with real sockets."""

import base64
import json
import socket
import subprocess
import sys

import conftest
import pytest

SCRIPT = conftest.RESOURCES / "probe/netprobe.py"
RUN = "import base64 as b,sys;r=sys.stdin.readline;c=b.b64decode(r());REQUEST=b.b64decode(r());exec(c)"
ONE, OTHER = "127.0.0.2", "127.0.0.3"


def asked(request):
    lines = [base64.b64encode(text.encode()).decode() for text in (SCRIPT.read_text(), json.dumps(request))]
    command = [sys.executable, "-I", "-c", RUN]
    done = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture
def service():
    with socket.create_server((OTHER, 0)) as server:
        yield server.getsockname()[1]


def free_port():
    with socket.create_server((OTHER, 0)) as server:
        return server.getsockname()[1]


def host(**parts):
    return {"address": ONE, "connect": [], "awaits": [], "listen": [], "echo": [], "measure": [], **parts}


def connections(own, seconds=5, retry=False):
    return asked({"action": "connections", "seconds": seconds, "retry": retry, "hosts": [own]})


def test_a_service_that_listens_is_connected_to(service):
    found = connections(host(connect=[{"from": ONE, "to": OTHER, "port": service, "service": "etcd"}]))
    assert [one["result"] for one in found["connections"]] == ["connected"]


def test_a_port_without_listener_is_refused():
    found = connections(host(connect=[{"from": ONE, "to": OTHER, "port": free_port(), "service": "etcd"}]))
    assert [one["result"] for one in found["connections"]] == ["refused"]


def test_what_is_listened_for_and_connected_to_ends_at_once():
    port = free_port()
    meeting = host(
        listen=[{"address": OTHER, "port": port}],
        awaits=[{"from": ONE, "port": port}],
        connect=[{"from": ONE, "to": OTHER, "port": port, "service": "kubelet"}],
        echo=[{"address": OTHER, "port": port}],
        measure=[{"from": ONE, "to": OTHER, "port": port, "sizes": [70000, 9000, 1500]}],
    )
    found = connections(meeting, seconds=60, retry=True)
    assert [one["result"] for one in found["connections"]] == ["connected"]
    assert [one["mtu"] for one in found["mtu"]] == [9000]


def test_a_host_that_is_not_meant_says_so():
    assert "error" in asked({"action": "connections", "hosts": [{"address": "192.0.2.1"}]})


def test_an_endpoint_is_resolved_and_tried(service):
    request = {"action": "endpoint", "host": OTHER, "port": service, "hosts": [host()]}
    assert asked(request) == {"resolved": [OTHER], "result": "connected"}
    refused = asked({**request, "port": free_port()})
    assert refused["result"] == "Connection refused"
    unknown = asked({**request, "host": "no.such.name.invalid"})
    assert unknown["resolved"] == []
    assert unknown["result"].startswith("cannot be resolved")
