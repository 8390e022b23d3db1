"""A bundle as `brine bundle pull` would make it, of the lab's own packages and images."""

import hashlib
import json
import os
import shutil
from pathlib import Path

from brinelab import machine, release, rpm
from brinelab.host import LabHost
from brinelab.image import MANIFEST
from brinelab.layout import LabDir
from brinelab.packages import Packages
from brinelab.run import Progress, run

# Raised when the way of making changes what comes out.
FORMAT = 3
FOLDER = "/srv/brine/bundle"
DEB, RPM = "packages/deb/debian-12", "packages/rpm/rocky-9"
TOOLS = {"createrepo_c": "createrepo-c", "rpmbuild": "rpm"}
# What Brine installs on the bootstrap host, and dnf as a client of the yum repository.
WANTED = (
    "apt-utils createrepo-c curl dnf docker-registry firewalld gpg gpg-agent keepalived nftables"
    " nginx rpm skopeo"
).split()
# The base has these for the lab's own use; a host that serves a bundle begins without them.
REMOVED = (
    "nginx-light nginx nginx-common docker-registry skopeo apt-utils libnginx-mod-http-echo"
).split()
REFERENCE = "org.opencontainers.image.ref.name"


def ensure(
    lab_dir: LabDir, served: Packages, versions: list[str], base: Path, progress: Progress
) -> Path:
    """The bundle's folder; files are links to what `lab packages` made."""
    whole = f"{FORMAT}\0{served.path.name}\0{WANTED}"
    place = lab_dir.path / "bundles" / hashlib.sha256(whole.encode()).hexdigest()[:12]
    machine.require_tools(TOOLS, progress)
    with machine.locked(lab_dir.path / "bundle.lock", progress):
        if not place.exists():
            _make(place, served, versions, base, progress)
    return place


def mount(host: LabHost, folder: Path) -> None:
    """The host finds it, read-only, where cluster.yaml has it by default."""
    host.place.path.mkdir(parents=True, exist_ok=True)
    (host.place.path / "bundle").symlink_to(folder)


def strip(host: LabHost) -> None:
    """Takes away what Brine is to install."""
    listed = host.run(["dpkg-query", "--show", "--showformat=${Package}\\n"]).split()
    there = [name for name in listed if name in REMOVED or name.startswith("libnginx-mod")]
    host.run(["dpkg", "--purge", *there])


def _make(place: Path, served: Packages, versions: list[str], base: Path, progress) -> None:
    aside = place.with_name("building")
    machine.remove_tree(aside)
    (aside / DEB).mkdir(parents=True)
    for file in served.repository.glob("pool/*.deb"):
        os.link(file, aside / DEB / file.name)
    _download(aside / DEB, base / "root/var/lib/dpkg/status")
    index = run(["apt-ftparchive", "packages", "."], cwd=aside / DEB)
    (aside / DEB / "Packages").write_text(index)
    for version in versions:
        rpm.build(release.find(version), aside / RPM, aside / "scratch")
    run(["createrepo_c", "--quiet", "--no-database", "--compress-type=gz", aside / RPM])
    names = _images(aside / "images", served)
    _write_lock(aside, index, names)
    progress.say(f"bundle made: {len(names)} images, {len(list((aside / DEB).glob('*.deb')))} debs")
    aside.rename(place)


def _download(folder: Path, status: Path) -> None:
    """Debian's packages that a host of the base lacks for the tools."""
    kept = [
        paragraph
        for paragraph in status.read_text().split("\n\n")
        if not _is_removed(paragraph.partition("\n")[0].removeprefix("Package: "))
    ]
    known = folder / "status"
    known.write_text("\n\n".join(kept))
    (folder / "partial").mkdir()
    options = [
        f"-oDir::State::status={known}",
        f"-oDir::Cache::archives={folder}",
        "-oDebug::NoLocking=1",
        "-oAPT::Sandbox::User=root",
    ]
    machine.update_package_lists()
    # What the base has and Brine may want is in the bundle too.
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "--download-only"]
    run([*command, "--reinstall", *options, *WANTED])
    known.unlink()
    shutil.rmtree(folder / "partial")
    (folder / "lock").unlink(missing_ok=True)


def _is_removed(name: str) -> bool:
    return name in REMOVED or name.startswith("libnginx-mod")


def _images(layout: Path, served: Packages) -> dict[str, tuple[str, int]]:
    """An OCI layout of the blobs that the registry's storage has; digest and size by name."""
    blobs = layout / "blobs/sha256"
    blobs.mkdir(parents=True)
    (layout / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
    found, manifests = {}, []
    for name in served.images:
        digest, sizes = _link_image(served.storage / "docker/registry/v2", name, blobs)
        found[name] = (digest, sum(sizes.values()))
        manifests.append(
            {
                "mediaType": MANIFEST,
                "digest": digest,
                "size": sizes[digest],
                "annotations": {REFERENCE: name},
            }
        )
    (layout / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": manifests}))
    return found


def _link_image(storage: Path, name: str, blobs: Path) -> tuple[str, dict[str, int]]:
    repository, _, tag = name.partition("/")[2].rpartition(":")
    link = storage / "repositories" / repository / "_manifests/tags" / tag / "current/link"
    digest = link.read_text().strip()
    sizes = {}

    def take(one: str) -> Path:
        plain = one.partition(":")[2]
        target = blobs / plain
        if not target.exists():
            os.link(storage / "blobs/sha256" / plain[:2] / plain / "data", target)
        sizes[one] = target.stat().st_size
        return target

    manifest = json.loads(take(digest).read_text())
    for part in (manifest["config"], *manifest["layers"]):
        take(part["digest"])
    return digest, sizes


def _write_lock(folder: Path, index: str, images: dict[str, tuple[str, int]]) -> None:
    """bundle.lock by its description in docs/bundle.md, written without Brine."""
    debs = [
        dict(line.split(": ", 1) for line in paragraph.splitlines() if ": " in line)
        for paragraph in index.strip().split("\n\n")
    ]
    rows = [
        (f"{DEB}/{d['Filename'][2:]}", d["Package"], d["Version"], d["Architecture"]) for d in debs
    ]
    rows += [
        (f"{RPM}/{path.name}", *rpm.identity(path)) for path in sorted((folder / RPM).glob("*.rpm"))
    ]
    keys = ("path", "name", "version", "architecture")
    locked = [{**dict(zip(keys, row, strict=True)), **_proof(folder / row[0])} for row in rows]
    indexes = [folder / DEB / "Packages", *sorted((folder / RPM / "repodata").iterdir())]
    lock = {
        "apiVersion": "brine.io/bundle/v1",
        "kind": "BundleLock",
        "images": [
            {"name": name, "digest": digest, "sizeBytes": size}
            for name, (digest, size) in images.items()
        ],
        "packages": locked,
        "indexes": [{"path": str(f.relative_to(folder)), **_proof(f)} for f in indexes],
    }
    (folder / "bundle.lock").write_text(json.dumps(lock, indent=1) + "\n")


def _proof(file: Path) -> dict:
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return {"digest": f"sha256:{digest}", "sizeBytes": file.stat().st_size}
