"""Whether the cluster stands: nodes Ready, kube-system running, the control plane and etcd healthy."""

from . import api, etcd, wait
from .errors import NodeError

# kubelet 1.36 (pkg/kubelet/runtime.go): a list of reasons stands in brackets, one alone does not.
NO_CNI = (
    "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady "
    "message:Network plugin returns error: cni plugin not initialized"
)
NAMED = 8


def report(tree, spec):
    """{"faults": [...], "note"}; the note names what is not ready for want of a network plugin alone."""
    server = api.as_admin(tree, server=spec["apiServer"]["local"])
    wanted = spec["verify"]
    without_cni = wanted["plugin"] == "none"
    nodes = {_name(node): node for node in items(server, "/api/v1/nodes")}
    unwell = {name: why for name in wanted["expectedNodes"] if (why := node_fault(nodes.get(name)))}
    unready = [name for name, why in unwell.items() if without_cni and why == NO_CNI]
    faults = [f"node {name}: {why}" for name, why in unwell.items() if name not in unready]
    pending = []
    for pod in items(server, "/api/v1/namespaces/kube-system/pods"):
        reason = _pod_fault(pod)
        if reason and unready and _unscheduled(pod):
            pending.append(_name(pod))
        elif reason:
            faults.append(f"pod {_name(pod)}: {reason}")
    faults += [f"{part}: {seen}" for part in _parts(spec) if (seen := wait.seen(tree, spec, part))]
    faults += _members(tree, spec)
    return {"faults": faults, "note": _note(unready, pending)}


def _note(unready, pending):
    if not unready:
        return ""
    pods = f"; not scheduled for that: {_named(pending)}" if pending else ""
    return f"NotReady only because no network plugin is installed: {_named(unready)}{pods}"


def _named(names):
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def until_well(tree, spec, seconds):
    """Waits for a report without faults and returns it."""
    last = {}

    def probe():
        last.update(report(tree, spec))
        return "; ".join(last["faults"])

    wait.until("the cluster", probe, seconds)
    return last


def items(server, path):
    found = server.get(path)
    if found is None:
        raise NodeError("the server has no such list", path, "see the API server's log")
    return found["items"]


def _parts(spec):
    return [*(wait.CONTROL_PLANE if spec["apiServer"] else ()), *(("etcd",) if spec["etcd"] else ())]


def _members(tree, spec):
    """Members of etcd that the plan wants and that do not vote, or do not serve; asked where one runs."""
    if not spec["etcd"]:
        return []
    found = etcd.voter(tree, spec, etcd.planned(spec))
    if found is None:
        return ["etcd: no member answers for the cluster"]
    voters = {m["name"] for m in found[1] if not m["learner"]}
    missing = [m["name"] for m in etcd.planned(spec) if m["name"] not in voters]
    unwell = etcd.faults(tree, spec, found[1])
    return [f"etcd member {name}: it does not vote" for name in missing] + [
        f"etcd member {name}: {why}" for name, why in sorted(unwell.items())
    ]


def node_fault(node):
    if node is None:
        return "it is not registered"
    ready = _condition(node, "Ready")
    if ready.get("status") == "True":
        return ""
    return " ".join(ready.get("message", "it has not reported yet").split())


def _pod_fault(pod):
    phase = pod["status"].get("phase")
    if phase == "Succeeded" or (phase == "Running" and _condition(pod, "Ready").get("status") == "True"):
        return ""
    waiting = [
        s["state"]["waiting"].get("reason", "")
        for s in pod["status"].get("containerStatuses", [])
        if "waiting" in s["state"]
    ]
    unscheduled = _condition(pod, "PodScheduled").get("message") if _unscheduled(pod) else ""
    cause = unscheduled or ", ".join(filter(None, waiting)) or "it is not ready"
    return f"{phase}: {' '.join(cause.split())}"


def _unscheduled(pod):
    return _condition(pod, "PodScheduled").get("status") == "False"


def _condition(item, kind):
    return next((c for c in item["status"].get("conditions", []) if c["type"] == kind), {})


def _name(item):
    return item["metadata"]["name"]
