"""The static pods that run, as containerd has them: which manifest they are of, and what they read that is newer."""

import datetime
import json
import os
import re
import subprocess

from . import leaves
from .errors import NodeError

MANIFESTS = "/etc/kubernetes/manifests"
NAMESPACE = "kube-system"
SECONDS = 60


def running(spec, name):
    """The newest container, {"id", "pod": uid, "since": seconds}; None when there is none."""
    wanted = {"namespace": NAMESPACE, "name": f"{name}-{spec['node']}"}
    labels = [f'labels."io.kubernetes.pod.{key}"=={value}' for key, value in wanted.items()]
    labels.append(f'labels."io.kubernetes.container.name"=={name}')
    found = [_container(one) for one in _ctr("containers", "ls", "--quiet", ",".join(labels)).split()]
    return max(found, key=lambda one: one["since"], default=None)


def _container(identity):
    info = json.loads(_ctr("containers", "info", identity))
    return {
        "id": identity,
        # The uid of a static pod is the hash of its manifest (kubelet's pkg/kubelet/config/common.go).
        "pod": info["Labels"]["io.kubernetes.pod.uid"],
        "since": _seconds(info["CreatedAt"]),
    }


def _seconds(text):
    """Of a time as Go writes it, with up to nine digits of a second."""
    whole, fraction = re.fullmatch(r"(\d+-\d+-\d+T\d+:\d+:\d+)(\.\d+)?Z", text).groups()
    start = datetime.datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=datetime.timezone.utc)
    return start.timestamp() + float(fraction or 0)


def reads(tree, spec, name):
    """The certificates and kubeconfigs of the plan that the manifest names."""
    manifest = (tree.read(f"{MANIFESTS}/{name}.yaml") or b"").decode()
    return [leaf for leaf in leaves.of(spec) if leaf.path in manifest]


def outdated(tree, spec, name):
    """Which file the running container has an older state of; empty when none, or when none runs."""
    used = reads(tree, spec, name)
    container = running(spec, name) if used else None
    newer = [leaf.path for leaf in used if container and os.stat(tree.path(leaf.path)).st_mtime > container["since"]]
    return f"{name} runs with an older {', '.join(newer)}" if newer else ""


def renewal(tree, spec, name):
    """Which certificate that it reads is to be issued again, so that it is to be restarted after that."""
    due = [leaf.path for leaf in reads(tree, spec, name) if leaf.fault(tree, spec)]
    return f"{name} is to be restarted with a new {', '.join(due)}" if due else ""


def restart(spec, name):
    """Ends the container; the kubelet starts the next one."""
    container = running(spec, name)
    if container:
        _ctr("tasks", "kill", "--signal", "SIGTERM", container["id"])


def _ctr(*words):
    try:
        done = subprocess.run(
            ["ctr", "--namespace", "k8s.io", *words], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except FileNotFoundError as error:
        raise NodeError("is not installed", "ctr", "apply the phase node-base to this minion") from error
    except subprocess.TimeoutExpired as error:
        raise NodeError(f"ctr did not end in {SECONDS} s", advice="systemctl status containerd") from error
    if done.returncode:
        raise NodeError(
            f"ctr {words[0]} {words[1]}: {done.stderr.strip()[-300:]}", advice="systemctl status containerd"
        )
    return done.stdout
