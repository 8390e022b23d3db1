"""Brine in figures: each is printed with the command that it is the figure of, and its aim.

    start   brine --version
    plan    brine plan with the facts of 100, 1,000 and 5,000 nodes
    pillar  what one minion's pillar costs the salt-master that serves 100, 1,000 and 5,000
    bundle  importing its images beside skopeo's plain copy; 50 clients that pull beside plain nginx
    apply   brine apply from bare hosts, the same again, and kubeadm on hosts of the same kind
    stream  5,000 events a second for a minute, from a stand-in for salt-api

Without names: all of them. CPU time is the processes' own; wall time is also what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "it/tools"), str(ROOT / "it/lab"), str(ROOT / "it/demo")]

import applying  # noqa: E402
import bundling  # noqa: E402
import planning  # noqa: E402
import serving  # noqa: E402
import stream  # noqa: E402
from built import ensure_built  # noqa: E402
from lab import Lab  # noqa: E402
from steps import StepFailed, say  # noqa: E402

NAMES = ("start", "plan", "pillar", "bundle", "apply", "stream")


def main() -> int:
    options = arguments()
    wanted = options.what or list(NAMES)
    say(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}")
    try:
        ensure_built()
        measure(wanted, options)
    except StepFailed as failure:
        say(f"failed: {failure}")
        return 1
    say(f"load after: {os.getloadavg()[0]:.1f}")
    return 0


def measure(wanted: list[str], options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="brine-bench-") as folder:
        bench = planning.Planning(Path(folder))
        bench.install()
        if "start" in wanted:
            bench.start(options.repeat)
        if "plan" in wanted:
            bench.plan(options.nodes, options.repeat)
        if "pillar" in wanted:
            serving.pillar(Lab(f"{options.lab}-pillar"), bench, options.nodes)
        if "bundle" in wanted:
            bundling.measure(f"{options.lab}-bundle", options.repeat)
        if "apply" in wanted:
            applying.compare(options.lab)
        if "stream" in wanted:
            stream.drive(bench)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=[*NAMES, []], metavar="PART", help="what to measure (default: all)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="the best of N runs (default: 3)")
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 1000, 5000], metavar="N")
    parser.add_argument("--lab", default="bench", help="name of the labs (default: %(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
