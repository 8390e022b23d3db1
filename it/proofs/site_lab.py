"""A lab whose only source is its bundle, deployed once, and ways to ask its hosts."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from brinelab.host import LabHost
from brinelab.labs import Lab
from salt_operator import Operator

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
BUNDLE = "/srv/brine/bundle"
CLUSTER = Path(__file__).resolve().parents[1] / "demo/cluster.yaml"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class SiteLab:
    lab: Lab

    @property
    def master(self) -> LabHost:
        return self.lab.master

    @property
    def worker2(self) -> LabHost:
        return self.lab.host("worker-2")

    def deployed(self) -> SiteLab:
        """The whole way, unless an earlier test went it."""
        if not self.master.succeeds(["test", "-e", "/etc/kubernetes/admin.conf"]):
            operator = Operator(self.lab)
            operator.install()
            self.master.write("/etc/brine/cluster.yaml", CLUSTER.read_text())
            for words in (("master", "setup", "--yes", "--restart"), ("apply",)):
                done = self.brine(*words)
                assert done.returncode == 0, done.stdout + done.stderr
        return self

    def brine(self, *words: str) -> subprocess.CompletedProcess:
        return self.attempt(" ".join(("brine", *words)))

    def shell(self, script: str, on: str = "bootstrap") -> str:
        """Standard output of lines of a shell that must succeed."""
        return self.lab.host(on).run(["sh", "-ec", script])

    def attempt(self, script: str, on: str = "bootstrap") -> subprocess.CompletedProcess:
        """Lines of a shell that may fail."""
        return subprocess.run(self.words(script, on), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    @contextlib.contextmanager
    def other_bundle(self, change: str) -> Iterator[None]:
        """brine-node takes a copy of the bundle, in which lines of a shell have changed something."""
        self.shell(f"""rm -rf /root/other; cp -a {BUNDLE} /root/other; cd /root/other; {change}
            cp -a /etc/brine/node.json /root/node.json; sed -i 's#"{BUNDLE}"#"/root/other"#' /etc/brine/node.json""")
        try:
            yield
        finally:
            self.shell("mv /root/node.json /etc/brine/node.json; rm -rf /root/other")

    def words(self, script: str, on: str) -> list[str]:
        return self.lab.host(on)._enter(["sh", "-ec", script])

    def ask(self, url: str, method: str, *headers: str, on: str = "bootstrap") -> Answer:
        """What a client with the site's authority gets."""
        head = "--head" if method == "HEAD" else f"-X {method}"
        given = " ".join(f"-H '{header}'" for header in headers)
        command = f"curl -s --path-as-is --max-time 30 -i {head} {given} --cacert /etc/brine/site/ca.crt '{url}'"
        done = subprocess.run(self.words(command, on), stdin=subprocess.DEVNULL, capture_output=True, check=True)
        top, _, body = done.stdout.partition(b"\r\n\r\n")
        first, *lines = top.decode().splitlines()
        named = dict(line.split(": ", 1) for line in lines)
        return Answer(int(first.split()[1]), {name.lower(): value for name, value in named.items()}, body)

    def pushed(self, lock: dict) -> list[str]:
        """Names of the bundle's images that the registry has."""
        found = []
        for image in lock["images"]:
            path, _, tag = image["name"].rpartition(":")
            answer = self.ask(f"https://10.77.1.10/v2/{path}/manifests/{tag}", "HEAD", f"Accept: {MANIFEST}")
            found += [image["name"]] if answer.headers.get("docker-content-digest") == image["digest"] else []
        return found
