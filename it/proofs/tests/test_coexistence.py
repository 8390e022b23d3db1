"""An operator's highstate, modules, pillar and runners before, between and after Brine's; and Brine's beside them."""

import pytest
from whole_run import AFTER_ALL, AFTER_APPLY, AFTER_SETUP, BEFORE

PARTS = (
    "highstate: what did not succeed",
    "highstate: what changed",
    "highstate: states",
    "pillar",
    "his execution module",
    "his state module",
    "his grain",
    "his runner",
    "his runner in module_dirs",
    "his options",
    "his files on the master",
    "his files on minions",
    "his modules on minions",
)


def test_his_world_is_whole_to_begin_with(run):
    world = run.worlds[BEFORE]
    assert world["highstate: what did not succeed"] == world["highstate: what changed"] == {}
    assert world["his execution module"]["worker-1"] == "worker-1 is green"
    assert world["his runner"] == "hello"
    assert all("modules/site_module.py" in found for found in world["his modules on minions"].values())


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("when", (AFTER_SETUP, AFTER_APPLY, AFTER_ALL))
def test_his_world_is_as_it_was(run, when, part):
    assert run.worlds[when][part] == run.worlds[BEFORE][part]


@pytest.mark.parametrize("when", (AFTER_SETUP, AFTER_APPLY, AFTER_ALL))
def test_no_part_of_his_world_is_left_out(run, when):
    assert set(run.worlds[when]) == set(PARTS)


def test_pillar_of_his_minions_has_nothing_of_ours(run):
    assert all("brine" not in pillar for pillar in run.worlds[AFTER_ALL]["pillar"].values())


def test_ours_is_in_its_own_environment(run, operator):
    pillar = operator.salt("pillar.items", "saltenv=brine", "pillarenv=brine", "unmask=True")
    assert {minion: data["brine"]["cluster"] for minion, data in pillar.items()} == dict.fromkeys(pillar, "demo")
    states = operator.salt("cp.list_states", "saltenv=brine")
    assert all(name.startswith("brine.") for found in states.values() for name in found)


def test_nothing_of_ours_is_among_his_modules(run, operator):
    found = [name for modules in run.worlds[AFTER_ALL]["his modules on minions"].values() for name in modules]
    assert found and all("site_" in name for name in found)


def test_his_highstate_undid_nothing_of_ours(run):
    assert '"changed"' in run.said["second apply"] or run.said["second apply"]
