"""What is in a file, as the bytes to search: as they stand, unpacked, without line breaks."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import hashlib
import lzma
import mmap
import os
import re
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

# Programs and Debian packages, when larger than this, are what they were before the run.
PROGRAM, PACKAGE = b"\x7fELF", b"!<arch>\ndebian-binary"
LARGE = 1 << 20
TEXT_AT_MOST = 128 << 20
UNPACKERS = {
    b"\x1f\x8b": gzip.decompress,
    b"BZh": bz2.decompress,
    b"\xfd7zXZ": lzma.decompress,
    b"\x78\x01": zlib.decompress,
    b"\x78\x9c": zlib.decompress,
    b"\x78\xda": zlib.decompress,
    b"\x28\xb5\x2f\xfd": lambda packed: _unzstd(packed),
}
LAYER = re.compile(r"/io\.containerd\.content\.v1\.content/blobs/sha256/([0-9a-f]{64})$")
BREAKS = b"\r\n\t "


@contextlib.contextmanager
def opened(path: Path) -> Iterator[bytes | mmap.mmap]:
    """Its bytes; a file of /proc, whose size is said to be 0, is read."""
    with path.open("rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                yield mapped
        else:
            yield file.read()


def is_passed_over(path: Path, data: bytes | mmap.mmap) -> bool:
    """A program, a package, or an image's layer in the store that names it by its digest: nothing that the run wrote."""
    if data[:4] == PROGRAM or data[: len(PACKAGE)] == PACKAGE:
        return len(data) > LARGE
    layer = LAYER.search(str(path))
    return bool(layer) and hashlib.sha256(data).hexdigest() == layer.group(1)


def views(data: bytes | mmap.mmap) -> Iterator[bytes | mmap.mmap]:
    filled = _filled(data)
    yield filled
    yield from _without_breaks(filled)
    for magic, unpack in UNPACKERS.items():
        if data[: len(magic)] == magic:
            with contextlib.suppress(ValueError, OSError, EOFError, lzma.LZMAError, zlib.error):
                plain = unpack(data[:])
                yield plain
                yield from _without_breaks(plain)


def _filled(data: bytes | mmap.mmap) -> bytes | mmap.mmap:
    """Without the zeros at the end of what etcd makes beforehand, which are 61 MiB."""
    return data if data[-1:] != b"\0" else data[:].rstrip(b"\0")


def _without_breaks(data: bytes | mmap.mmap) -> Iterator[bytes]:
    """Base64 is broken into lines, and a line break is two characters where text stands in JSON."""
    broken = data.find(b"\n") >= 0 or data.find(b"\\n") >= 0
    if broken and len(data) <= TEXT_AT_MOST:
        yield data[:].replace(b"\\n", b"").translate(None, BREAKS)


def _unzstd(packed: bytes) -> bytes:
    return subprocess.run(["zstd", "-dcq"], input=packed, capture_output=True, check=False).stdout
