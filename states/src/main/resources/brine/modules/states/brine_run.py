"""
The steps of a run's orchestrations on minions, in the orchestration's own process.

.. code-block:: yaml

    'workers: hold the lease':
      brine_run.held:
        - cluster: demo
        - failhard: true
    'workers: apply brine.kubelet.configured':
      brine_run.applied:
        - cluster: demo
        - minions: [cp-1, worker-1, worker-2, worker-3]
        - vital: [cp-1]
        - sls: [brine.kubelet.configured]
        - canary: 1
        - batch: 2
        - stop_after: 1

``salt.state`` would do for one batch, but keeps all that its minions returned until the orchestration ends (over 100 MB a phase
with 1,500 minions), believes events, which a minion can forge (CVE-2025-22239), and knows no limit of failures over all batches.
Here returns stay in the job cache; a step has the jids (``jids``) and who failed.

What the run says of itself is in the pillar that it gives the orchestration, under ``brine``:

    run, epoch    the name of the run and the epoch of its lease
    tree          the digest of the tree that it wrote
    rolling       the minions that serve already, and are changed in batches; others are changed all at once

Without it, an orchestration was started by hand: it is refused while a run is active, and changes all minions in batches.
"""

import contextlib
import json
import os
import time

import salt.client
import salt.utils.event
import salt.utils.files
import salt.utils.state
import salt.utils.user

try:
    import fcntl
except ImportError:
    fcntl = None

# An event says that a minion has returned; the job cache has it as soon.
SECONDS_TO_STORE = 5
# A minion that is asked whether it is still at work may be busy with just that; Salt's own 10 seconds are soon over.
SECONDS_TO_TELL = 30
NAMED = 8


def __virtual__():
    return "brine_run" if fcntl else (False, "file locks are needed")


def held(name, cluster):
    """The run may go on: no other has taken the lease, its tree is in use, and not too many minions have failed."""
    refused = _superseded(cluster) or _tree_changed() or _stopped()
    return _state(name, not refused, refused or "the lease is this run's", stopped=bool(refused))


def applied(name, cluster, minions, sls, vital=(), canary=0, batch=0, stop_after=1):
    """
    The SLS are applied to the minions, in saltenv and pillarenv ``brine``.

    vital
        minions that are changed first, one at a time once they serve, and whose failure stops the run.
    canary, batch
        how many of the other minions that serve are changed first, and at once; without a batch all minions are one job.
    stop_after
        so many failed minions stop the run, counted from its first step; who failed before is left out.
    """
    before = __context__.setdefault("brine_run.failed", set())
    jobs, failed, changes, refused = [], set(), False, None
    for group in _groups([minion for minion in minions if minion not in before], set(vital), canary, batch):
        refused = _superseded(cluster) or _stopped()
        if refused:
            break
        jid, returned = _run(name, group, sls)
        jobs.append(jid)
        failed.update(minion for minion in group if not _is_good(returned.get(minion)))
        changes = changes or any(_would_change(state) for answer in returned.values() for state in _states(answer))
        _count(before, failed, set(vital), stop_after)
    if failed or refused:
        comment = "; ".join(filter(None, [failed and f"failed on {_names(failed)}", refused]))
        return _state(name, False, comment, jobs, stopped=not jobs)
    if not jobs:
        return _state(name, False, "every minion of this step failed before", stopped=True)
    return _state(name, None if changes and __opts__["test"] else True, "applied", jobs)


def _count(before, failed, vital, stop_after):
    """Notes who failed, and what stops the run before its next job."""
    before |= failed
    if failed & vital:
        __context__["brine_run.stop"] = f"{_names(failed & vital)} failed, which all others need"
    elif len(before) >= stop_after:
        __context__["brine_run.stop"] = f"{len(before)} of the run's minions failed, and {stop_after} stop it"


def _state(name, result, comment, jobs=(), stopped=False):
    """``changes`` says that minions were reached; what changed on each is in the jobs."""
    jids = [jid for jid in jobs if jid]
    changes = {"jobs": jids} if jids and not __opts__["test"] else {}
    return {"name": name, "result": result, "comment": comment, "changes": changes, "jids": jids, "stopped": stopped}


def _groups(minions, vital, canary, batch):
    """Who is changed together: who does not serve yet at once, then the vital, then the canaries, then the rest."""
    rolling = _own().get("rolling")
    serving = set(minions) if rolling is None else set(rolling)
    if not batch:
        return [minions] if minions else []
    fresh = [minion for minion in minions if minion not in serving]
    first = [minion for minion in minions if minion in serving and minion in vital]
    rest = [minion for minion in minions if minion in serving and minion not in vital]
    groups = [fresh, *([minion] for minion in first), rest[:canary]]
    groups += [rest[at : at + batch] for at in range(canary, len(rest), batch)]
    return [group for group in groups if group]


def _run(name, minions, sls):
    """The job's jid, and what the job cache has of its minions' returns."""
    arguments = {"saltenv": "brine", "pillarenv": "brine", "queue": True}
    if __opts__["test"]:
        arguments["test"] = True
    # Through salt-api the options have its user, whose key for publishing this process cannot read.
    own = {**__opts__, "user": salt.utils.user.get_user()}
    with salt.client.get_local_client(mopts=own) as client:
        job = client.run_job(minions, "state.sls", [",".join(sls)], "list", kwarg=arguments, listen=True)
        if not job:
            _tell(name, "", minions)
            return "", {}
        _tell(name, job["jid"], minions)
        return job["jid"], _returns(client, job)


def _returns(client, job):
    """Events say when to look, the job cache says what. One that was forged only makes it look too early."""
    waited_for, answers = set(job["minions"]), {}
    while waited_for:
        heard = _heard(client, job["jid"], waited_for)
        answers = _stored(client, job["jid"], heard)
        waited_for = heard - set(answers)
    return {minion: answer.get("ret") for minion, answer in answers.items()}


def _heard(client, jid, minions):
    """Whose returns events tell of, until those that are missing do not say that they work on it."""
    heard = set()
    for event in client.get_iter_returns(
        jid,
        minions,
        timeout=client.opts["timeout"],
        tgt=sorted(minions),
        tgt_type="list",
        gather_job_timeout=SECONDS_TO_TELL,
    ):
        heard.update(event or {})
    return heard & minions


def _stored(client, jid, heard):
    deadline = time.monotonic() + SECONDS_TO_STORE
    while True:
        answers = client.get_cache_returns(jid)
        if heard <= set(answers) or time.monotonic() > deadline:
            return answers
        time.sleep(0.02)


def _tell(name, jid, minions):
    """An event for who watches: the step's job and how many minions it has."""
    event = {"type": "state", "name": name, "jid": jid, "tgt": minions}
    with contextlib.suppress(NameError):  # not called by an orchestration
        salt.utils.event.fire_args(__opts__, __orchestration_jid__, event, "run")


def _states(answer):
    return [state for state in answer.values() if isinstance(state, dict)] if isinstance(answer, dict) else []


def _is_good(answer):
    """Whatever is not surely good is not: silence, a text, states that are none."""
    states = _states(answer)
    return bool(states) and len(states) == len(answer) and salt.utils.state.check_result(answer)


def _would_change(state):
    return state.get("result") is None or bool(state.get("changes"))


def _stopped():
    return __context__.get("brine_run.stop")


def _names(minions):
    names = sorted(minions)
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _own():
    return __pillar__.get("brine", {})


def _superseded(cluster):
    """Why this orchestration is not to go on, by the lease; None when it is."""
    path = os.path.join(_place("store", "/var/lib/brine"), cluster, "lease.json")
    epoch = _own().get("epoch")
    try:
        with salt.utils.files.fopen(path, encoding="utf-8") as file:
            active = _is_locked(file)
            holder = json.load(file)
    except FileNotFoundError:
        return None if epoch is None else f"{path} is gone, by which this run holds the lease"
    except (OSError, ValueError) as error:
        return f"{path} cannot be read: {error}"
    who = f"run {holder['run']} of {holder['client']['user']}, since {holder['since']}"
    if epoch is None:
        return f"another run is active: {who}" if active else None
    # Who has the lease now may follow what another handed over: under that epoch it goes on to its end.
    followed = (holder.get("handedOver") or {}).get("epoch")
    if epoch not in (holder["epoch"], followed):
        return f"another has taken the lease: {who} (epoch {holder['epoch']}, this run's is {epoch})"
    return None


def _is_locked(file):
    """A run locks the file as long as its process lives; a look must not disturb it."""
    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    fcntl.lockf(file, fcntl.LOCK_UN)
    return False


def _tree_changed():
    wanted = _own().get("tree")
    link = os.path.join(_place("root", "/srv/brine"), "current")
    found = os.path.basename(os.path.realpath(link))
    if wanted is None or found == wanted:
        return None
    return f"{link} is tree {found} now, and this run's is {wanted}"


def _place(name, default):
    return __opts__.get("brine", {}).get(name, default)
