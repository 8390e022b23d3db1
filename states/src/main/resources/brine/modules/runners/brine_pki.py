"""
Issues the certificates of a cluster: ``salt-run brine_pki.issue demo``.

Each node makes its own keys (``brine-node request``); this runner signs, for the minion that Salt authenticated, only what the
plan's table ``plan/certificates.json`` pins, and brings the answers back (``brine-node install``). Authority keys, the
service account key and the bootstrap token travel only sealed to the node's one-time key.

.. code-block:: yaml

    brine: {root: /srv/brine, store: /var/lib/brine}     # the master's options, with their defaults
"""

import base64
import json
import logging
import os
import re
import time

import salt.client
import salt.exceptions
import salt.utils.files

log = logging.getLogger(__name__)

# Salt's events end at 1 MiB; half of it, in base64, leaves room for whatever wraps the argument.
DELIVERY_BYTES = 512 * 1024 * 3 // 4
SECONDS = 60
TOKEN_HOURS = 24
TOKEN_LEAST_HOURS = 1
COMMAND = "/usr/sbin/brine-node"


def __virtual__():
    return "brine_pki"


def issue(cluster, minions=None, authorities=None, without=None):
    """
    Issues what is missing or expires soon on the plan's minions, or on those named, without some of them; ``authorities``
    limits it to what these sign.

    Returns ``{"cluster", "minions": {id: {"ok", "issued": [path], "error"}}, "retcode"}``; retcode 1 when any failed.
    """
    store = _store(cluster)
    asked = {minion: row for minion, row in _table(minions).items() if minion not in (without or ())}
    table = _only(asked, authorities)
    with __utils__["brine_ca.lock"](store):
        results = _issue(store, table, authorities or [])
    retcode = 0 if all(result["ok"] for result in results.values()) else 1
    __context__["retcode"] = retcode
    return {"cluster": cluster, "minions": results, "retcode": retcode}


def _issue(store, table, only):
    asked, failed = _ask(table, only)
    authorities = _authorities(store, table, asked)
    grant_token = any("token" in request["needs"] for request in asked.values())
    token = __utils__["brine_ca.token"](store, TOKEN_HOURS, TOKEN_LEAST_HOURS) if grant_token else None
    bundles = {}
    for minion, request in asked.items():
        try:
            bundle = _bundle(store, minion, table[minion], request, authorities, token)
        except (ValueError, KeyError) as error:
            failed[minion] = _error(f"cannot sign: {error}", "see the certificate table of the plan")
            continue
        if bundle:
            bundles[minion] = bundle
    delivered = _deliver(bundles)
    done = {m: {"ok": True, "issued": [], "error": None} for m in asked if m not in failed and m not in bundles}
    return {**done, **failed, **delivered}


def _ask(table, only):
    """The requests of the minions that answered well, and the results of those that did not."""
    asked, failed = {}, {}
    for minion, answer in _run(sorted(table), " ".join([COMMAND, "request", *only])).items():
        if "error" in answer:
            failed[minion] = _failure(answer["error"])
        elif answer.get("minion") != minion:
            failed[minion] = _error("the node's plan is another minion's", "apply the phase node-base again")
        else:
            asked[minion] = answer
    return asked, failed


def _authorities(store, table, asked):
    """The authorities that the table needs. Never a new one where a node already has one of that name."""
    entries = {entry["name"]: entry for row in table.values() for entry in row["authorities"]}
    found = {}
    for name, entry in entries.items():
        nobody_has_it = not any(request["authorities"].get(name) for request in asked.values())
        made = __utils__["brine_ca.authority"](store, entry, nobody_has_it)
        if made:
            found[name] = made
    return found


def _bundle(store, minion, row, request, authorities, token):
    """What this minion may have of what it asked for; None when that is nothing."""
    for entry in row["authorities"]:
        _same_authority(entry["name"], request["authorities"].get(entry["name"]), authorities.get(entry["name"]))
    granted = [e for e in row["authorities"] if e["name"] in request["needs"]]
    leaves = {e["certificate"]: e for e in row["certificates"]}
    leaves.update({e["path"]: e for e in row["kubeconfigs"]})
    bundle = {
        "authorities": {e["name"]: authorities[e["name"]]["certificate"] for e in granted},
        "certificates": {
            path: __utils__["brine_ca.sign"](authorities[leaves[path]["authority"]], leaves[path], pem)
            for path, pem in request["requests"].items()
        },
    }
    secrets = _secrets(store, row, request, granted, authorities, token)
    if secrets:
        bundle["sealed"] = __utils__["brine_seal.seal"](minion, request["sealing"], secrets)
    return bundle if secrets or bundle["authorities"] or bundle["certificates"] else None


def _same_authority(name, theirs, ours):
    if ours is None:
        raise ValueError(f"a node has an authority {name!r} that this master's store lacks; restore the store")
    if theirs and theirs != __utils__["brine_ca.fingerprint"](ours["certificate"]):
        raise ValueError(f"the node's authority {name!r} is another than this master's; restore the store")


def _secrets(store, row, request, granted, authorities, token):
    secrets = {}
    keys = {e["name"]: authorities[e["name"]]["key"] for e in granted if e["key"]}
    if keys:
        secrets["authorities"] = keys
    if row["serviceAccount"]:
        secrets.update(_service_account(store, row, request))
    publishes = row["serviceAccount"] and not row["bootstrap"]
    if token and (publishes or (row["bootstrap"] and "token" in request["needs"])):
        secrets["token"] = token
    return secrets


def _service_account(store, row, request):
    """The key where it is missing; an unknown one on a node is never replaced."""
    theirs = request["serviceAccount"]
    algorithm = row["authorities"][0].get("algorithm", "RSA-2048")
    ours = __utils__["brine_ca.service_account"](store, algorithm, not theirs)
    if ours is None or (theirs and theirs != __utils__["brine_ca.public_pem"](ours)):
        raise ValueError("the node's service account key is another than this master's; restore the store")
    return {"serviceAccount": ours} if "serviceAccount" in request["needs"] else {}


def _deliver(bundles):
    results = {}
    for part in _parts(bundles):
        # In base64: cmdmod makes line ends of the backslashes in JSON.
        given = base64.b64encode(json.dumps(part).encode()).decode()
        answers = _run(sorted(part), f"{COMMAND} install", given)
        for minion, answer in answers.items():
            failed = "error" in answer
            results[minion] = _failure(answer["error"]) if failed else _issued(answer["written"])
    return results


def _parts(bundles):
    """Groups of bundles whose JSON stays below the limit; a single one always fits (about 30 KiB)."""
    part, size = {}, 0
    for minion in sorted(bundles):
        length = len(json.dumps(bundles[minion])) + len(minion) + 8
        if part and size + length > DELIVERY_BYTES:
            yield part
            part, size = {}, 0
        part[minion] = bundles[minion]
        size += length
    if part:
        yield part


def _run(minions, command, given=None):
    """Runs the command on all minions at once: ``{minion: its JSON answer, or {"error": ...}}``."""
    arguments = {"python_shell": False, "output_loglevel": "quiet", "ignore_retcode": True}
    if given is not None:
        arguments["stdin"] = given
    with salt.client.get_local_client(mopts=__opts__) as client:
        published = client.run_job(
            minions, "cmd.run_all", [command], "list", kwarg=arguments, timeout=SECONDS, listen=True
        )
        answers = _returns(client, published, minions) if published else {}
    return {minion: _answer(answers.get(minion)) for minion in minions}


def _returns(client, published, minions):
    """Events say when, the job cache says what: an event can be forged by a minion (CVE-2025-22239)."""
    heard = set()
    for event in client.get_iter_returns(
        published["jid"], published["minions"], timeout=SECONDS, tgt=minions, tgt_type="list"
    ):
        heard.update(event or {})
    deadline = time.monotonic() + 5
    while True:
        answers = client.get_cache_returns(published["jid"])
        if heard & set(minions) <= set(answers) or time.monotonic() > deadline:
            return {minion: answer.get("ret") for minion, answer in answers.items()}
        time.sleep(0.02)


def _answer(returned):
    if returned is None:
        return {"error": {"what": "the minion did not answer", "path": "", "advice": "check it with test.ping"}}
    try:
        return json.loads(returned["stdout"])
    except (TypeError, KeyError, ValueError):
        seen = returned.get("stderr") if isinstance(returned, dict) else returned
        return {"error": {"what": f"brine-node said: {str(seen)[-300:]}", "path": COMMAND, "advice": "apply node-base"}}


def _issued(paths):
    return {"ok": True, "issued": paths, "error": None}


def _failure(error):
    return {"ok": False, "issued": [], "error": error}


def _error(what, advice):
    return _failure({"what": what, "path": "", "advice": advice})


def _table(minions):
    path = os.path.join(_option("root", "/srv/brine"), "current", "plan", "certificates.json")
    with salt.utils.files.fopen(path, encoding="utf-8") as file:
        table = json.load(file)
    if minions is None:
        return table
    unknown = sorted(set(minions) - set(table))
    if unknown:
        raise salt.exceptions.CommandExecutionError(f"{path} does not know {', '.join(unknown)}")
    return {minion: table[minion] for minion in minions}


def _only(table, authorities):
    """The table as if it had these authorities alone; all of it when none is named."""
    if not authorities:
        return table
    unknown = sorted(set(authorities) - {entry["name"] for row in table.values() for entry in row["authorities"]})
    if unknown:
        raise salt.exceptions.CommandExecutionError(f"the plan has no authority {', '.join(unknown)}")
    return {
        minion: {
            "authorities": [entry for entry in row["authorities"] if entry["name"] in authorities],
            "serviceAccount": False,
            "certificates": [entry for entry in row["certificates"] if entry["authority"] in authorities],
            "kubeconfigs": [entry for entry in row["kubeconfigs"] if entry["authority"] in authorities],
            "bootstrap": False,
        }
        for minion, row in table.items()
    }


def _store(cluster):
    if not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", cluster) or ".." in cluster:
        raise salt.exceptions.CommandExecutionError(f"{cluster!r} is no cluster's name")
    return os.path.join(_option("store", "/var/lib/brine"), cluster, "pki")


def _option(name, default):
    return __opts__.get("brine", {}).get(name, default)
