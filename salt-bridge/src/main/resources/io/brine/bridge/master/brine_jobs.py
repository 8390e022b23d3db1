"""Looks several jobs up in one call: starting a runner, and loading Salt's modules, costs far more than what is then read."""

import salt.minion


def look(jids):
    """Of each, by jid, what ``jobs.list_job`` says in ``Minions`` and ``Result``, or ``Error``."""
    name = __opts__["ext_job_cache"] or __opts__["master_job_cache"]  # noqa: F821
    master = salt.minion.MasterMinion(__opts__, states=False, rend=False, matcher=False)  # noqa: F821
    return {jid: _job(master.returners, name, jid) for jid in jids}


def _job(returners, name, jid):
    load = returners[f"{name}.get_load"](jid)
    if not load:
        return {"Error": "the job cache has no job with this jid"}
    return {"Minions": load.get("Minions", []), "Result": returners[f"{name}.get_jid"](jid)}
