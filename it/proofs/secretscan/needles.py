"""The search: one pass over the data for all forms of all secrets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretscan import forms
from secretscan.forms import Form
from secretscan.secret import Secret

WORD = 8


@dataclass(frozen=True, order=True)
class Match:
    secret: str
    form: str


class Needles:
    """Every 8 bytes of every form, as one number each.

    Data is read as numbers of 8 bytes: 15 bytes in a row of a form, wherever they stand, hold one such number whole.
    So the time of a search does not grow with the number of secrets.
    """

    def __init__(self, secrets: Iterable[Secret]):
        self._forms = [(secret.name, form) for secret in secrets for form in forms.of(secret.content)]
        self._words: set[int] = set()
        for name, form in self._forms:
            if len(form.content) < forms.LEAST:
                raise ValueError(f"{name} is too short to be looked for")
            for phase in range(WORD):
                self._words.update(_words(memoryview(form.content)[phase:]))

    def search(self, data) -> set[Match]:
        """Which secrets, in which forms, are in bytes or a memory map."""
        with memoryview(data) as whole, _words(whole) as words:
            if self._words.isdisjoint(words):
                return set()
            found: set[Match] = set()
            for index, word in enumerate(words):
                if word in self._words:
                    found.update(self._matches(whole, index * WORD, found))
            return found

    def _matches(self, data: memoryview, here: int, known: set[Match]) -> list[Match]:
        word = bytes(data[here : here + WORD])
        left = ((Match(name, form.name), form) for name, form in self._forms)
        return [match for match, form in left if match not in known and _is_there(data, here, word, form)]


def _is_there(data: memoryview, here: int, word: bytes, form: Form) -> bool:
    return any(_run(data, here, form, there) >= form.least for there in _places(form.content, word))


def _words(data: memoryview) -> memoryview:
    return data[: len(data) // WORD * WORD].cast("Q")


def _places(content: bytes, word: bytes) -> Iterator[int]:
    at = content.find(word)
    while at >= 0:
        yield at
        at = content.find(word, at + 1)


def _run(data: memoryview, here: int, form: Form, there: int) -> int:
    """How many bytes in a row are the same, around the word that is the same in both."""
    content, before, after = form.content, 0, WORD
    while before < min(here, there) and data[here - before - 1] == content[there - before - 1]:
        before += 1
    while here + after < len(data) and there + after < len(content) and data[here + after] == content[there + after]:
        after += 1
    return before + after
