"""Labels and taints of nodes, as kubeadm's phase mark-control-plane sets them: added, never taken away."""

from . import api, wait
from .errors import NodeError

PATCH = "application/strategic-merge-patch+json"


def lacking(tree, spec):
    """For each registered node what it lacks, {name: {"labels", "taints"}}; nodes that are not registered are left out."""
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    found = {}
    for entry in spec["nodes"]:
        node = server.get(f"/api/v1/nodes/{entry['name']}")
        gap = _gap(entry, node) if node else None
        if gap:
            found[entry["name"]] = gap
    return found


def _gap(entry, node):
    labels, taints = node["metadata"].get("labels", {}), node["spec"].get("taints", [])
    wanted = [_taint(taint) for taint in entry["taints"]]
    missing = {
        "labels": {k: v for k, v in entry["labels"].items() if labels.get(k) != v},
        "taints": [t for t in wanted if t not in [_taint(found) for found in taints]],
    }
    return missing if missing["labels"] or missing["taints"] else None


def _taint(taint):
    return {key: taint[key] for key in ("key", "value", "effect") if taint.get(key)}


def apply(tree, spec, seconds):
    """Marks every registered node; this one is waited for."""
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    own = f"/api/v1/nodes/{spec['node']}"
    wait.until(f"node {spec['node']}", lambda: "" if server.get(own) else "it is not registered", seconds)
    marked = []
    for name in lacking(tree, spec):
        entry = next(e for e in spec["nodes"] if e["name"] == name)
        wait.until(f"marking node {name}", lambda entry=entry: _mark(server, entry), seconds)
        marked.append(name)
    return marked


def _mark(server, entry):
    """Sends resourceVersion along, so that a taint another controller just set is not lost; says why to try again."""
    path = f"/api/v1/nodes/{entry['name']}"
    node = server.get(path)
    if node is None:
        return "it is not registered"
    gap = _gap(entry, node)
    if not gap:
        return ""
    taints = [*node["spec"].get("taints", []), *gap["taints"]]
    patch = {
        "metadata": {"resourceVersion": node["metadata"]["resourceVersion"], "labels": gap["labels"]},
        "spec": {"taints": taints},
    }
    status, body = server.call("PATCH", path, patch, PATCH)
    if status in (200, 409):
        return "" if status == 200 else "it was changed meanwhile"
    raise NodeError(f"PATCH answered {status}: {api.reason(body)}", path, "see the API server's log")
