"""Debian packages laid out as kubernetes/release lays them out, and a signed apt repository."""

import os
import shutil
from pathlib import Path

from brinelab.layout import SOURCE
from brinelab.release import Release
from brinelab.run import run

PACKAGING = SOURCE / "packaging"
SUITE, COMPONENT = "stable", "main"
UNITS = "usr/lib/systemd/system"
# Left out of what the official packages depend on: nothing here serves it.
LEFT_OUT = {"kubelet": "kubernetes-cni"}

FIELDS = {
    "kubelet": {
        "Description": "Node agent for Kubernetes clusters",
        "Depends": "mount, util-linux",
        "Recommends": "iptables (>= 1.8.4)",
    },
    "kubeadm": {"Description": "Command-line utility for administering a Kubernetes cluster"},
    "kubectl": {"Description": "Command-line utility for interacting with a Kubernetes cluster"},
}
# package -> path in it -> (mode, file under packaging/; "" is an empty file); its binary is added
FILES = {
    "kubelet": {
        f"{UNITS}/kubelet.service": (0o600, "kubelet/kubelet.service"),
        "etc/default/kubelet": (0o644, "kubelet/kubelet.env"),
        "etc/kubernetes/manifests/.kubelet-keep": (0o644, ""),
        "var/lib/kubelet/.kubelet-keep": (0o644, ""),
        "DEBIAN/postinst": (0o755, "kubelet/postinst"),
        "DEBIAN/prerm": (0o755, "kubelet/prerm"),
    },
    "kubeadm": {f"{UNITS}/kubelet.service.d/10-kubeadm.conf": (0o644, "kubeadm/10-kubeadm.conf")},
    "kubectl": {},
}
CONFFILES = {"kubelet": "/etc/default/kubelet\n"}


def build(release: Release, pool: Path, scratch: Path) -> list[Path]:
    """A package for each of kubelet, kubeadm and kubectl; uncompressed, so quick to unpack."""
    architecture = run(["dpkg", "--print-architecture"]).strip()
    made = []
    for name in FILES:
        tree = scratch / f"{name}-{release.number}"
        lay_out(release, name, architecture, tree)
        made.append(pool / f"{name}_{release.package_version}_{architecture}.deb")
        run(["dpkg-deb", "-Znone", "--root-owner-group", "--build", tree, made[-1]])
        shutil.rmtree(tree)
    return made


def lay_out(release: Release, name: str, architecture: str, tree: Path) -> None:
    files = {
        path: (mode, PACKAGING / source if source else None)
        for path, (mode, source) in FILES[name].items()
    }
    files[f"usr/bin/{name}"] = (0o755, release.folder / name)
    for path, (mode, source) in files.items():
        target = tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source:
            shutil.copyfile(source, target)
        else:
            target.touch()
        target.chmod(mode)
    (tree / "DEBIAN").mkdir(exist_ok=True)
    (tree / "DEBIAN/control").write_text(control(release, name, architecture))
    if name in CONFFILES:
        (tree / "DEBIAN/conffiles").write_text(CONFFILES[name])


def control(release: Release, name: str, architecture: str) -> str:
    fields = {
        "Package": name,
        "Version": release.package_version,
        "Architecture": architecture,
        "Maintainer": "Brine's lab <lab@example.com>",
        "Section": "net",
        "Priority": "optional",
        **FIELDS[name],
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


def index(repository: Path, keys: Path) -> None:
    """Makes the indices of everything in pool/ and signs them."""
    architecture = run(["dpkg", "--print-architecture"]).strip()
    binary = repository / "dists" / SUITE / COMPONENT / f"binary-{architecture}"
    binary.mkdir(parents=True)
    packages = run(["apt-ftparchive", "packages", "pool"], cwd=repository)
    (binary / "Packages").write_text(packages)
    about = {
        "Origin": "Brine's lab",
        "Label": "Brine's lab",
        "Suite": SUITE,
        "Codename": SUITE,
        "Components": COMPONENT,
        "Architectures": architecture,
    }
    options = [f"-oAPT::FTPArchive::Release::{key}={value}" for key, value in about.items()]
    suite = repository / "dists" / SUITE
    released = run(["apt-ftparchive", *options, "release", suite])
    (suite / "Release").write_text(released)
    _gpg(keys, "--clearsign", "--output", suite / "InRelease", suite / "Release")
    _gpg(keys, "--armor", "--detach-sign", "--output", suite / "Release.gpg", suite / "Release")


def signing_key(keys: Path) -> bytes:
    """The public key of the lab's repositories, as apt reads it; the pair is made once (0700)."""
    public = keys / "public.gpg"
    if not public.exists():
        keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        identity = "Brine's lab <lab@example.com>"
        _gpg(keys, "--passphrase", "", "--quick-generate-key", identity, "ed25519", "sign", "never")
        _gpg(keys, "--export", "--output", public)
    return public.read_bytes()


def _gpg(keys: Path, *arguments) -> None:
    environment = {**os.environ, "GNUPGHOME": str(keys)}
    try:
        run(["gpg", "--batch", "--yes", "--quiet", "--no-tty", *arguments], env=environment)
    finally:
        run(["gpgconf", "--kill", "all"], env=environment)
