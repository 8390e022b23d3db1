"""A stand-in for salt-api that sends 5,000 events a second for a minute: what the client needs, and whether it believes them.

The events say of every minion that it went well; the jobs, which the client looks up at the end, that one of them failed.
"""

from __future__ import annotations

import http.server
import json
import os
import ssl
import subprocess
import threading
import time
from pathlib import Path

from earlier import HEAP, RUN, leave
from lab import CLUSTER
from planning import Planning
from steps import StepFailed, say

JID, JOB = "20260101000000000001", "20260101000000000002"
MINIONS = [f"m-{number:04}" for number in range(1500)]
FAILED = MINIONS[7]
STEP = "p01: apply bench.fine"
TICK = 0.01
KIB_IN_MIB = 1024
GROWTH_AIM_MIB = 32


class StandIn(http.server.BaseHTTPRequestHandler):
    """Answers what a client asks that follows a run; the events of one connection last as long as they are told to."""

    protocol_version = "HTTP/1.1"
    began = 0.0
    seconds = 60
    rate = 5000
    sent = 0

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or "{}")
        if self.path == "/login":
            self.answer({"token": "stand-in", "user": "brine", "eauth": "pam"})
        elif self.path == "/logout":
            self.answer("logged out")
        else:
            self.answer(self.call(body[0]))

    def answer(self, value: object) -> None:
        data = json.dumps({"return": [value]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def call(self, asked: dict) -> object:
        given = asked.get("kwarg", {})
        if asked["fun"] == "jobs.master":
            return [{"jid": JID}] if self.going() else []
        if asked["fun"] == "jobs.list_job":
            return job(given["jid"], self.going())
        if asked["fun"] == "brine_jobs.look":
            return {jid: job(jid, self.going()) for jid in given["jids"]}
        return {}

    @classmethod
    def going(cls) -> bool:
        return cls.began == 0.0 or time.monotonic() - cls.began < cls.seconds

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.send_event(f"salt/run/brine-{RUN}/args", {"type": "state", "name": STEP, "jid": JOB, "tgt": MINIONS})
        StandIn.began = time.monotonic()
        number = 0
        while self.going():
            due = int((time.monotonic() - StandIn.began) * self.rate)
            for number in range(StandIn.sent, due):
                minion = MINIONS[number % len(MINIONS)]
                done = {"id": minion, "jid": JOB, "fun": "state.sls", "success": True, "retcode": 0, "return": RETURN}
                self.send_event(f"salt/job/{JOB}/ret/{minion}", done)
            StandIn.sent = max(due, StandIn.sent)
            time.sleep(TICK)
        self.send_event(f"salt/run/{JID}/ret", {"success": True})
        self.close_connection = True

    def send_event(self, tag: str, data: dict) -> None:
        self.wfile.write(f"tag: {tag}\ndata: {json.dumps({'tag': tag, 'data': data})}\n\n".encode())


def states(result: bool) -> dict:
    return {f"test_|-{one}_|-{one}_|-nop": {
        "name": str(one), "__id__": str(one), "__sls__": "bench.fine", "__run_num__": one, "result": result,
        "changes": {}, "comment": "", "duration": 1.0, "start_time": "10:00:00.000000"} for one in range(5)}


RETURN = states(True)


def job(jid: str, going: bool) -> dict:
    if jid == JOB:
        returns = {one: {"return": states(one != FAILED), "retcode": 0, "success": True} for one in MINIONS}
        return {"jid": JOB, "Function": "state.sls", "Minions": MINIONS, "Result": {} if going else returns}
    step = {"__id__": STEP, "__sls__": "brine.orchestrate.p01", "name": STEP, "result": False, "comment": "", "__run_num__": 0,
            "changes": {"jobs": [JOB]}, "jids": [JOB], "stopped": False, "duration": 1.0, "start_time": "10:00:00.000000"}
    data = {"data": {"master": {f"brine_run_|-{STEP}_|-{STEP}_|-applied": step}}, "outputter": "highstate", "retcode": 1}
    ended = {"master_master": {"return": {"fun": "runner.state.orchestrate", "jid": JID, "return": data, "success": False}}}
    return {"jid": JID, "Function": "runner.state.orchestrate", "Minions": [], "Result": {} if going else ended}


def drive(bench: Planning) -> None:
    folder = bench.folder / "stream"
    folder.mkdir()
    server = serve(folder)
    try:
        memory, said = follow(bench, folder, server.server_address[1])
    finally:
        server.shutdown()
    early, most = memory[len(memory) // 3], max(memory)
    say(f"stand-in for salt-api, {StandIn.sent / StandIn.seconds:.0f} events a second for {StandIn.seconds} s: the client ({HEAP}) had "
        f"{early:.0f} MiB resident after a third, {most:.0f} MiB at most; aim: no more than {GROWTH_AIM_MIB} MiB between them")
    if f"run {RUN}: failed" not in said:
        raise StepFailed("events were believed: " + said[-1000:])
    if most - early > GROWTH_AIM_MIB:
        raise StepFailed("it grew")
    say("  the one failure that no event told of is in the result")


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
                    "-subj", "/CN=stand-in", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key",
                    "-out", folder / "ca.crt"], check=True, capture_output=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "ca.crt", folder / "key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def follow(bench: Planning, folder: Path, port: int) -> tuple[list[float], str]:
    """The memory of the client, MiB, every half second, and what it said."""
    for path, text in leave(JID, {"p01": MINIONS}).items():
        target = folder / "store/demo" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    config = CLUSTER.read_text().replace("https://10.77.1.10:8000", f"https://127.0.0.1:{port}")
    (folder / "cluster.yaml").write_text(config.replace("/etc/brine/salt-api-ca.crt", f"{folder}/ca.crt"))
    (folder / "password").write_text("none\n")
    (folder / "password").chmod(0o600)
    environment = os.environ | {"BRINE_JAVA_OPTS": HEAP, "BRINE_SALT_USER": "brine", "BRINE_SALT_PASSWORD_FILE": str(folder / "password")}
    command = [bench.brine, "--file", folder / "cluster.yaml", "--root", folder / "root", "--store", folder / "store", "apply"]
    memory = []
    with (folder / "said").open("w") as said, subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, env=environment) as process:
        while process.poll() is None and StandIn.going():
            time.sleep(0.5)
            memory += resident(process.pid)
    return memory, (folder / "said").read_text()


def resident(pid: int) -> list[float]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return []
    return [int(line.split()[1]) / KIB_IN_MIB for line in lines if line.startswith("VmRSS:")]
