"""
The step of an orchestration that issues certificates, in the orchestration's own process.

.. code-block:: yaml

    'pki: issue certificates':
      brine_pki.issued:
        - cluster: demo
        - authorities: [site-ca]      # only what these sign; without the line: all of the plan

``salt.runner`` cannot be used for it: an orchestration that came through salt-api has the user of salt-api in its options, and
``saltutil.runner`` runs what is asked for as the system account of that name, if there is one (Salt 3008.3). Such an account
exists with eauth ``pam``, and cannot read the PKI store.
"""

import salt.runner
import salt.utils.user


def __virtual__():
    return "brine_pki"


def issued(name, cluster, authorities=None):
    """Certificates of the plan are issued; ``changes`` has what the runner returned for each minion, if it did anything."""
    state = {"name": name, "changes": {}, "result": True, "comment": "nothing was to be issued"}
    stopped = __context__.get("brine_run.stop")
    if stopped:
        return {**state, "result": False, "comment": stopped, "stopped": True}
    if __opts__["test"]:
        return {**state, "result": None, "comment": "what is missing would be issued"}
    own = {**__opts__, "user": salt.utils.user.get_user()}
    with salt.runner.RunnerClient(own) as master:
        # Who failed in a step before is out of the run.
        without = __context__.get("brine_run.failed")
        minions = master.functions["brine_pki.issue"](cluster, authorities=authorities, without=without)["minions"]
    failed = {minion: answer["error"] for minion, answer in minions.items() if not answer["ok"]}
    if failed or any(answer["issued"] for answer in minions.values()):
        state["changes"] = {"return": minions}
        state["comment"] = f"issued for {len(minions) - len(failed)} of {len(minions)} minions"
    state["result"] = not failed
    return state
