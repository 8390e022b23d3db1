"""The binaries of one Kubernetes release in a folder, and the images that its kubeadm asks for."""

import hashlib
import os
import re
import struct
from dataclasses import dataclass
from pathlib import Path

from brinelab.errors import LabError
from brinelab.run import run

DEFAULT_DIR = "/var/cache/brine/kubernetes"
VERSION = re.compile(r"v(\d+\.\d+\.\d+)")
PACKAGED = ("kubeadm", "kubectl", "kubelet")
# the last part of an image's name -> the files it holds; the first one is what it runs
IMAGE_FILES = {
    "kube-apiserver": {"kube-apiserver": "/usr/local/bin/kube-apiserver"},
    "kube-controller-manager": {
        "kube-controller-manager": "/usr/local/bin/kube-controller-manager"
    },
    "kube-scheduler": {"kube-scheduler": "/usr/local/bin/kube-scheduler"},
    "kube-proxy": {"kube-proxy": "/usr/local/bin/kube-proxy"},
    "etcd": {"etcd": "/usr/local/bin/etcd", "etcdctl": "/usr/local/bin/etcdctl"},
    "coredns": {"coredns": "/coredns"},
    "pause": {"pause": "/pause"},
}
ELF_INTERPRETER = 3


@dataclass(frozen=True)
class Release:
    """A version such as v1.36.2, and the folder with its binaries."""

    version: str
    folder: Path

    @property
    def number(self) -> str:
        return self.version.removeprefix("v")

    @property
    def package_version(self) -> str:
        """As the packages of kubernetes/release are numbered: release and build, 1.36.2-1.1."""
        return f"{self.number}-1.1"

    @property
    def binaries(self) -> list[str]:
        packed = (name for files in IMAGE_FILES.values() for name in files)
        return sorted({*PACKAGED, *packed})

    def images(self) -> list[str]:
        """The references that this release's own kubeadm names."""
        command = [
            self.folder / "kubeadm",
            "config",
            "images",
            "list",
            "--kubernetes-version",
            self.version,
        ]
        return run(command).split()

    def digest(self) -> str:
        whole = hashlib.sha256(self.version.encode())
        for name in self.binaries:
            with (self.folder / name).open("rb") as file:
                whole.update(f"\0{name}\0".encode() + hashlib.file_digest(file, "sha256").digest())
        return whole.hexdigest()


def find(version: str) -> Release:
    if not VERSION.fullmatch(version):
        raise LabError(f'"{version}" is no Kubernetes version; write it like v1.36.2')
    folder = Path(os.environ.get("BRINE_KUBERNETES_DIR", DEFAULT_DIR)) / version
    release = Release(version, folder)
    missing = [name for name in release.binaries if not os.access(folder / name, os.X_OK)]
    if missing:
        raise LabError(
            f"{folder} lacks {', '.join(missing)}; put the binaries of the official"
            " release there, or name another folder with BRINE_KUBERNETES_DIR"
        )
    return release


def is_static(path: Path) -> bool:
    """Whether an x86-64 or arm64 ELF file asks for no interpreter, and so for no libraries."""
    with path.open("rb") as file:
        header = file.read(64)
        if header[:5] != b"\x7fELF\x02":
            raise LabError(f"{path} is no 64-bit ELF file")
        (offset,) = struct.unpack_from("<Q", header, 32)
        size, count = struct.unpack_from("<HH", header, 54)
        file.seek(offset)
        segments = file.read(size * count)
    kinds = (struct.unpack_from("<I", segments, i * size)[0] for i in range(count))
    return ELF_INTERPRETER not in kinds
