"""The package repositories that the bootstrap node serves: built aside, signed, and published in one step.

/var/lib/brine-site/packages/current -> 3f0c...      what nginx serves
/var/lib/brine-site/packages/3f0c.../{key.asc,contents.json,deb/debian-12,rpm/rocky-9}
/var/lib/brine-site/packages/.staging-<lock>/        what an interrupted import has done so far
"""

import gzip
import hashlib
import json
import os
import shutil

from . import bundle, programs, signing
from .errors import NodeError

FOLDER = "/var/lib/brine-site/packages"
CURRENT = f"{FOLDER}/current"
CONTENTS = "contents.json"
KEY = "key.asc"
IN_BUNDLE = "packages/"
UNFINISHED = ".part"


def left(tree, spec):
    """In words, which packages are to be published; empty when all are."""
    wanted = _wanted(tree, spec)
    missing = _missing(tree, wanted)
    if missing:
        return f"{len(missing)} of {len(wanted)} packages are to be published"
    return "" if tree.exists(f"{CURRENT}/{KEY}") else "the repositories are to be published"


def publish(tree, spec):
    """Copies what is missing, keeps what was published before, signs, and swaps it in; returns what was copied."""
    missing = _missing(tree, _wanted(tree, spec))
    bundle.refuse_full_disk(tree, FOLDER, sum(entry["sizeBytes"] for entry in missing.values()))
    kept = {path: known for path, known in _published(tree).items() if path not in missing}
    return _build(tree, spec, kept, missing)


def superfluous(tree, spec):
    """Published packages that the lock does not have: those of versions before."""
    return sorted(set(_published(tree)) - set(_wanted(tree, spec)))


def prune(tree, spec):
    gone = superfluous(tree, spec)
    if gone:
        kept = {path: known for path, known in _published(tree).items() if path not in gone}
        _build(tree, spec, kept, {})
    return gone


def _wanted(tree, spec):
    """The lock's packages by their place below `current`; a lock's paths never climb."""
    packages = bundle.read(tree, spec)["packages"]
    return {entry["path"][len(IN_BUNDLE) :]: entry for entry in packages if _is_safe(entry["path"])}


def _is_safe(path):
    if not path.startswith(IN_BUNDLE) or ".." in path.split("/"):
        raise NodeError("leads out of the bundle", path, bundle.VERIFY)
    return True


def _published(tree):
    """{place: {"digest" of the bundle's file, "sizeBytes" of the one that is served}}"""
    content = tree.read(f"{CURRENT}/{CONTENTS}")
    return json.loads(content) if content else {}


def _missing(tree, wanted):
    known = _published(tree)
    return {path: entry for path, entry in wanted.items() if not _is_served(tree, path, entry, known.get(path))}


def _is_served(tree, path, entry, known):
    if known is None or known["digest"] != entry["digest"]:
        return False
    try:
        return os.path.getsize(tree.path(f"{CURRENT}/{path}")) == known["sizeBytes"]
    except FileNotFoundError:
        return False


def _build(tree, spec, kept, missing):
    staging = tree.path(f"{FOLDER}/.staging-{bundle.of(spec)['digest'][:12]}")
    contents = dict(kept)
    for path in kept:
        _keep(tree.path(f"{CURRENT}/{path}"), _place(staging, path))
    copied = [path for path, entry in missing.items() if _bring(tree, spec, entry, _place(staging, path))]
    for path, entry in missing.items():
        contents[path] = {"digest": entry["digest"], "sizeBytes": os.path.getsize(os.path.join(staging, path))}
    _remove_others(staging, contents)
    for folder in sorted({os.path.dirname(path) for path in contents}):
        _index(tree, os.path.join(staging, folder))
    _write(os.path.join(staging, KEY), signing.public_key(tree))
    _write(os.path.join(staging, CONTENTS), json.dumps(contents, indent=1, sort_keys=True).encode())
    _swap_in(tree, staging)
    return copied


def _place(staging, path):
    place = os.path.join(staging, path)
    os.makedirs(os.path.dirname(place), mode=0o755, exist_ok=True)
    return place


def _keep(published, place):
    if os.path.exists(published) and not os.path.exists(place):
        os.link(published, place)


def _bring(tree, spec, entry, place):
    """False when it is there: a file gets its name only when it is whole, checked and, an rpm, signed."""
    if os.path.exists(place):
        return False
    bundle.copy(tree, spec, entry, place + UNFINISHED)
    os.chmod(place + UNFINISHED, 0o644)
    if place.endswith(".rpm"):
        signing.sign_rpm(tree, place + UNFINISHED)
    os.rename(place + UNFINISHED, place)
    return True


def _remove_others(staging, contents):
    """Indexes are made anew; nothing else may stand beside the packages."""
    for folder, _, names in os.walk(staging):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.relpath(path, staging) not in contents:
                os.unlink(path)


def _index(tree, folder):
    if any(name.endswith(".rpm") for name in os.listdir(folder)):
        programs.run(["createrepo_c", "--quiet", "--no-database", folder])
        signing.sign_beside(tree, os.path.join(folder, "repodata/repomd.xml"))
        return
    packages = programs.run(["apt-ftparchive", "packages", "."], cwd=folder).encode()
    _write(os.path.join(folder, "Packages"), packages)
    _write(os.path.join(folder, "Packages.gz"), gzip.compress(packages, mtime=0))
    about = ["-o=APT::FTPArchive::Release::Origin=Brine", "-o=APT::FTPArchive::Release::Label=Brine"]
    release = programs.run(["apt-ftparchive", *about, "release", "."], cwd=folder)
    _write(os.path.join(folder, "InRelease"), signing.sign_text(tree, release.encode()))


def _write(path, content):
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(path, 0o644)


def _swap_in(tree, staging):
    """From one moment to the next the whole new state is served; what is being downloaded stays open."""
    with open(os.path.join(staging, CONTENTS), "rb") as file:
        name = hashlib.sha256(file.read()).hexdigest()[:12]
    folder = os.path.dirname(staging)
    os.chmod(folder, 0o755)
    os.chmod(staging, 0o755)
    place = os.path.join(folder, name)
    if os.path.exists(place):
        # The same packages, whose indexes had to be made anew.
        name = f"{name}-{os.stat(staging).st_ino}"
        place = os.path.join(folder, name)
    os.rename(staging, place)
    link = os.path.join(folder, ".current")
    if os.path.lexists(link):
        os.unlink(link)
    os.symlink(name, link)
    os.rename(link, os.path.join(folder, "current"))
    for other in os.listdir(folder):
        if other not in (name, "current"):
            shutil.rmtree(os.path.join(folder, other))
