"""This node's member of etcd: begun, joined as a learner and promoted, or started again with another manifest."""

from . import etcd, manifests, wait
from .errors import NodeError

DATA = "/var/lib/etcd/member"
POD = "etcd"
API_SERVER = "kube-apiserver"


def to_do(tree, spec):
    """What is left, in words; empty when the member votes, serves and runs with the plan's manifest."""
    if manifests.differs(tree, POD):
        return "the manifest of etcd differs"
    seen = wait.seen(tree, spec, POD)
    if seen:
        return f"etcd is not ready: {seen}"
    if not etcd.votes(tree, spec):
        return "this member does not vote yet"
    return wait.restart_due(tree, spec, POD)


def run(tree, spec, seconds):
    """Reads who there is, acts, reads again; returns what was done."""
    done = []
    served = _api_server_serves(tree, spec)
    if tree.exists(DATA):
        _refuse_stale(tree, spec)
        if manifests.differs(tree, POD) or wait.restart_due(tree, spec, POD):
            _others_decide(tree, spec, seconds)
    else:
        done += _begin(tree, spec) if spec["etcd"]["initial"] else _add(tree, spec, seconds)
    done += manifests.bring_in(tree, spec, POD)
    done += ["restarted"] if wait.until_current(tree, spec, POD, seconds) else []
    done += _promote(tree, spec, seconds)
    if served:
        # It loses its store for a moment, and the next node's must not be away at the same time.
        wait.until("kube-apiserver beside etcd", lambda: wait.current_fault(tree, spec, API_SERVER), seconds)
    left = to_do(tree, spec)
    if left:
        raise NodeError(left, advice="see the log of the pod etcd here")
    return done


def _api_server_serves(tree, spec):
    """One that does not serve before is no sign of what etcd is: its own phase mends it."""
    return spec["apiServer"] is not None and not wait.seen(tree, spec, API_SERVER)


def _begin(tree, spec):
    found = etcd.voter(tree, spec, etcd.others(spec))
    if found:
        raise NodeError(
            f"etcd is there already, with {_names(found[1])}; this node would begin another",
            advice=f"take this node out first: brine-node remove {spec['node']} there",
        )
    return []


def _add(tree, spec, seconds):
    server, found = _voter(tree, spec, seconds)
    own = _own(spec, found)
    if own is None:
        return _add_to(tree, spec, server, found)
    if own["learner"]:
        return []  # a join that was broken off goes on
    raise NodeError(
        "etcd counts on this node's vote, and its data are gone",
        DATA,
        f"take the lost member out first: brine node remove {spec['node']}",
    )


def _add_to(tree, spec, server, found):
    _same_members(spec, found)
    unwell = etcd.faults(tree, spec, found)
    if unwell:
        told = "; ".join(f"{name}: {why}" for name, why in sorted(unwell.items()))
        raise NodeError(f"not all members of etcd are well: {told}", advice="mend or remove them, then try again")
    saved = etcd.snapshot(tree, server, f"before-{spec['node']}-joined")
    etcd.add_learner(server, spec["etcd"]["peerUrl"])
    return [saved, "learner"]


def _same_members(spec, found):
    """The manifest of the new member names who is there; etcd does not start when one is missing."""
    there, wanted = {m["name"] or m["peerUrl"] for m in found}, set(spec["etcd"]["joins"])
    if there - wanted:
        names = ", ".join(sorted(there - wanted))
        raise NodeError(
            f"etcd has members that the plan lacks: {names}", advice="take them out first: brine node remove"
        )
    if wanted - there:
        names = ", ".join(sorted(wanted - there))
        raise NodeError(f"members that the plan has are not in etcd: {names}", advice="apply the phase etcd to them")


def _promote(tree, spec, seconds):
    if etcd.votes(tree, spec):
        return []
    server, found = _voter(tree, spec, seconds)
    own = _own(spec, found)
    if own is None:
        raise NodeError("etcd does not know this member", DATA, "make this host bare: brine-node reset")
    etcd.promote(server, own["id"])
    return ["promoted"]


def _refuse_stale(tree, spec):
    found = etcd.voter(tree, spec, etcd.others(spec))
    if found and _own(spec, found[1]) is None:
        raise NodeError("holds the data of a member that was removed", DATA, "make this host bare: brine-node reset")


def _others_decide(tree, spec, seconds):
    """While this member starts again, the others must be well."""

    def probe():
        found = etcd.voter(tree, spec, etcd.planned(spec))
        if found is None:
            return ""  # nobody decides now: starting this one can only help
        rest = [m for m in found[1] if m["peerUrl"] != spec["etcd"]["peerUrl"]]
        return "; ".join(f"{name}: {why}" for name, why in sorted(etcd.faults(tree, spec, rest).items()))

    wait.until("the other members of etcd", probe, seconds)


def _voter(tree, spec, seconds):
    """A server that votes and its list of members, once there is one."""
    others = etcd.others(spec)
    found = []

    def probe():
        found[:] = etcd.voter(tree, spec, others) or []
        return "" if found else f"none of {_names(others)} answers"

    wait.until("a member of etcd to join", probe, seconds)
    return found


def _names(members):
    return ", ".join(sorted(m["name"] or m["peerUrl"] for m in members))


def _own(spec, found):
    return next((m for m in found if m["peerUrl"] == spec["etcd"]["peerUrl"]), None)
