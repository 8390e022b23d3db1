"""The forms in which the bytes of a secret may stand somewhere: each as bytes to look for."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field

# Of a form this many bytes in a row are a find. Python's escapes hold one byte of a secret in four characters.
LEAST = 15
LEAST_ESCAPED = 60


@dataclass(frozen=True)
class Form:
    name: str
    content: bytes = field(repr=False)
    least: int = LEAST


def of(content: bytes) -> Iterator[Form]:
    """Forms with line breaks in them are not here: a search that leaves line breaks out finds those.

    PEM is base64 with line breaks; what a kubeconfig or a Kubernetes Secret holds of a PEM file is base64 twice.
    """
    yield Form("plain", content)
    yield Form("hex", content.hex().encode())
    yield Form("hex", content.hex().upper().encode())
    yield Form("escaped", repr(content)[2:-1].encode(), LEAST_ESCAPED)
    for once in base64_everywhere(content):
        yield from _both_alphabets("base64", once)
        for twice in base64_everywhere(once):
            yield from _both_alphabets("base64 twice", twice)


def base64_everywhere(content: bytes) -> list[bytes]:
    """Its base64 at each of the three places that it can have in what is encoded: the characters that it alone makes."""
    found = []
    for before in range(3):
        text = base64.b64encode(bytes(before) + content)
        found.append(text[-(-before * 8 // 6) : (before + len(content)) * 8 // 6])
    return found


def _both_alphabets(name: str, text: bytes) -> Iterator[Form]:
    """Base64 of text has no character in which the alphabets differ, but now and then."""
    yield Form(name, text)
    url = text.translate(bytes.maketrans(b"+/", b"-_"))
    if url != text:
        yield Form(name, url)
