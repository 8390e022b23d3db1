"""Watches a VIP from outside and pulls the plug of the host that has it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence

from brinelab.errors import LabError
from brinelab.host import LabHost
from brinelab.labs import Lab

PORT = 6443
UNIT = "fake-apiserver"
SERVER = """
import http.server, ssl, subprocess, sys, tempfile
class Livez(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b"ok")
    def log_message(self, *_): pass
folder = tempfile.mkdtemp()
subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                "/CN=fake", "-keyout", f"{folder}/key", "-out", f"{folder}/crt"], check=True, capture_output=True)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(f"{folder}/crt", f"{folder}/key")
server = http.server.ThreadingHTTPServer(("", int(sys.argv[1])), Livez)
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
server.serve_forever()
"""
# From within the lab's network: a line with the monotonic time of each answer.
ASK = """
import socket, ssl, sys, time
context = ssl._create_unverified_context()
while True:
    try:
        with socket.create_connection((sys.argv[1], int(sys.argv[2])), 0.2) as plain:
            plain.settimeout(0.5)
            with context.wrap_socket(plain) as asked:
                asked.sendall(b"GET /livez HTTP/1.0\\r\\n\\r\\n")
                if b" 200 " in asked.recv(100):
                    print(time.monotonic(), flush=True)
    except OSError:
        pass
    time.sleep(0.02)
"""


@contextlib.contextmanager
def fake_api_servers(hosts: Sequence[LabHost]) -> Iterator[None]:
    """A unit on each host that answers /livez over TLS, again after a boot."""
    unit = f"[Service]\nExecStart=/usr/bin/python3 /root/{UNIT}.py {PORT}\n[Install]\nWantedBy=multi-user.target\n"
    for host in hosts:
        host.write(f"/root/{UNIT}.py", SERVER)
        host.write(f"/etc/systemd/system/{UNIT}.service", unit)
        host.run(["systemctl", "enable", "--now", UNIT])
    try:
        yield
    finally:
        for host in hosts:
            host.run(["systemctl", "disable", "--now", UNIT])


def end_all(process: subprocess.Popen) -> None:
    """The lab's command and what it runs: both are in a session of their own."""
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()


class Watch:
    """Asks /livez of the VIP all the time, from the lab's router."""

    def __init__(self, lab: Lab, vip: str) -> None:
        self.lab = lab
        self.vip = vip
        self.answered: list[float] = []

    def __enter__(self) -> Watch:
        from salt_operator import ROOT

        command = [
            str(ROOT / "it/lab/lab"),
            "netns",
            self.lab.place.name,
            "--",
            "python3",
            "-c",
            ASK,
            self.vip,
            str(PORT),
        ]
        self.asking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        threading.Thread(target=self._read, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        end_all(self.asking)

    def _read(self) -> None:
        assert self.asking.stdout is not None
        for line in self.asking.stdout:
            self.answered.append(float(line))

    def answers(self) -> bool:
        return bool(self.answered) and time.monotonic() - self.answered[-1] < 0.5

    def away_since(self, moment: float) -> float:
        """The longest time without an answer since then, in seconds."""
        first = next((at for at, answered in enumerate(self.answered) if answered >= moment), len(self.answered))
        seen = self.answered[max(first - 1, 0) :]
        return max((later - earlier for earlier, later in zip(seen, seen[1:])), default=0.0)

    def lose_holder(self, candidates: Sequence[LabHost]) -> float:
        """Seconds without an answer when the plug of one of these is pulled, who has the VIP and is booted again."""
        found: list[LabHost] = []

        def held() -> bool:
            found[:] = holders(self.vip, candidates)
            return len(found) == 1

        until(held, "one of them has the VIP")
        having = found[0]
        until(self.answers, "the VIP answers")
        lost = time.monotonic()
        having.power_off()
        pulled = time.monotonic()
        until(lambda: self.answered[-1] > pulled, "the VIP answers again")
        away = self.away_since(lost)
        having.boot()
        having.wait_booted()
        return away


def holders(vip: str, hosts: Sequence[LabHost]) -> list[LabHost]:
    """Which of these have it: one, but for the moment in which it moves."""
    return [host for host in hosts if host.succeeds(["sh", "-c", f"ip -br address | grep -qw {vip}/32"])]


@contextlib.contextmanager
def given_away(first: LabHost) -> Iterator[None]:
    """The salt-master's host, which tests need, gives the VIP to the others meanwhile."""
    first.run(["systemctl", "stop", "keepalived"])
    try:
        yield
    finally:
        first.run(["systemctl", "start", "keepalived"])


def until(condition, what: str, seconds: float = 60) -> None:
    """A command that fails meanwhile is not the end: hosts come and go."""
    deadline = time.monotonic() + seconds
    while True:
        seen = ""
        try:
            if condition():
                return
        except LabError as trouble:
            seen = f": {trouble}"
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:.0f} s: {what}{seen}")
        time.sleep(0.02)
