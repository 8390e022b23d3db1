"""Waiting for Salt's services, with sockets of this process in their place."""

import socket
import subprocess
import threading

import master_ready
import pytest


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@pytest.fixture
def restarts(monkeypatch):
    """What was restarted; `happens` is called at the first restart."""
    seen = {"units": [], "happens": lambda: None}

    def run(command, **_options):
        seen["units"].append(command[-1])
        if len(seen["units"]) == 1:
            seen["happens"]()
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(master_ready.subprocess, "run", run)
    return seen


def test_counts_who_is_connected(server):
    port = server.getsockname()[1]
    assert master_ready.connections(port) == 0
    with socket.create_connection(server.getsockname()), server.accept()[0]:
        assert master_ready.connections(port) == 1


def test_knows_where_salt_api_is_reached():
    assert master_ready.address({"rest_cherrypy": {"port": 8000}}) == ("127.0.0.1", 8000)
    assert master_ready.address({"rest_cherrypy": {"host": "::", "port": "8001"}}) == ("::1", 8001)
    assert master_ready.address({"rest_cherrypy": {"host": "10.0.0.1", "port": 8000}}) == ("10.0.0.1", 8000)
    assert master_ready.address({}) is None


def test_waits_until_salt_api_listens_and_the_minions_are_back(server, restarts):
    place = server.getsockname()
    minion = socket.create_connection(place)
    accepted, _ = server.accept()
    with socket.create_server(("127.0.0.1", 0)) as free:
        api = free.getsockname()
    back = []

    def return_later():
        back.append(socket.create_server(api))
        back.append(socket.create_connection(place))

    def break_off():
        accepted.close()
        minion.close()
        threading.Timer(0.3, return_later).start()

    restarts["happens"] = break_off
    opts = {"publish_port": place[1], "rest_cherrypy": {"host": api[0], "port": api[1]}}
    done = master_ready.restart(["salt-master", "salt-api"], opts)
    assert [unit["ok"] for unit in done] == [True, True]
    assert len(back) == 2 and master_ready.connections(place[1]) == 1
    for one in back:
        one.close()


def test_says_when_salt_api_does_not_listen(server, restarts, monkeypatch):
    monkeypatch.setattr(master_ready, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as free:
        api = free.getsockname()
    opts = {"publish_port": server.getsockname()[1], "rest_cherrypy": {"host": api[0], "port": api[1]}}
    done = master_ready.restart(["salt-api"], opts)
    assert [unit["ok"] for unit in done] == [True, False]
    assert f"nobody listens on 127.0.0.1 port {api[1]}" in done[1]["seen"]
