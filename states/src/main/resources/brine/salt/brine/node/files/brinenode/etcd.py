"""etcd's members over its JSON gateway: who there is, how they are, one in and one out.

Whoever changes the membership asks a voter: a learner refuses.
"""

import base64
import hashlib
import json
import os
import time

from . import api
from .errors import NodeError

# Every change of the membership is preceded by one; the last few stay.
SNAPSHOTS = "/var/lib/brine-node/etcd-snapshots"
KEPT = 3
DIGEST_BYTES = hashlib.sha256().digest_size
# Within it, calls are tried again that etcd refuses until the last change has settled.
SETTLING_SECONDS = 60
INTERVAL = 0.2
IN_SYNC = "in sync"
LEARNER = "not supported for learner"


def planned(spec):
    """The members that the plan wants, this one's own among them."""
    return spec["etcd"]["members"]


def others(spec):
    return [member for member in planned(spec) if member["name"] != spec["node"]]


def members(server):
    """[{"id", "name", "peerUrl", "clientUrl", "learner"}]; the name is empty until the member has started."""
    return [_member(one) for one in _settled(server, "/v3/cluster/member/list", {"linearizable": True})["members"]]


def votes(tree, spec):
    """Whether this node's running member counts; as a learner it refuses to list members."""
    status, answer = api.etcd(tree, spec).call("POST", "/v3/cluster/member/list", {})
    if status == 400 and LEARNER in api.reason(answer):
        return False
    if status != 200:
        raise NodeError(f"the list of members answered {status}: {api.reason(answer)}", spec["etcd"]["clientUrl"])
    return any(one["peerURLs"][0] == spec["etcd"]["peerUrl"] for one in answer["members"])


def _member(found):
    return {
        "id": found["ID"],
        "name": found.get("name", ""),
        "peerUrl": found["peerURLs"][0],
        "clientUrl": (found.get("clientURLs") or [""])[0],
        "learner": found.get("isLearner", False),
    }


def fault(tree, spec, url):
    """Why the member at this URL of clients does not serve; empty when it does."""
    try:
        status, body = api.etcd(tree, spec, url).call("GET", "/health")
    except OSError as error:
        return str(error)
    return "" if status == 200 and body.get("health") == "true" else f"/health answered {status}: {api.reason(body)}"


def voter(tree, spec, candidates):
    """The first of these members that answers for the cluster and its list of members; None when none does."""
    for member in candidates:
        if fault(tree, spec, member["clientUrl"]):
            continue
        server = api.etcd(tree, spec, member["clientUrl"])
        found = members(server)
        if any(one["peerUrl"] == member["peerUrl"] and not one["learner"] for one in found):
            return server, found
    return None


def faults(tree, spec, found):
    """{name: why} of the voters that do not serve."""
    asked = {m["name"] or m["peerUrl"]: fault(tree, spec, m["clientUrl"]) for m in found if not m["learner"]}
    return {name: why for name, why in asked.items() if why}


def add_learner(server, peer_url):
    _settled(server, "/v3/cluster/member/add", {"peerURLs": [peer_url], "isLearner": True})


def promote(server, identity):
    """Once the learner is in sync; etcd refuses it earlier."""
    _settled(server, "/v3/cluster/member/promote", {"ID": identity}, IN_SYNC)


def remove(server, identity):
    _settled(server, "/v3/cluster/member/remove", {"ID": identity})


def _settled(server, path, body, passing=None):
    """The answer. 503 passes after a change of membership, and so does what the text names."""
    deadline = time.monotonic() + SETTLING_SECONDS
    while True:
        status, answer = server.call("POST", path, body)
        if status == 200:
            return answer
        reason = api.reason(answer)
        passes = status == 503 or (passing is not None and passing in reason)
        if not passes or time.monotonic() >= deadline:
            raise NodeError(f"{path} answered {status}: {reason}", server.base, "see the log of the pod etcd there")
        time.sleep(INTERVAL)


def snapshot(tree, server, why):
    """Saves the whole store, checked against the digest at its end; returns the file's path."""
    name = f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{why}.db"
    tree.folder(SNAPSHOTS, 0o700)
    with tree.replacing(f"{SNAPSHOTS}/{name}", 0o600) as file:
        _receive(server, file)
    kept = sorted(file for file in os.listdir(tree.path(SNAPSHOTS)) if file.endswith(".db"))
    for old in kept[:-KEPT]:
        tree.remove(f"{SNAPSHOTS}/{old}")
    return f"{SNAPSHOTS}/{name}"


def _receive(server, file):
    digest, held = hashlib.sha256(), b""
    for line in server.stream("/v3/maintenance/snapshot", {}):
        part = json.loads(line)
        if "error" in part:
            raise NodeError(f"the snapshot broke off: {part['error'].get('message')}", server.base, "try again")
        blob = base64.b64decode(part["result"].get("blob", ""))
        file.write(blob)
        held += blob
        digest.update(held[:-DIGEST_BYTES])
        held = held[-DIGEST_BYTES:]
    if len(held) < DIGEST_BYTES or digest.digest() != held:
        raise NodeError("the snapshot is not whole", server.base, "try again")
