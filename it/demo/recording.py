#!/usr/bin/env python3
"""Records what a command shows on a terminal, and makes of it one picture that plays.

    recording.py SVG TITLE COMMAND...

The command runs on a terminal of its own, 100 columns wide; its output goes on to this one. Of the escape sequences those are known
that Brine uses: colours, cursor up, clear below.
"""

from __future__ import annotations

import html
import os
import pty
import re
import struct
import sys
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from fcntl import ioctl
from pathlib import Path

COLUMNS, ROWS = 100, 40
CHARACTER, LINE, MARGIN = 8.0, 18, 16
# Pauses longer than this are cut: nobody watches a recording wait.
LONGEST_PAUSE = 2.0
SHORTEST_FRAME = 0.25
LAST_FRAME = 8.0
SEQUENCE = re.compile(r"\x1b\[([0-9;]*)([A-Za-z])")
COLOURS = {"31": "red", "32": "green", "33": "yellow", "1": "bold"}
STYLE = """text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d4d4d4;white-space:pre}
.red{fill:#f48771}.green{fill:#89d185}.yellow{fill:#e5c07b}.bold{font-weight:bold}
.frame{visibility:hidden}"""


@dataclass
class Screen:
    """Lines of pieces, each with its colour; the cursor is at the end of what was written last."""

    lines: list[list[tuple[str, str]]] = field(default_factory=lambda: [[]])
    row: int = 0
    colour: str = ""

    def write(self, text: str) -> None:
        at = 0
        for sequence in SEQUENCE.finditer(text):
            self._plain(text[at : sequence.start()])
            self._obey(sequence[1], sequence[2])
            at = sequence.end()
        self._plain(text[at:])

    def _obey(self, numbers: str, what: str) -> None:
        if what == "m":
            self.colour = COLOURS.get(numbers.split(";")[-1], "")
        elif what == "A":
            self.row = max(0, self.row - int(numbers or 1))
        elif what == "J":
            del self.lines[self.row :]
            self.lines.append([])

    def _plain(self, text: str) -> None:
        for part in re.split(r"(\n|\r)", text):
            if part == "\n":
                self.row += 1
                if self.row == len(self.lines):
                    self.lines.append([])
            elif part and part != "\r":
                self.lines[self.row].append((self.colour, part))

    def shown(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        return tuple(tuple(line) for line in self.lines[-ROWS:])


def record(command: list[str]) -> Iterator[tuple[float, str]]:
    """What came, and the seconds since what came before."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    before = time.monotonic()
    rest = b""
    while data := read(terminal):
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        now = time.monotonic()
        whole, rest = complete(rest + data)
        yield now - before, whole
        before = now
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the child has closed its end
        return b""


def complete(data: bytes) -> tuple[str, bytes]:
    """Neither a character nor an escape sequence is taken apart."""
    cut = data.rfind(b"\x1b")
    if cut >= 0 and not re.match(rb"\x1b\[[0-9;]*[A-Za-z]", data[cut:]):
        return data[:cut].decode(errors="replace"), data[cut:]
    for length in range(4):
        try:
            return data[: len(data) - length].decode(), data[len(data) - length :]
        except UnicodeDecodeError:
            continue
    return data.decode(errors="replace"), b""


def frames(recorded: Iterator[tuple[float, str]], title: str) -> list[tuple[float, tuple]]:
    """What is on the screen, and for how many seconds."""
    screen = Screen()
    screen.write(f"\x1b[1m$ {title}\x1b[0m\n")
    shown: list[tuple[float, tuple]] = []
    pending = 0.0
    for seconds, text in recorded:
        pending += min(seconds, LONGEST_PAUSE)
        if pending >= SHORTEST_FRAME:
            shown.append((pending, screen.shown()))
            pending = 0.0
        screen.write(text)
    return [*shown, (LAST_FRAME, screen.shown())]


def svg(shown: list[tuple[float, tuple]]) -> str:
    whole = sum(seconds for seconds, _ in shown)
    rows = max(len(lines) for _, lines in shown)
    width, height = COLUMNS * CHARACTER + 2 * MARGIN, rows * LINE + 2 * MARGIN
    rules, drawn, began = [], [], 0.0
    for number, (seconds, lines) in enumerate(shown):
        start, end = 100 * began / whole, 100 * (began + seconds) / whole
        last = number == len(shown) - 1
        hide = "" if last else f"{end:.3f}%{{visibility:hidden}}"
        rules.append(f"@keyframes f{number}{{0%{{visibility:hidden}}{start:.3f}%{{visibility:visible}}{hide}}}"
                     f"#f{number}{{animation:f{number} {whole:.1f}s step-end infinite}}")  # fmt: skip
        drawn.append(f'<g class="{"last" if last else "frame"}" id="f{number}">' + "".join(map(text_of, range(len(lines)), lines)) + "</g>")
        began += seconds
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img">'
            f"<style>{STYLE}{''.join(rules)}</style>"
            f'<rect width="100%" height="100%" rx="8" fill="#1e1e1e"/>{"".join(drawn)}</svg>\n')  # fmt: skip


def text_of(row: int, line: tuple[tuple[str, str], ...]) -> str:
    pieces = "".join(f'<tspan class="{colour}">{html.escape(text)}</tspan>' if colour else html.escape(text)
                     for colour, text in line)  # fmt: skip
    return f'<text xml:space="preserve" x="{MARGIN}" y="{MARGIN + LINE * row + 13}">{pieces}</text>' if pieces else ""


def main() -> None:
    target, title, *command = sys.argv[1:]
    Path(target).write_text(svg(frames(record(command), title)))


if __name__ == "__main__":
    main()
