"""Where a lab's files are, and the names of what it makes in the kernel: derived, never fixed."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_DIR = "/var/lib/brine-lab"
SOURCE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class LabDir:
    """The folder of everything: base root file systems, caches, packages, labs."""

    path: Path

    @staticmethod
    def from_environment() -> "LabDir":
        return LabDir(Path(os.environ.get("BRINE_LAB_DIR", DEFAULT_DIR)).resolve())

    @property
    def token(self) -> str:
        """Tells the kernel names of one folder's labs from another's."""
        return "brine-" + hashlib.sha256(str(self.path).encode()).hexdigest()[:6]

    @property
    def wheels(self) -> Path:
        return self.path / "cache" / "wheels"

    def base(self, digest: str) -> Path:
        return self.path / "base" / digest

    def packages(self, digest: str) -> Path:
        return self.path / "packages" / digest

    def lab(self, name: str) -> "LabPlace":
        return LabPlace(self, name)

    def labs(self) -> list["LabPlace"]:
        folder = self.path / "labs"
        return [self.lab(p.name) for p in sorted(folder.glob("*")) if p.is_dir()]


@dataclass(frozen=True)
class LabPlace:
    """One lab: its folder, its network namespace, its part of the cgroup tree."""

    lab_dir: LabDir
    name: str

    @property
    def path(self) -> Path:
        return self.lab_dir.path / "labs" / self.name

    @property
    def netns(self) -> str:
        return f"{self.lab_dir.token}.{self.name}"

    @property
    def cgroup(self) -> str:
        return f"{self.lab_dir.token}/{self.name}"

    @property
    def lock(self) -> Path:
        return self.lab_dir.path / "labs" / f"{self.name}.lock"

    @property
    def state(self) -> Path:
        """Written last: a lab without it was never finished."""
        return self.path / "state.json"

    @property
    def authority(self) -> Path:
        return self.path / "ca"

    @property
    def services(self) -> Path:
        return self.path / "services"

    def host(self, name: str) -> "HostPlace":
        return HostPlace(self, name)

    def hosts(self) -> list["HostPlace"]:
        folder = self.path / "hosts"
        return [self.host(p.name) for p in sorted(folder.glob("*")) if p.is_dir()]


@dataclass(frozen=True)
class HostPlace:
    """One host of a lab: its disk, its network namespace, its cgroup."""

    lab: LabPlace
    name: str

    @property
    def path(self) -> Path:
        return self.lab.path / "hosts" / self.name

    @property
    def netns(self) -> str:
        return f"{self.lab.netns}.{self.name}"

    @property
    def cgroup(self) -> str:
        return f"{self.lab.cgroup}/{self.name}"

    @property
    def upper(self) -> Path:
        """What the host changed of the base; before it boots, what is put in for it."""
        return self.path / "upper"

    @property
    def init(self) -> Path:
        """The process id of its systemd and the time that process began."""
        return self.path / "init"

    @property
    def boot_log(self) -> Path:
        return self.path / "boot.log"
