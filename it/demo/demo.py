"""The main job, seen whole: three bare hosts, one cluster.yaml, Kubernetes, and a second run that changes nothing."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "it/tools"))

from alone import alone  # noqa: E402
from built import ensure_built  # noqa: E402
from lab import LAB, Lab  # noqa: E402
from steps import StepFailed, run, say  # noqa: E402

CLUSTER = ROOT / "it/demo/cluster.yaml"
VERSION = "v1.36.2"
KUBERNETES = Path(os.environ.get("BRINE_KUBERNETES_DIR", "/var/cache/brine/kubernetes"))
PROGRAMS = ("kubelet", "kubeadm", "kubectl", "kube-apiserver", "kube-controller-manager", "kube-scheduler",
            "kube-proxy", "etcd", "etcdctl", "coredns", "pause")
KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf"
CREDENTIALS = """umask 077
printf 'user: brine\\npassword: %s\\n' "$(cat /etc/brine/salt-api-password)" >/etc/brine/credentials"""


def main() -> int:
    options = arguments()
    demo = Demo(Lab(options.lab))
    started = time.monotonic()
    try:
        demo.prepare()
        demo.walk()
    except StepFailed as failure:
        demo.failed.append(str(failure))
    finally:
        demo.close(options.keep)
    say(f"demo: {time.monotonic() - started:.0f} s")
    return demo.report()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument("--lab", default="demo", help="name of the lab (default: %(default)s)")
    parser.add_argument("--keep", action="store_true", help="leave the lab up for a look around")
    return parser.parse_args()


class Demo:
    """Steps in order; what was done, what was left out and why."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.done: list[str] = []
        self.failed: list[str] = []
        self.skipped: dict[str, str] = {}
        self.missing = [name for name in PROGRAMS if not (KUBERNETES / VERSION / name).is_file()]

    def prepare(self) -> None:
        """Maven waits for the network and the lab for the disk: both at once."""
        with ThreadPoolExecutor() as pool:
            base = pool.submit(run, "lab base", [LAB, "base"])
            build = pool.submit(ensure_built)
            base.result()
            build.result()
        self.done += ["Brine built", "the lab's hosts built"]
        self.lab.up("--bare", *([] if self.missing else ["--bundle", VERSION]))
        self.lab.install_brine()
        self.lab.put(CLUSTER, "/etc/brine/cluster.yaml")
        self.lab.shell("credentials", CREDENTIALS)
        self.done.append("three hosts up, a salt-master and three minions")

    def walk(self) -> None:
        self.brine("set up the salt-master and salt-api over TLS", "master", "setup", "--yes", "--restart")
        self.brine("check the configuration", "validate")
        self.brine("ask the minions what they are", "facts")
        self.brine("plan", "plan")
        if self.missing:
            self.skip("apply, kubectl, pod network, verify, apply again",
                      f"{KUBERNETES / VERSION} has no {', '.join(self.missing)}")
            return
        self.brine("verify the bundle, the hosts' only source", "bundle", "verify")
        self.brine("apply", "apply")
        self.say_output("nodes before there is a pod network", f"{KUBECTL} get nodes -o wide")
        run("pod network", [LAB, "cni", self.lab.name])
        self.done.append("the lab's own pod network installed, as an operator brings his")
        self.brine("verify", "verify")
        self.say_output("nodes", f"{KUBECTL} get nodes -o wide")
        self.say_output("pods", f"{KUBECTL} get pods -A -o wide")
        self.brine("apply again", "apply")

    def brine(self, what: str, *words: str) -> None:
        """One command of Brine on the salt-master, its output shown as it comes."""
        say(f"\n# {what}: brine {' '.join(words)}")
        started = time.monotonic()
        status = subprocess.run(self.lab.command("brine", *words), stdin=subprocess.DEVNULL, check=False)
        if status.returncode != 0:
            raise StepFailed(f"{what}: brine {' '.join(words)} ended with {status.returncode}")
        self.done.append(f"{what} ({time.monotonic() - started:.1f} s)")

    def say_output(self, what: str, command: str) -> None:
        say(f"\n# {what}: {command}\n{self.lab.output('sh', '-ec', command)}")
        self.done.append(what)

    def skip(self, what: str, reason: str) -> None:
        self.skipped[what] = reason

    def close(self, keep: bool) -> None:
        if keep:
            say(f"\nthe lab stays up: {LAB.relative_to(ROOT)} exec {self.lab.name} bootstrap -- bash")
            return
        self.attempt(self.lab.down)

    def attempt(self, step: Callable[[], None]) -> None:
        try:
            step()
        except StepFailed as failure:
            self.failed.append(str(failure))

    def report(self) -> int:
        say("" if self.missing else
            f"\nKubernetes' images and packages in this lab are the lab's own, made of the binaries in {KUBERNETES}.")
        for what in self.done:
            say(f"done: {what}")
        for what, reason in self.skipped.items():
            say(f"skipped: {what}: {reason}")
        for what in self.failed:
            say(f"failed: {what}")
        say(f"{len(self.done)} done, {len(self.failed)} failed, {len(self.skipped)} skipped")
        return 1 if self.failed else 0


if __name__ == "__main__":
    with alone():
        sys.exit(main())
