"""python3 it/demo/screenshots.py PAGE.html FOLDER: a page as a browser shows and prints it: light.png, dark.png, phone.png, print.png.

Needs chromium, and pypdfium2 and pillow (pip) for the first printed page.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

DARK, LIGHT = "0", "1"
SCREEN, PHONE = "1280,1000", "390,844"
PIXELS_PER_POINT = 1.3
# Enough for a page with few colours, and a third of the bytes.
COLOURS = 64


def main(page: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shoot(page, folder / "light.png", LIGHT, SCREEN)
    shoot(page, folder / "dark.png", DARK, SCREEN)
    shoot(page, folder / "phone.png", LIGHT, PHONE)
    with tempfile.TemporaryDirectory() as aside:
        pdf = Path(aside) / "page.pdf"
        chromium(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
        save(pypdfium2.PdfDocument(pdf)[0].render(scale=PIXELS_PER_POINT).to_pil(), folder / "print.png")


def shoot(page: Path, picture: Path, scheme: str, size: str) -> None:
    chromium(page, f"--blink-settings=preferredColorScheme={scheme}", f"--window-size={size}", f"--screenshot={picture}")
    with Image.open(picture) as seen:
        save(seen.convert("RGB"), picture)


def save(image: Image.Image, picture: Path) -> None:
    image.quantize(COLOURS).save(picture, optimize=True)


def chromium(page: Path, *words: str) -> None:
    """Without a sandbox, which root cannot have: the page is Brine's own and loads nothing."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *words, page.resolve().as_uri()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
