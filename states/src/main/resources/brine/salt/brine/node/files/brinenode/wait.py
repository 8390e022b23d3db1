"""Waiting for a condition: asked often, given up late, and then with what was seen last."""

import re
import subprocess
import time

from . import api, manifests, pods
from .errors import NodeError

INTERVAL = 0.2
SECONDS = 240  # as kubeadm's v1beta4 Timeouts
# All of them as kubeadm's WaitForControlPlaneComponents asks them.
CONTROL_PLANE = ("kube-apiserver", "kube-controller-manager", "kube-scheduler")
STATIC_PODS = ("etcd", *CONTROL_PLANE)


def until(what, probe, seconds, unit="kubelet"):
    """Asks `probe` until it returns an empty string; anything else is why not yet."""
    deadline = time.monotonic() + seconds
    while True:
        seen = _ask(probe)
        if not seen:
            return
        if time.monotonic() >= deadline:
            advice = f"last lines of {unit}: {_journal(unit)}"
            raise NodeError(f"{what} is not ready after {seconds:g} s; seen last: {seen}", advice=advice)
        time.sleep(INTERVAL)


def seen(tree, spec, what):
    """Why it is not ready, at one look; empty when it is."""
    return _ask(lambda: current_fault(tree, spec, what))


def restart_due(tree, spec, what):
    """Why it is to be restarted, now or once its certificates are issued again; empty when it is not."""
    if what not in STATIC_PODS:
        return ""
    return pods.outdated(tree, spec, what) or pods.renewal(tree, spec, what)


def until_current(tree, spec, what, seconds):
    """Waits for the pod of the present manifest, restarts it when it has older certificates, waits again."""
    until(what, lambda: current_fault(tree, spec, what), seconds)
    if what not in STATIC_PODS:
        return False
    manifests.replaced(tree, what)
    if not pods.outdated(tree, spec, what):
        return False
    pods.restart(spec, what)
    until(what, lambda: pods.outdated(tree, spec, what) or current_fault(tree, spec, what), seconds)
    return True


def current_fault(tree, spec, what):
    """Why the pod of the present manifest does not serve; of anything else, why it does not."""
    of_pod = manifests.replacement_fault(tree, spec, what) if what in STATIC_PODS else ""
    return of_pod or probes(tree, spec)[what]()


def _ask(probe):
    try:
        return probe()
    except OSError as error:
        return str(error)
    except NodeError as error:
        return f"{error.path}: {error.what}"


def _journal(unit):
    command = ["journalctl", "--no-pager", "--output=cat", "--lines=5", f"--unit={unit}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return done.stdout.strip() or "none"


def probes(tree, spec):
    """What can be waited for; each returns why not yet."""
    return {
        "kubelet": lambda: _healthy(api.loopback(10248, secure=False), "/healthz"),
        "etcd": lambda: _etcd(tree, spec),
        "kube-apiserver": lambda: _api_server(tree, spec),
        "kube-controller-manager": lambda: _healthy(_local(tree, "kube-controller-manager", 10257), "/healthz"),
        "kube-scheduler": lambda: _healthy(_local(tree, "kube-scheduler", 10259), "/livez"),
    }


def _healthy(server, path):
    status, body = server.call("GET", path)
    return "" if status == 200 else f"{server.base}{path} answered {status}: {api.reason(body)}"


def _etcd(tree, spec):
    status, body = api.etcd(tree, spec).call("GET", "/health")
    if status == 200 and isinstance(body, dict) and body.get("health") == "true":
        return ""
    return f"{spec['etcd']['clientUrl']}/health answered {status}: {api.reason(body)}"


def _api_server(tree, spec):
    return _healthy(api.as_admin(tree, server=spec["apiServer"]["local"]), "/livez")


def _local(tree, component, port):
    manifest = (tree.read(f"{manifests.WATCHED}/{component}.yaml") or b"").decode()
    return api.loopback(_flag(manifest, "secure-port", port), _flag(manifest, "bind-address", "127.0.0.1"))


def _flag(manifest, name, default):
    found = re.search(rf"(?m)^\s*- [\"']?--{name}=([^\s\"']+)", manifest)
    return found.group(1) if found else default
