"""python3 it/proofs/secretscan LAB [--cluster NAME] [--captured FOLDER]: searches a lab after a run; 1 when it finds any."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "lab")]

from brinelab import labs  # noqa: E402
from brinelab.layout import LabDir  # noqa: E402

from secretscan import scan  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(prog="secretscan", description=__doc__)
    parser.add_argument("lab", metavar="LAB")
    parser.add_argument("--cluster", default="demo", metavar="NAME")
    parser.add_argument("--captured", type=Path, metavar="FOLDER", help="what was recorded during the run")
    arguments = parser.parse_args()
    lab = labs.find(LabDir.from_environment().lab(arguments.lab))
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = scan.lab(lab, arguments.cluster, arguments.captured or Path(folder))
    print(report.text(), f"in {time.monotonic() - started:.0f} s")
    return 1 if report.leaks or report.unseen else 0


if __name__ == "__main__":
    sys.exit(main())
