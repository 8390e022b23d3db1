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

EXECUTABLE = b"\x7fELF"
# Programs of packages and images, larger than this, are what they were before the run.
LARGE_PROGRAM = 1 << 20
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
    """A program or an image's layer, in the store that names it by its digest: nothing that the run wrote."""
    if data[:4] == EXECUTABLE:
        return len(data) > LARGE_PROGRAM
    layer = LAYER.search(str(path))
    return bool(layer) and hashlib.sha256(data).hexdigest() == layer.group(1)


def views(data: bytes | mmap.mmap) -> Iterator[bytes | mmap.mmap]:
    yield data
    yield from _without_breaks(data)
    for magic, unpack in UNPACKERS.items():
        if data[: len(magic)] == magic:
            with contextlib.suppress(ValueError, OSError, EOFError, lzma.LZMAError, zlib.error):
                plain = unpack(data[:])
                yield plain
                yield from _without_breaks(plain)


def _without_breaks(data: bytes | mmap.mmap) -> Iterator[bytes]:
    """Base64 is broken into lines, and a line break is two characters where text stands in JSON."""
    broken = data.find(b"\n") >= 0 or data.find(b"\\n") >= 0
    if broken and len(data) <= TEXT_AT_MOST:
        yield data[:].replace(b"\\n", b"").translate(None, BREAKS)


def _unzstd(packed: bytes) -> bytes:
    return subprocess.run(["zstd", "-dcq"], input=packed, capture_output=True, check=False).stdout
