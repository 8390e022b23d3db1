"""The operator at the salt-master of a lab: what he types, with Brine as he installed it."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from brinelab import salt
from brinelab.host import LabHost
from brinelab.labs import Lab

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "it/proofs/cluster.yaml"
JAR = ROOT / "cli/target/brine.jar"
SCRIPTS = ROOT / "cli/src/main/sh"
PREFIX = "/usr"
CURRENT = "/srv/brine/current"
CREDENTIALS = "/etc/brine/credentials"
WRITTEN = re.compile(r"^written: (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Operator:
    lab: Lab

    @property
    def master(self) -> LabHost:
        return self.lab.master

    def install(self) -> None:
        """Brine and the credentials for salt-api; once."""
        if self.master.succeeds(["test", "-e", CREDENTIALS, "-a", "-x", f"{PREFIX}/bin/brine"]):
            return
        for source in (JAR, SCRIPTS / "brine", SCRIPTS / "install"):
            with source.open("rb") as file:
                self.master.receive(file, f"/root/brine/{source.name}", source.stat().st_mode & 0o777)
        self.master.run(["/root/brine/install", "/root/brine/brine.jar", PREFIX])
        password = self.master.run(["cat", "/etc/brine/salt-api-password"]).strip()
        self.master.write(CREDENTIALS, f"user: brine\npassword: {password}\n", 0o600)

    def set_up_master(self, folder: str) -> str:
        """As Brine sets it up; a second time changes nothing."""
        return self.brine("master", "setup", "--yes", "--restart", folder=folder)

    def keep_facts(self, cluster: Path, path: str) -> str:
        """Collects the hosts' facts into the file, unless it is there; returns its path."""
        if not self.master.succeeds(["test", "-e", path]):
            folder = path.rpartition("/")[0]
            self.master.write(f"{folder}/cluster.yaml", cluster.read_text())
            self.brine("facts", "--out", path, folder=folder)
        return path

    def put_cluster(self, config: dict, path: str) -> None:
        """JSON is YAML."""
        self.master.write(path, json.dumps(config, indent=1))

    def brine(self, *words: str, folder: str = "/root") -> str:
        """The standard output of a command that must succeed."""
        done = self.try_brine(*words, folder=folder)
        assert done.returncode == 0, f"brine {' '.join(words)} ended with {done.returncode}\n{done.stderr}{done.stdout}"
        return done.stdout

    def try_brine(self, *words: str, folder: str = "/root") -> subprocess.CompletedProcess[str]:
        command = [f"{PREFIX}/bin/brine", "--file", f"{folder}/cluster.yaml", *words]
        inside = [str(ROOT / "it/lab/lab"), "exec", self.lab.place.name, self.master.name, "--"]
        return subprocess.run(
            [*inside, *command], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    def salt(self, function: str, *arguments: str) -> dict:
        """{minion: return} of all minions; each must answer."""
        command = ["salt", "--static", "--out=json", "--timeout=30", "*", function, *arguments]
        answer = json.loads(self.master.run(command))
        assert set(answer) == {host.host.minion for host in self.lab.hosts}, (
            f"{function} was answered by {sorted(answer)}"
        )
        return answer

    def restart_master(self) -> None:
        self.master.run(["systemctl", "restart", "salt-master", "salt-api"])
        salt.wait_answers(self.master, self.lab.spec)
        salt.wait_api(self.master)

    def restart_minions(self) -> None:
        """Connections that stand when firewalld starts are dead, and neither side knows."""
        for host in self.lab.hosts:
            host.run(["systemctl", "restart", "salt-minion"])
        salt.wait_answers(self.master, self.lab.spec)

    def use_tree(self, log: str) -> None:
        """Makes the tree that `brine plan` says it wrote the current one, as `brine apply` would."""
        folder = WRITTEN.search(log)
        assert folder, f"no tree was written\n{log}"
        self.master.run(["ln", "-sfn", folder.group(1), CURRENT])

    @contextlib.contextmanager
    def tree_kept(self) -> Iterator[None]:
        """Afterwards the tree that was the current one is it again."""
        before = self.master.run(["readlink", "-m", CURRENT]).strip()
        try:
            yield
        finally:
            self.master.run(["ln", "-sfn", before, CURRENT])
