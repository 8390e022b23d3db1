"""Taking a node out of the cluster, seen from one that stays: drained, out of etcd, its object deleted."""

import os
import subprocess

from . import api, etcd
from .errors import NodeError

DRAIN_SECONDS = 120
NODES = "/api/v1/nodes"


def to_do(tree, spec, name):
    """What the cluster still has of the node, in words; raises when taking it out would stop etcd."""
    left = []
    if spec["etcd"]:
        members = _etcd(tree, spec)[1]
        if _member(members, name):
            _refuse(members, etcd.faults(tree, spec, members), name)
            left.append("a member of etcd")
    if spec["apiServer"] and _server(tree, spec).get(f"{NODES}/{name}"):
        left.append("a node of the API")
    return f"{name} is {' and '.join(left)}" if left else ""


def remove(tree, spec, name):
    """In this order, so that whatever breaks off can go on; returns what was done."""
    if name == spec["node"]:
        raise NodeError("a node cannot take itself out", advice="ask another control-plane node")
    done = []
    if spec["apiServer"]:
        done += _drain(tree, spec, name)
    if spec["etcd"]:
        done += _leave_etcd(tree, spec, name)
    if spec["apiServer"]:
        done += _delete(tree, spec, name)
    return done


def _drain(tree, spec, name):
    """A node that is lost cannot be drained: its pods go when it is deleted."""
    node = _server(tree, spec).get(f"{NODES}/{name}")
    if node is None:
        return []
    ready = next((c["status"] for c in node["status"].get("conditions", []) if c["type"] == "Ready"), "")
    if ready == "Unknown":
        return ["not drained: it is lost"]
    options = ["--ignore-daemonsets", "--delete-emptydir-data", f"--timeout={DRAIN_SECONDS}s"]
    target = [f"--kubeconfig={tree.path(api.ADMIN_CONF)}", f"--server={spec['apiServer']['local']}"]
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": "/nonexistent"}
    done = subprocess.run(
        ["kubectl", *target, "drain", name, *options], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        said = " ".join(done.stderr.split())[-300:]
        raise NodeError(f"kubectl drain {name}: {said}", advice="see which pods stay and why, then try again")
    return ["drained"]


def _leave_etcd(tree, spec, name):
    server, members = _etcd(tree, spec)
    member = _member(members, name)
    if member is None:
        return []
    _refuse(members, etcd.faults(tree, spec, members), name)
    saved = etcd.snapshot(tree, server, f"before-{name}-left")
    etcd.remove(server, member["id"])
    if _member(etcd.members(server), name):
        raise NodeError(f"etcd still has the member {name}", server.base, "try again")
    return [f"saved {saved}", "taken out of etcd"]


def _delete(tree, spec, name):
    server = _server(tree, spec)
    status, body = server.call("DELETE", f"{NODES}/{name}")
    if status not in (200, 202, 404):
        raise NodeError(f"DELETE answered {status}: {api.reason(body)}", f"{NODES}/{name}", "see the API server's log")
    return ["deleted from the API"] if status != 404 else []


def _refuse(members, faults, name):
    """Those that stay must be able to decide, and those that are there now to decide that it goes."""
    voters = {m["name"] or m["peerUrl"] for m in members if not m["learner"]}
    if name not in voters:
        return
    rest = voters - {name}
    if not rest:
        raise NodeError(f"{name} is the only member of etcd", advice="let another one join first")
    unwell = sorted(rest & set(faults))
    well, needed = len(rest) - len(unwell), len(rest) // 2 + 1
    if well < needed:
        first = "; ".join(f"{other}: {faults[other]}" for other in unwell)
        order = ", then ".join(f"brine node remove {other}" for other in [*unwell, name])
        raise NodeError(
            f"without {name}, {well} of {len(rest)} members of etcd would be well and {needed} must be ({first})",
            advice=f"mend them, or go in this order: {order}",
        )


def _etcd(tree, spec):
    """A server that votes and its members; this node's own is asked first."""
    own = [m for m in etcd.planned(spec) if m["name"] == spec["node"]]
    found = etcd.voter(tree, spec, [*own, *etcd.others(spec)])
    if found is None:
        raise NodeError("no member of etcd answers for the cluster", advice="mend etcd first")
    return found


def _member(members, name):
    return next((m for m in members if m["name"] == name), None)


def _server(tree, spec):
    return api.as_admin(tree, server=spec["apiServer"]["local"])
