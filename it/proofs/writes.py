"""Writes to the cluster's API through its endpoint, one after the other; what was acknowledged must be there afterwards."""

from __future__ import annotations

import base64
import contextlib
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from brinelab.host import LabHost
from brinelab.labs import Lab
from failover import end_all, until
from take_over import ADMIN, LAB

NAMESPACE = "writes"
# From within the lab's network: number, begin and end of each write that was acknowledged, monotonic. One that was
# committed and whose answer was lost is told by the next try: 409.
WRITE = """
import http.client, json, ssl, sys, time
host, port, folder, number = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
context = ssl.create_default_context(cafile=folder + "/ca.crt")
context.load_cert_chain(folder + "/client.crt", folder + "/client.key")
while True:
    begun, asked = time.monotonic(), http.client.HTTPSConnection(host, port, timeout=1, context=context)
    try:
        body = json.dumps({"metadata": {"name": "w%d" % number}})
        asked.request("POST", "/api/v1/namespaces/writes/configmaps", body, {"Content-Type": "application/json"})
        status = asked.getresponse().status
    except (OSError, http.client.HTTPException):
        status = 0
    finally:
        asked.close()
    if status in (201, 409):
        print(number, begun, time.monotonic(), flush=True)
        number += 1
    time.sleep(0.05)
"""


@dataclass(frozen=True)
class Write:
    number: int
    begun: float
    ended: float


@dataclass
class Writer:
    """One at a time; `acknowledged` grows while it writes."""

    asking: subprocess.Popen
    acknowledged: list[Write] = field(default_factory=list)

    def follow(self) -> None:
        assert self.asking.stdout is not None
        for line in self.asking.stdout:
            number, begun, ended = line.split()
            self.acknowledged.append(Write(int(number), float(begun), float(ended)))

    def first_after(self, moment: float) -> Write | None:
        """The first that was begun then and acknowledged."""
        return next((one for one in self.acknowledged if one.begun >= moment), None)

    def flows(self) -> None:
        """Waits until one that begins now is acknowledged."""
        now = time.monotonic()
        until(lambda: self.first_after(now), "a write is acknowledged", 120)

    def pause_since(self, moment: float = 0.0) -> float:
        """The longest between two acknowledged ones since then, in seconds."""
        ends = [one.ended for one in self.acknowledged if one.ended >= moment]
        return max((later - earlier for earlier, later in zip(ends, ends[1:])), default=0.0)


@contextlib.contextmanager
def going_on(lab: Lab, control: LabHost, endpoint: tuple[str, int], folder: Path) -> Iterator[Writer]:
    """Begins to write as the administrator whose kubeconfig `control` has, from the lab's router."""
    if not control.succeeds(["kubectl", *ADMIN, "get", "namespace", NAMESPACE]):
        kubectl(control, "create", "namespace", NAMESPACE)
    credentials(control, folder)
    begin = max(numbers(control), default=-1) + 1
    what = [WRITE, endpoint[0], str(endpoint[1]), str(folder), str(begin)]
    command = [str(LAB), "netns", lab.place.name, "--", "python3", "-c", *what]
    asking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    writer = Writer(asking)
    threading.Thread(target=writer.follow, daemon=True).start()
    try:
        writer.flows()
        yield writer
    finally:
        end_all(asking)


def credentials(control: LabHost, folder: Path) -> None:
    """The administrator's certificate and key as files that only root reads."""
    conf = yaml.safe_load(control.run(["cat", ADMIN[1]]))
    user, cluster = conf["users"][0]["user"], conf["clusters"][0]["cluster"]
    folder.chmod(0o700)
    for name, text in (
        ("ca.crt", cluster["certificate-authority-data"]),
        ("client.crt", user["client-certificate-data"]),
        ("client.key", user["client-key-data"]),
    ):
        (folder / name).touch(0o600)
        (folder / name).write_bytes(base64.b64decode(text))


def kubectl(control: LabHost, *words: str) -> str:
    return control.run(["kubectl", *ADMIN, *words])


def numbers(control: LabHost) -> set[int]:
    """Those that the cluster has."""
    listed = kubectl(control, "get", "configmaps", f"--namespace={NAMESPACE}", "--output=name").split()
    return {int(name[1:]) for name in (one.partition("/")[2] for one in listed) if name.startswith("w")}


def lost(control: LabHost, writer: Writer) -> set[int]:
    """Acknowledged ones that the cluster does not have."""
    return {one.number for one in writer.acknowledged} - numbers(control)
