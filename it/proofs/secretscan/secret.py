"""A secret of a run: its bytes, never printed, and where it belongs."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SEQUENCE, INTEGER, OCTETS = 0x30, 0x02, 0x04
BLOCK = re.compile(rb"-----BEGIN ([A-Z ]*PRIVATE KEY)-----\s+([A-Za-z0-9+/=\s]+?)-----END")
# Version, modulus and public exponent: what a certificate shows too.
PUBLIC_RSA_FIELDS = 3


@dataclass(frozen=True)
class Secret:
    """`content` is what nobody else may know; a key's public half is no part of it."""

    name: str
    content: bytes = field(repr=False)


def of_text(name: str, text: str | bytes) -> Secret:
    """A password, a token: text that is used as it stands."""
    return Secret(name, text.encode() if isinstance(text, str) else text)


def of_pem(name: str, pem: bytes) -> list[Secret]:
    """Every private key in a PEM file; certificates beside them are passed over."""
    found = BLOCK.findall(pem)
    return [of_der(name, base64.b64decode(body)) for _, body in found]


def of_der(name: str, der: bytes) -> Secret:
    return Secret(name, private_part(der))


def private_part(der: bytes) -> bytes:
    """What is secret of a private key in PKCS #1 (RFC 8017), SEC 1 (RFC 5915) or PKCS #8 (RFC 5208)."""
    fields = list(_fields(_content(der, 0, SEQUENCE)))
    tags = [tag for tag, _, _ in fields]
    if tags[:3] == [INTEGER, SEQUENCE, OCTETS]:
        return private_part(fields[2][1])
    if tags[:2] == [INTEGER, OCTETS]:
        return fields[1][1]
    if len(tags) >= 9 and set(tags[:9]) == {INTEGER}:
        start = fields[PUBLIC_RSA_FIELDS][2]
        return _content(der, 0, SEQUENCE)[start:]
    raise ValueError("this is no private key in PKCS #1, SEC 1 or PKCS #8")


def _fields(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """(tag, data, offset of the field) of each field of a sequence."""
    at = 0
    while at < len(content):
        start, length = _length(content, at + 1)
        yield content[at], content[start : start + length], at
        at = start + length


def _content(der: bytes, at: int, tag: int) -> bytes:
    if der[at : at + 1] != bytes([tag]):
        raise ValueError(f"this is no DER of a key: it does not begin with {tag:#x}")
    start, length = _length(der, at + 1)
    return der[start : start + length]


def _length(der: bytes, at: int) -> tuple[int, int]:
    """Where the data begins, and how long it is."""
    first = der[at]
    if first < 0x80:
        return at + 1, first
    end = at + 1 + (first & 0x7F)
    return end, int.from_bytes(der[at + 1 : end], "big")
