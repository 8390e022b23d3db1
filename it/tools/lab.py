"""A lab of it/lab, with Brine on the host of its salt-master."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from built import JAR
from steps import ROOT, run

LAB = ROOT / "it/lab/lab"
BOOTSTRAP = "bootstrap"
MINIONS = "bootstrap.dc1.example.com,worker-1,worker-2"


CLUSTER = ROOT / "it/proofs/cluster.yaml"
REPOSITORIES = re.compile(r"^repositories:\n(?: .*\n)+", re.MULTILINE)
NO_LAB = "BRINE_NO_LAB"


def why_no_labs() -> str:
    """Why this machine cannot make labs; empty when it can."""
    done = subprocess.run([LAB, "probe"], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip() or "lab probe failed"


def cluster_yaml(*, served: bool) -> str:
    """The demo's; where a lab serves no packages, that of a site whose hosts have sources of their own."""
    text = CLUSTER.read_text()
    return text if served else REPOSITORIES.sub("", text)


@dataclass(frozen=True)
class Lab:
    """A lab by name; commands that fail raise StepFailed after the end of their log was printed."""

    name: str

    def up(self, *options: str) -> None:
        run(f"lab up {self.name}", [LAB, "up", self.name, "--replace", *options])

    def down(self) -> None:
        run(f"lab down {self.name}", [LAB, "down", self.name])

    def put(self, source: Path, target: str, host: str = BOOTSTRAP) -> None:
        subprocess.run([LAB, "put", self.name, host, source, target], check=True)

    def write(self, text: str, target: str, host: str = BOOTSTRAP) -> None:
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(text)
            file.flush()
            Path(file.name).chmod(0o644)
            self.put(Path(file.name), target, host)

    def command(self, *words: str, host: str = BOOTSTRAP) -> list[str]:
        return [str(LAB), "exec", self.name, host, "--", *words]

    def output(self, *words: str, host: str = BOOTSTRAP) -> str:
        """What a command prints on its standard output; raises when it fails."""
        done = subprocess.run(self.command(*words, host=host), check=True, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        return done.stdout

    def shell(self, name: str, script: str, host: str = BOOTSTRAP) -> float:
        """Runs lines of a shell as a step; returns its seconds."""
        return run(name, self.command("sh", "-ec", script, host=host))

    def inside(self, *words: str | Path) -> Sequence[str | Path]:
        """The command of the machine, to be run in the lab's network."""
        return [LAB, "netns", self.name, "--", *words]

    def path(self, path: str, host: str = BOOTSTRAP) -> Path:
        """A file of a host as a path of the machine."""
        root = subprocess.run([LAB, "path", self.name, host], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.strip()
        return Path(root) / path.lstrip("/")

    def install_brine(self) -> None:
        """Puts the jar and the launcher on the salt-master's host, as an operator would."""
        scripts = ROOT / "cli/src/main/sh"
        for source in (JAR, scripts / "brine", scripts / "install"):
            self.put(source, f"/root/brine/{source.name}")
        self.shell("install brine", "/root/brine/install /root/brine/brine.jar /usr")

    def environment(self) -> dict[str, str]:
        """What tests need to find it."""
        return {
            "BRINE_LAB_NAME": self.name,
            "BRINE_LAB_MASTER": "https://10.77.1.10:8000",
            "BRINE_LAB_CA": str(self.path("/etc/brine/salt-api-ca.crt")),
            "BRINE_LAB_PASSWORD_FILE": str(self.path("/etc/brine/salt-api-password")),
            "BRINE_LAB_MINIONS": MINIONS,
            "BRINE_LAB_PKI": str(self.path("/etc/salt/pki/master")),
            "BRINE_LAB_SALTENV": str(self.path("/srv/brine-it")),
            "BRINE_LAB_ON_MASTER": " ".join(self.command()),
            "BRINE_LAB_ON_MINION": " ".join(self.command(host="worker-2")),
        }
