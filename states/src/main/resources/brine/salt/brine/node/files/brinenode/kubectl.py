"""kubectl, with objects given as files or on its standard input, never on its command line."""

import json
import os
import subprocess

from . import api
from .errors import NodeError

SECONDS = 120
MANAGER = "brine"


def apply(tree, folder=None, objects=None, conf=api.ADMIN_CONF):
    """Server-side apply; returns what changed, for example ["configmap/coredns serverside-applied"]."""
    done = _run(tree, conf, ["apply", "--server-side", f"--field-manager={MANAGER}"], folder, objects)
    if done.returncode:
        raise NodeError(f"kubectl apply: {_cause(done)}", folder or "standard input", _advice(done))
    return done.stdout.splitlines()


def diff(tree, folder, conf=api.ADMIN_CONF):
    """The difference that applying would make; empty when none. Conflicts raise: they are another manager's."""
    done = _run(tree, conf, ["diff", "--server-side", f"--field-manager={MANAGER}"], folder, None)
    if done.returncode > 1:
        raise NodeError(f"kubectl diff: {_cause(done)}", folder, _advice(done))
    return done.stdout


def _run(tree, conf, arguments, folder, objects):
    source = ["--filename", tree.path(folder) if folder else "-"]
    command = ["kubectl", f"--kubeconfig={tree.path(conf)}", *arguments, *source]
    given = "\n".join(json.dumps(o) for o in objects) if objects else None
    # Neither a proxy nor somebody's ~/.kube of the minion's environment counts.
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": "/nonexistent"}
    try:
        return subprocess.run(
            command, input=given, capture_output=True, text=True, timeout=SECONDS, check=False, env=environment
        )
    except FileNotFoundError as error:
        raise NodeError("is not installed", "kubectl", "apply the phase node-base to this minion") from error
    except subprocess.TimeoutExpired as error:
        raise NodeError(f"kubectl {arguments[0]} did not end in {SECONDS} s", folder or "") from error


def _cause(done):
    return " ".join(done.stderr.split())[:600] or f"exit code {done.returncode}"


def _advice(done):
    if "conflict" in done.stderr:
        return "another manager changed these fields after Brine: take its change into cluster.yaml, or undo it"
    return "see the API server's log"
