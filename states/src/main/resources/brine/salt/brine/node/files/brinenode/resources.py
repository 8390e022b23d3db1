"""Server-side apply of API objects: tried, compared with what stands, done. Other managers' fields stay theirs."""

import copy
import json
import re
import urllib.parse

from . import api
from .errors import NodeError

MANAGER = "brine"
PATCH = "application/apply-patch+yaml"
# What the server writes in every object; it says nothing of what was asked for.
OF_SERVER = ("managedFields", "resourceVersion", "generation")
CONFLICT = re.compile(r'^conflict with "([^"]*)"')
SELECTOR = re.compile(r'(\w*)=("(?:[^"\\]|\\.)*"|[^,\]]+)')


class Trial:
    """What applying an object would do: the fields that it `changes`, and its `drift`, [{"object", "field", "manager"}].

    `item` is the object without the fields that drifted. One that is not there yet changes the field "".
    """

    def __init__(self, item, changes, drift):
        self.item = item
        self.changes = changes
        self.drift = drift

    def told(self):
        """For people: `ConfigMap kube-system/coredns (.data.Corefile)`; no values, which may be secret."""
        fields = ", ".join(filter(None, self.changes))
        return label(self.item) + (f" ({fields})" if fields else "")


class Resources:
    """The objects of one API server, as one of its users."""

    def __init__(self, server):
        self.server = server
        self.kinds = {}

    def attempt(self, item):
        """Applies without effect. A field that another manager changed is left out and told as drift."""
        item, drift = copy.deepcopy(item), []
        live = self.server.get(self._path(item))
        while True:
            status, body = self._patch(item, "&dryRun=All")
            conflicts = _conflicts(status, body)
            if not conflicts:
                self._refuse(status, body, item)
                return Trial(item, [""] if live is None else differing(_asked(live), _asked(body)), drift)
            for field, manager in conflicts:
                if not remove(item, field):
                    raise NodeError(f"{field} belongs to {manager}", label(item), "see its managedFields")
                drift.append({"object": label(item), "field": field, "manager": manager})

    def apply(self, item):
        """Applies; a conflict is an error."""
        self._refuse(*self._patch(item, ""), item)
        return label(item)

    def _patch(self, item, more):
        path = f"{self._path(item)}?fieldManager={MANAGER}&fieldValidation=Strict{more}"
        return self.server.call("PATCH", path, item, PATCH)

    def _refuse(self, status, body, item):
        if status not in (200, 201):
            what = f"server-side apply answered {status}: {api.reason(body)}"
            raise NodeError(what, label(item), "see the API server's log")

    def _path(self, item):
        version, metadata = item["apiVersion"], item["metadata"]
        group = f"/apis/{version}" if "/" in version else f"/api/{version}"
        plural, namespaced = self._kind(group, item["kind"])
        folder = f"/namespaces/{metadata.get('namespace', 'default')}" if namespaced else ""
        return f"{group}{folder}/{plural}/{urllib.parse.quote(metadata['name'], safe=':')}"

    def _kind(self, group, kind):
        """The name of its collection, and whether that lies in namespaces."""
        if group not in self.kinds:
            served = self.server.get(group) or {"resources": []}
            self.kinds[group] = {
                one["kind"]: (one["name"], one["namespaced"]) for one in served["resources"] if "/" not in one["name"]
            }
        if kind not in self.kinds[group]:
            raise NodeError(f"the API server has no {kind}", group, "see the API server's log")
        return self.kinds[group][kind]


def label(item):
    """For people: `ConfigMap kube-system/coredns`."""
    metadata = item["metadata"]
    return f"{item['kind']} {'/'.join(filter(None, [metadata.get('namespace'), metadata['name']]))}"


def differing(one, other, field=""):
    """The fields that are another in two values, as `.data.Corefile`; a list is one field."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted({*one, *other})
        return [found for key in keys for found in differing(one.get(key), other.get(key), f"{field}.{key}")]
    return [] if one == other else [field]


def _asked(item):
    metadata = {key: value for key, value in item["metadata"].items() if key not in OF_SERVER}
    return {**item, "metadata": metadata}


def _conflicts(status, body):
    """[(field, manager)] of a refusal for that reason; the field is written as `.data.Corefile`."""
    causes = body.get("details", {}).get("causes", []) if status == 409 and isinstance(body, dict) else []
    found = []
    for cause in causes:
        manager = CONFLICT.match(cause.get("message", ""))
        if cause.get("reason") == "FieldManagerConflict" and manager:
            found.append((cause["field"], manager.group(1)))
    return found


def remove(value, field):
    """Takes the field out, and what it leaves empty; whether it was there. Keys may have dots in them."""
    if isinstance(value, dict):
        for key in sorted(value, key=len, reverse=True):
            rest = field[len(key) + 1 :]
            if field.startswith(f".{key}") and rest[:1] in ("", ".", "[") and _remove_from(value, key, rest):
                return True
    elif isinstance(value, list) and field.startswith("["):
        end = field.index("]") + 1
        for index, one in enumerate(value):
            if _selects(field[:end], one) and _remove_from(value, index, field[end:]):
                return True
    return False


def _remove_from(value, key, rest):
    if rest and not remove(value[key], rest):
        return False
    if not rest or value[key] in ({}, []):
        del value[key]
    return True


def _selects(selector, one):
    """`[name="coredns"]` an item by its keys, `[="x"]` by its value."""
    wanted = SELECTOR.findall(selector)
    return bool(wanted) and all(
        (one.get(key) if key and isinstance(one, dict) else one) == json.loads(text) for key, text in wanted
    )
