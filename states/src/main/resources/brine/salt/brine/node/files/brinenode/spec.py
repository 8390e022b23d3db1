"""What the plan wants of this node: /etc/brine/node.json. It holds no secret."""

import datetime
import json
import re

from .errors import NodeError

PATH = "/etc/brine/node.json"
API_VERSION = "brine.io/node/v1"
ADVICE = "apply the phase node-base to this minion again"


def read(tree):
    content = tree.read(PATH)
    if content is None:
        raise NodeError("this node has no plan", PATH, ADVICE)
    try:
        spec = json.loads(content)
    except ValueError as error:
        raise NodeError(f"is not JSON: {error}", PATH, ADVICE) from error
    version = spec.get("apiVersion") if isinstance(spec, dict) else None
    if version != API_VERSION:
        raise NodeError(f"apiVersion {version!r} is not {API_VERSION!r}", PATH, ADVICE)
    return spec


def authority(spec, name):
    """Where the named authority lies on this node."""
    for entry in spec["authorities"]:
        if entry["name"] == name:
            return entry
    raise NodeError(f"authority {name!r} is not in the plan", PATH, ADVICE)


def certificate_for(spec, common_name):
    """The certificate entry with this common name, for example kube-etcd-healthcheck-client."""
    for entry in spec["certificates"]:
        if entry["commonName"] == common_name:
            return entry
    raise NodeError(f"no certificate for {common_name!r} in the plan", PATH, ADVICE)


def renew_before(spec):
    """How long before its end a certificate is issued again."""
    hours, minutes, seconds = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", spec["renewBefore"]).groups()
    return datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0))


def certificate_named(spec, name):
    """The certificate entry of this name, for example nginx."""
    for entry in spec["certificates"]:
        if entry["name"] == name:
            return entry
    raise NodeError(f"no certificate {name!r} in the plan", PATH, ADVICE)


def only(spec, authorities):
    """The plan as if it had these authorities alone; all of it when none is named."""
    if not authorities:
        return spec
    return {
        **spec,
        "authorities": [entry for entry in spec["authorities"] if entry["name"] in authorities],
        "certificates": [entry for entry in spec["certificates"] if entry["authority"] in authorities],
        "kubeconfigs": [entry for entry in spec["kubeconfigs"] if entry["authority"] in authorities],
        "serviceAccount": None,
        "bootstrap": None,
        "objects": None,
    }
