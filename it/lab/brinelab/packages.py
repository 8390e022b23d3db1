"""What a lab serves: an apt repository and a registry's storage, once for each set of inputs."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from brinelab import base, deb, image, machine, registry, release
from brinelab.layout import LabDir
from brinelab.release import Release
from brinelab.run import Progress

# Raised when the way of making changes what comes out.
FORMAT = 1
TOOLS = {
    "apt-ftparchive": "apt-utils",
    "gpg": "gpg",
    "gpgconf": "gpgconf",
    "dpkg-deb": "dpkg",
    "gpg-agent": "gpg-agent",
}


@dataclass(frozen=True)
class Packages:
    """A finished set: deb/ is the repository, registry/ the storage."""

    path: Path

    @property
    def repository(self) -> Path:
        return self.path / "deb"

    @property
    def storage(self) -> Path:
        return self.path / "registry"

    @property
    def key(self) -> Path:
        return self.path / "key.gpg"

    @property
    def images(self) -> list[str]:
        return json.loads((self.path / "images.json").read_text())


def ensure(lab_dir: LabDir, versions: list[str], progress: Progress) -> Packages:
    releases = [release.find(version) for version in sorted(set(versions))]
    root = base.ensure(lab_dir, progress)
    machine.require_tools(TOOLS, progress)
    with machine.locked(lab_dir.path / "packages.lock", progress):
        key = deb.signing_key(lab_dir.path / "apt-key")
        place = lab_dir.packages(_digest(releases, root, key))
        if not place.exists():
            _make(lab_dir, place, releases, root, progress)
    return Packages(place)


def _digest(releases: list[Release], base_folder: Path, key: bytes) -> str:
    whole = hashlib.sha256(f"{FORMAT}\0{base_folder.name}\0".encode() + key)
    for path in sorted(p for p in deb.PACKAGING.rglob("*") if p.is_file()):
        whole.update(str(path.relative_to(deb.PACKAGING)).encode() + b"\0" + path.read_bytes())
    for one in releases:
        whole.update(one.digest().encode())
    return whole.hexdigest()[:12]


def _make(
    lab_dir: LabDir, place: Path, releases: list[Release], base_folder: Path, progress: Progress
) -> None:
    aside = place.with_name("building")
    machine.remove_tree(aside)
    made = Packages(aside)
    pool, scratch = made.repository / "pool", aside / "scratch"
    for folder in (pool, made.storage, scratch):
        folder.mkdir(parents=True)
    for served in (base_folder / "debs").glob("*.deb"):
        shutil.copyfile(served, pool / served.name)
    for one in releases:
        deb.build(one, pool, scratch)
        progress.say(f"packages of {one.version} made: {', '.join(deb.FILES)}")
    for name, missing in deb.LEFT_OUT.items():
        progress.say(
            f"the package {name} does not depend on {missing} as the official one does:"
            " nothing here serves it"
        )
    deb.index(made.repository, lab_dir.path / "apt-key")
    pushed = _push(releases, base_folder / "root", made.storage, scratch)
    progress.say(f"{len(pushed)} images made; they are the lab's own, not the official ones")
    (aside / "images.json").write_text(json.dumps(pushed, indent=2) + "\n")
    made.key.write_bytes(deb.signing_key(lab_dir.path / "apt-key"))
    shutil.rmtree(scratch)
    aside.rename(place)


def _push(releases: list[Release], root: Path, storage: Path, scratch: Path) -> list[str]:
    pushed = []
    run_folder = scratch / "run"
    run_folder.mkdir()
    with registry.writable(root, storage, run_folder) as socket:
        for one in releases:
            folder = scratch / one.version
            folder.mkdir()
            for reference in one.images():
                registry.push(socket, image.build(one, reference, root, folder))
                pushed.append(reference)
            shutil.rmtree(folder)
    return sorted(set(pushed))
