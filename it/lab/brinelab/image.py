"""Container images made of single binaries, without any container tool: one OCI layer each."""

import hashlib
import io
import json
import os
import platform
import re
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from brinelab.errors import LabError
from brinelab.release import IMAGE_FILES, Release, is_static

LAYER = "application/vnd.oci.image.layer.v1.tar"
CONFIG = "application/vnd.oci.image.config.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
EMPTY_FOLDERS = ("tmp", "run", "var/run", "proc", "sys", "dev", "etc")
TEXTS = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/false\nnobody:x:65534:65534::/:/bin/false\n",
    "etc/group": "root:x:0:\nnogroup:x:65534:\n",
    "etc/nsswitch.conf": "hosts: files dns\n",
}
# kube-proxy calls these; they are taken out of the base, with what they load.
PROXY_COMMANDS = (
    "/usr/sbin/xtables-nft-multi",
    "/usr/sbin/nft",
    "/usr/sbin/conntrack",
    "/usr/sbin/ipset",
)
PROXY_LINKS = tuple(
    f"usr/sbin/{family}{what}"
    for family in ("iptables", "ip6tables")
    for what in ("", "-save", "-restore")
)
PROXY_EXTENSIONS = "usr/lib/*/xtables"


@dataclass(frozen=True)
class Blob:
    media_type: str
    digest: str
    path: Path

    @property
    def descriptor(self) -> dict:
        return {
            "mediaType": self.media_type,
            "digest": self.digest,
            "size": self.path.stat().st_size,
        }


@dataclass(frozen=True)
class Image:
    """An image ready to be pushed: repository and tag, its two blobs, its manifest."""

    repository: str
    tag: str
    blobs: tuple[Blob, Blob]
    manifest: bytes


def build(release: Release, reference: str, base_root: Path, scratch: Path) -> Image:
    """The image of a reference such as registry.k8s.io/etcd:3.6.8-0."""
    name, _, tag = reference.partition("/")[2].rpartition(":")
    short = name.rpartition("/")[2]
    if short not in IMAGE_FILES:
        raise LabError(
            f"kubeadm {release.version} asks for {reference}; the lab has no file for it"
        )
    files = {path: release.folder / binary for binary, path in IMAGE_FILES[short].items()}
    for source in files.values():
        if not is_static(source):
            raise LabError(
                f"{source} is linked dynamically; the lab makes images of static binaries"
            )
    folder = scratch / short
    folder.mkdir()
    links = {}
    if short == "kube-proxy":
        files |= proxy_files(base_root)
        links = {path: "xtables-nft-multi" for path in PROXY_LINKS}
    layer = _blob(LAYER, folder / "layer.tar", lambda file: write_layer(file, files, links))
    entry = next(iter(IMAGE_FILES[short].values()))
    config = _blob(
        CONFIG, folder / "config.json", lambda file: file.write(_json(_config(entry, layer.digest)))
    )
    manifest = {
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "config": config.descriptor,
        "layers": [layer.descriptor],
    }
    return Image(name, tag, (layer, config), _json(manifest))


def write_layer(file, files: dict[str, Path], links: dict[str, str]) -> None:
    """A tar whose bytes depend on nothing but the content: sorted, owned by root, without times."""
    contents: dict[str, Path | str] = {path.lstrip("/"): source for path, source in files.items()}
    contents |= TEXTS
    folders = {str(parent) for path in [*contents, *links] for parent in Path(path).parents}
    folders |= {str(f) for e in EMPTY_FOLDERS for f in [Path(e), *Path(e).parents]}
    with tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for folder in sorted(folders - {"."}):
            entry = _entry(folder, tarfile.DIRTYPE, 0o1777 if folder == "tmp" else 0o755)
            tar.addfile(entry)
        for path in sorted(contents):
            _add(tar, path, contents[path])
        for path in sorted(links):
            entry = _entry(path, tarfile.SYMTYPE, 0o777)
            entry.linkname = links[path]
            tar.addfile(entry)


def _add(tar: tarfile.TarFile, path: str, content: Path | str) -> None:
    if isinstance(content, str):
        entry = _entry(path, tarfile.REGTYPE, 0o644)
        entry.size = len(content.encode())
        tar.addfile(entry, io.BytesIO(content.encode()))
        return
    entry = _entry(path, tarfile.REGTYPE, 0o755)
    entry.size = content.stat().st_size
    with content.open("rb") as source:
        tar.addfile(entry, source)


def _entry(path: str, kind: bytes, mode: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(path)
    entry.type, entry.mode = kind, mode
    return entry


def proxy_files(root: Path) -> dict[str, Path]:
    """What kube-proxy calls, from the base: path in the image -> file of the machine."""
    extensions = [path for folder in root.glob(PROXY_EXTENSIONS) for path in folder.glob("*.so")]
    inside = [*PROXY_COMMANDS, *(f"/{path.relative_to(root)}" for path in extensions)]
    inside += [library for path in inside for library in loaded(root, path)]
    return {path: _resolve(root, path) for path in dict.fromkeys(inside)}


def loaded(root: Path, path: str) -> list[str]:
    """The libraries, and the loader itself, that a file of a root file system loads."""
    done = subprocess.run(
        ["ldd", path],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: os.chroot(root),
        cwd="/",
    )
    return re.findall(r"(/\S+) \(0x", done.stdout)


def _resolve(root: Path, path: str) -> Path:
    """Follows symbolic links as they are meant inside the root."""
    found = root / path.lstrip("/")
    while found.is_symlink():
        target = found.readlink()
        found = root / str(target).lstrip("/") if target.is_absolute() else found.parent / target
    return found


def _config(entry: str, layer_digest: str) -> dict:
    return {
        "architecture": ARCHITECTURES[platform.machine()],
        "os": "linux",
        "config": {
            "Env": [f"PATH={SEARCH_PATH}"],
            "Entrypoint": [entry],
            "WorkingDir": "/",
            "Labels": {"io.brine.lab": "made by Brine's lab, not the official image"},
        },
        "rootfs": {"type": "layers", "diff_ids": [layer_digest]},
    }


def _blob(media_type: str, path: Path, write) -> Blob:
    with path.open("wb") as file:
        write(file)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Blob(media_type, f"sha256:{digest}", path)


def _json(value: dict) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
