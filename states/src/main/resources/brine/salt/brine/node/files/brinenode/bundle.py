"""The bundle on this host: its lock, which the plan pins by digest, and its files, each checked before it is used."""

import hashlib
import json
import os
import re
import stat

from . import spec as specs
from .errors import NodeError

LOCK = "bundle.lock"
API_VERSION = "brine.io/bundle/v1"
IMAGES = "images"
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
VERIFY = "see what is wrong with brine bundle verify, and bring the bundle again"
CHUNK = 1024 * 1024
# What a copy leaves free beside what it needs.
SPARE_BYTES = 64 * 1024 * 1024


def of(spec):
    """What the plan says of the bundle; only the bootstrap node's has it."""
    bundle = spec.get("bundle")
    if not bundle:
        raise NodeError("this node does not serve the bundle", specs.PATH, "this step is the bootstrap node's")
    return bundle


def read(tree, spec):
    """The lock, when it is the one that the plan was made from: {"images", "packages", "indexes"}."""
    bundle = of(spec)
    path = f"{bundle['path']}/{LOCK}"
    content = tree.read(path)
    if content is None:
        raise NodeError("the bundle is not on this host", path, "bring its folder here, then apply again")
    if _sha256(content) != bundle["digest"]:
        raise NodeError(
            "is not the lock that the plan was made from", path, "bring the bundle of the plan, or plan again"
        )
    lock = json.loads(content)
    if lock.get("apiVersion") != API_VERSION:
        raise NodeError(f"apiVersion {lock.get('apiVersion')!r} is not {API_VERSION!r}", path, VERIFY)
    return lock


def inside(tree, spec, relative):
    """The path of a file of the bundle as this process opens it; never one outside, whatever links lie on the way."""
    folder = os.path.realpath(tree.path(of(spec)["path"]))
    path = os.path.realpath(os.path.join(folder, relative))
    if os.path.commonpath([folder, path]) != folder or path == folder:
        raise NodeError("leads out of the bundle", relative, VERIFY)
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        raise NodeError("is missing in the bundle", relative, VERIFY) from None
    if not regular:
        raise NodeError("is no file", relative, VERIFY)
    return path


def copy(tree, spec, entry, target):
    """Copies a file of the bundle and proves on the way that it is the one of the lock."""
    source = inside(tree, spec, entry["path"])
    with open(source, "rb") as file, open(target, "wb") as out:
        _prove(entry, _transfer(file, out.write))
        out.flush()
        os.fsync(out.fileno())


def check(tree, spec, entry):
    """Fails when a file of the bundle is not the one of the lock."""
    with open(inside(tree, spec, entry["path"]), "rb") as file:
        _prove(entry, _transfer(file, lambda chunk: None))


def check_blob(tree, spec, digest):
    """The bytes of a small blob of the images, proved to be those of the digest."""
    if not DIGEST.fullmatch(digest):
        raise NodeError(f"{digest!r} is no digest", IMAGES, VERIFY)
    path = f"{IMAGES}/blobs/sha256/{digest.partition(':')[2]}"
    with open(inside(tree, spec, path), "rb") as file:
        content = file.read()
    if f"sha256:{_sha256(content)}" != digest:
        raise NodeError("is damaged: its content has another digest", path, VERIFY)
    return content


def refuse_full_disk(tree, folder, needed_bytes):
    """Fails before anything is copied when the copy would not fit."""
    there = folder
    while not tree.exists(there):
        there = os.path.dirname(there)
    status = os.statvfs(tree.path(there))
    free = status.f_bavail * status.f_frsize
    if needed_bytes + SPARE_BYTES > free:
        raise NodeError(
            f"{_mib(needed_bytes)} MiB are to be copied there and {_mib(free)} MiB are free",
            folder,
            "make room, or give this folder a disk of its own",
        )


def _transfer(file, write):
    digest, size = hashlib.sha256(), 0
    while True:
        chunk = file.read(CHUNK)
        if not chunk:
            return f"sha256:{digest.hexdigest()}", size
        digest.update(chunk)
        size += len(chunk)
        write(chunk)


def _prove(entry, seen):
    digest, size = seen
    if size < entry["sizeBytes"]:
        raise NodeError(f"is cut off after {size} of {entry['sizeBytes']} bytes", entry["path"], VERIFY)
    if digest != entry["digest"]:
        raise NodeError(f"is damaged: it has {digest}, the lock {entry['digest']}", entry["path"], VERIFY)


def _sha256(content):
    return hashlib.sha256(content).hexdigest()


def _mib(size_bytes):
    return size_bytes // (1024 * 1024)
