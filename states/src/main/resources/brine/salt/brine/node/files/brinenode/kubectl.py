"""kubectl, with objects given on its standard input, never on its command line."""

import json
import os
import subprocess

from . import api
from .errors import NodeError

SECONDS = 120
MANAGER = "brine"


def text(item):
    """An object as kubectl reads it."""
    return json.dumps(item).encode()


def apply(tree, content, conf=api.ADMIN_CONF):
    """Server-side apply of YAML or JSON; returns what was said, for example ["configmap/coredns serverside-applied"]."""
    done = _run(tree, conf, "apply", content)
    if done.returncode:
        raise NodeError(f"kubectl apply: {_cause(done)}", advice=_advice(done))
    return done.stdout.decode().splitlines()


def diff(tree, content, conf=api.ADMIN_CONF):
    """The difference that applying would make; empty when none. Conflicts raise: they are another manager's."""
    done = _run(tree, conf, "diff", content)
    if done.returncode > 1:
        raise NodeError(f"kubectl diff: {_cause(done)}", advice=_advice(done))
    return done.stdout.decode()


def _run(tree, conf, verb, content):
    options = ["--server-side", f"--field-manager={MANAGER}", "--filename=-"]
    command = ["kubectl", f"--kubeconfig={tree.path(conf)}", verb, *options]
    # Neither a proxy nor somebody's ~/.kube of the minion's environment counts.
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": "/nonexistent"}
    try:
        return subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False, env=environment
        )
    except FileNotFoundError as error:
        raise NodeError("is not installed", "kubectl", "apply the phase node-base to this minion") from error
    except subprocess.TimeoutExpired as error:
        raise NodeError(f"kubectl {verb} did not end in {SECONDS} s", advice="see the API server's log") from error


def _cause(done):
    return " ".join(done.stderr.decode().split())[:600] or f"exit code {done.returncode}"


def _advice(done):
    if b"conflict" in done.stderr:
        return "another manager changed these fields after Brine: take its change into cluster.yaml, or undo it"
    return "see the API server's log"
