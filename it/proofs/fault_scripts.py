"""What runs on the salt-master, in Salt's Python, while faults are tried."""

# What the master's job cache has since a jid, in as few words as are needed to see that something was done twice.
JOBS = """
import collections, json, sys
import salt.config, salt.loader
since, ids = sys.argv[1], set(sys.argv[2:])
options = salt.config.master_config("/etc/salt/master")
cache = salt.loader.returners(options, salt.loader.minion_mods(options))
runs, sent, changed = collections.Counter(), collections.Counter(), collections.Counter()
for jid, job in cache["local_cache.get_jids"]().items():
    if jid < since:
        continue
    named = next((one for one in job["Arguments"] if isinstance(one, dict) and one.get("__kwarg__")), {})
    if job["Function"] == "runner.state.orchestrate":
        ended = [one["return"] for one in cache["local_cache.get_jid"](jid).values()]
        given = [one for answer in ended for one in answer.get("fun_args", []) if isinstance(one, dict)]
        runs[next((one["pillar"]["brine"]["run"] for one in given if "brine" in one.get("pillar", {})), jid)] += 1
    if job["Function"] != "state.sls" or named.get("test"):
        continue
    for minion in job["Target"]:
        sent[f"{minion} {job['Arguments'][0]}"] += 1
    for minion, answer in cache["local_cache.get_jid"](jid).items():
        states = answer["return"].values() if isinstance(answer["return"], dict) else []
        changed.update(f"{minion} {one['__id__']}" for one in states if one.get("changes") and one.get("__id__") in ids)
print(json.dumps({"runs": runs, "sent": sent, "changed": changed}))
"""

# On the master's bus, where whoever has a minion's key can send what he likes (CVE-2025-22239).
BUS = """
import json, random, sys, time
import salt.config, salt.utils.event
options = salt.config.master_config("/etc/salt/master")
bus = salt.utils.event.get_master_event(options, options["sock_dir"], listen=True)
bus.connect_pub()
print("ready", flush=True)
what = json.loads(sys.stdin.readline())
"""
FORGE = BUS + """
for minion in what["minions"]:
    done = {"id": minion, "jid": what["job"], "fun": "state.sls", "return": {}, "retcode": 0, "success": True}
    bus.fire_event(done, f"salt/job/{what['job']}/ret/{minion}")
end = {"fun": "runner.state.orchestrate", "jid": what["run"], "success": True, "return": {"data": {}, "retcode": 0}}
bus.fire_event(end, f"salt/run/{what['run']}/ret")
print("done", flush=True)
"""
REPEAT = BUS + """
held, chance, mine = [], random.Random(what["seed"]), "brine_repeated"
print("done", flush=True)
while True:
    event = bus.get_event(wait=0.2, tag="salt/", full=True)
    if event and not event["data"].get(mine):
        held += [event, event]
    if len(held) > 8 or (held and not event):
        chance.shuffle(held)
        for one in held:
            bus.fire_event({**one["data"], mine: True}, one["tag"])
        held = []
"""
