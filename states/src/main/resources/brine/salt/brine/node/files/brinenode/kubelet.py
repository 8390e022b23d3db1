"""The kubelet's own certificate: once it keeps it itself, its kubeconfig points there (phase kubelet-finalize)."""

import subprocess

from . import api, kubeconfig, leaves, spec as specs, token, wait
from .errors import NodeError


def to_do(tree, spec):
    """What is left to finish, in words; empty when nothing is."""
    if spec["bootstrap"]:
        if tree.exists(spec["bootstrap"]["path"]):
            return f"{spec['bootstrap']['path']} is still there"
        return "" if token.joined(tree) else "the kubelet has not joined"
    entry = _entry(spec)
    if entry and tree.read(entry["path"]) != _final(tree, spec, entry):
        return f"{entry['path']} does not point to {leaves.KUBELET_CURRENT}"
    return ""


def finalize(tree, spec, seconds):
    """Waits for the kubelet's certificate and its node, then removes what only brought it there."""
    if not to_do(tree, spec):
        return []
    wait.until(leaves.KUBELET_CURRENT, lambda: leaves.kubelet_certificate_fault(tree), seconds)
    if spec["bootstrap"]:
        wait.until(token.KUBELET_CONF, lambda: "" if token.joined(tree) else "is not there", seconds)
        wait.until(f"node {spec['node']}", lambda: _registration_fault(tree, spec), seconds)
        token.forget(tree, spec)
        return [spec["bootstrap"]["path"]]
    entry = _entry(spec)
    tree.write(entry["path"], _final(tree, spec, entry), 0o600)
    _restart()
    wait.until("kubelet", lambda: _health(), seconds)
    return [entry["path"]]


def _entry(spec):
    return next((e for e in spec["kubeconfigs"] if e["path"] == token.KUBELET_CONF), None)


def _registration_fault(tree, spec):
    """Its certificate comes a moment earlier than its node, which is to get labels next."""
    found = api.as_kubelet(tree, spec).get(f"/api/v1/nodes/{spec['node']}")
    return "" if found else "it is not registered"


def _final(tree, spec, entry):
    authority = tree.read(specs.authority(spec, entry["authority"])["certificate"])
    if authority is None:
        raise NodeError("is missing", specs.authority(spec, entry["authority"])["certificate"], "apply the phase pki")
    return kubeconfig.with_files(entry, authority, leaves.KUBELET_CURRENT, leaves.KUBELET_CURRENT)


def _restart():
    done = subprocess.run(["systemctl", "restart", "kubelet"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NodeError(
            f"kubelet did not restart: {done.stderr.strip()}", "kubelet.service", "systemctl status kubelet"
        )


def _health():
    status, _ = api.loopback(10248, secure=False).call("GET", "/healthz")
    return "" if status == 200 else f"healthz answered {status}"
