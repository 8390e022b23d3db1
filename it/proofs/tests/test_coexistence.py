"""An operator's highstate, modules, pillar and runners before, between and after Brine's; and Brine's beside them."""

import json

import pytest
from whole_run import AFTER, BEFORE, BETWEEN

PARTS = (
    "highstate: what did not succeed",
    "highstate: what changed",
    "highstate: states",
    "pillar and modules on minions",
    "runners and options on the master",
    "his files on the master",
    "his files on minions",
    "his modules' files on minions",
)


def test_his_world_is_whole_to_begin_with(run):
    world = run.worlds[BEFORE]
    assert world["highstate: what did not succeed"] == world["highstate: what changed"] == {}
    on_minion = world["pillar and modules on minions"]["worker-1"]
    assert on_minion["site_module.colour"] == "worker-1 is green"
    assert on_minion["sys.list_state_functions"] == ["site_state.kept"]
    assert on_minion["grains.get"] == "here"
    assert on_minion["pillar.items"] == {"site_secret": "worker-1-keeps-it", "site_ext": "from-a-command"}
    on_master = world["runners and options on the master"]
    assert (on_master["site_runner.hello"], on_master["site_extra.hello"]) == ("hello", "hello again")
    assert (on_master["file_roots"][0], on_master["pillar_roots"][0]) == ("/srv/salt", "/srv/pillar")
    assert all("modules/site_module.py" in found for found in world["his modules' files on minions"].values())


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("when", (BETWEEN, AFTER))
def test_his_world_is_as_it_was(run, when, part):
    assert run.worlds[when][part] == run.worlds[BEFORE][part]


@pytest.mark.parametrize("when", (BETWEEN, AFTER))
def test_no_part_of_his_world_is_left_out(run, when):
    assert set(run.worlds[when]) == set(PARTS)


def test_ours_is_in_its_own_environment(run, operator):
    pillar = operator.salt("pillar.items", "saltenv=brine", "pillarenv=brine", "unmask=True")
    assert {data["brine"]["cluster"] for data in pillar.values()} == {"demo"}
    states = operator.salt("cp.list_states", "saltenv=brine")
    assert all(name.startswith("brine.") for found in states.values() for name in found)


def test_his_highstate_undid_nothing_of_ours(run):
    report = json.loads(run.said["second apply"])
    minions = [minion for phase in report["phases"] for minion in phase["minions"].values()]
    assert minions and all(minion["outcome"] == "ok" and minion["changes"] == [] for minion in minions)


def test_the_job_cache_can_still_be_searched(run, operator):
    """Salt's own search fails on the return of a job of several functions; all that Brine left is searched here."""
    found = operator.master.run(["salt-run", "--out=json", "jobs.list_jobs", "search_function=grains.item"])
    assert found.strip() != "{}" and {job["Function"] for job in json.loads(found).values()} == {"grains.item"}
