"""The steps of an orchestration under Salt's real loader, with minions that answer as told."""

import json
import os
import subprocess
import sys

import pytest
import salt.loader

GOOD = {"x": {"result": True, "changes": {"new": 1}}}
SAME = {"x": {"result": True, "changes": {}}}
BAD = {"x": {"result": False, "changes": {}}}
MINIONS = ["cp", "a", "b", "c", "d"]


class Master:
    """An orchestration's process: its context lasts from step to step."""

    def __init__(self, options, answers):
        self.options = options
        self.client = Client(answers)
        self.pillar = {"epoch": 7, "run": "r-1", "tree": "abc", "rolling": MINIONS}
        self.store = options["brine"]["store"]
        self.context = {}
        os.makedirs(f"{options['brine']['root']}/trees/abc")
        os.symlink("trees/abc", f"{options['brine']['root']}/current")
        os.makedirs(f"{self.store}/demo")
        self.lease(7)

    def lease(self, epoch, **more):
        holder = {"epoch": epoch, "run": "r-9", "client": {"user": "eve", "pid": 1}, "since": "2026", **more}
        with open(f"{self.store}/demo/lease.json", "w") as file:
            json.dump(holder, file)

    def state(self, function, **arguments):
        self.options["pillar"] = {"brine": self.pillar}
        functions = salt.loader.minion_mods(self.options, context=self.context)
        states = salt.loader.states(
            self.options, functions, salt.loader.utils(self.options), None, context=self.context
        )
        states["brine_run.held"]  # the loader is lazy
        module = brine_run()
        module.salt.client.get_local_client = lambda mopts: self.client
        return states[f"brine_run.{function}"](name="the step", cluster="demo", **arguments)

    def apply(self, **arguments):
        given = {"minions": MINIONS, "sls": ["brine.x"], "vital": ["cp"], "canary": 1, "batch": 2, "stop_after": 1}
        return self.state("applied", **{**given, **arguments})


def brine_run():
    """The module as the loader has it."""
    return next(module for name, module in sys.modules.items() if name.endswith(".states.brine_run"))


class Client:
    def __init__(self, answers):
        self.answers = answers
        self.jobs = []
        self.opts = {"timeout": 1}
        self.forged = []
        self.late = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def run_job(self, minions, fun, arg, tgt_type, kwarg, listen):
        assert (fun, tgt_type, listen, kwarg["queue"]) == ("state.sls", "list", True, True)
        assert (kwarg["saltenv"], kwarg["pillarenv"]) == ("brine", "brine")
        self.jobs.append((minions, arg, kwarg))
        return {"jid": str(len(self.jobs)), "minions": list(minions)}

    def get_iter_returns(self, jid, minions, **_):
        """Each time it is asked: a forged event, or else what there is."""
        if self.forged:
            yield {self.forged.pop(0): {}}
            return
        self.answers.update(self.late)
        yield from ({minion: {}} for minion in minions if minion in self.answers)

    def get_cache_returns(self, jid):
        asked = self.jobs[int(jid) - 1][0]
        return {m: {"ret": self.answers[m]} for m in asked if m in self.answers}

    @property
    def groups(self):
        return [minions for minions, _, _ in self.jobs]


@pytest.fixture
def run(master, tmp_path):
    def make(**answers):
        master["test"] = False
        master["file_roots"] = {"base": []}
        return Master(master, {**dict.fromkeys(MINIONS, GOOD), **answers})

    return make


def test_who_serves_is_changed_in_batches_behind_what_others_need_and_a_canary(run):
    orchestration = run()
    state = orchestration.apply()
    assert orchestration.client.groups == [["cp"], ["a"], ["b", "c"], ["d"]]
    assert (state["result"], state["jids"], state["changes"]) == (
        True,
        ["1", "2", "3", "4"],
        {"jobs": ["1", "2", "3", "4"]},
    )


def test_who_does_not_serve_yet_is_changed_at_once(run):
    orchestration = run()
    orchestration.pillar["rolling"] = ["cp"]
    orchestration.apply()
    assert orchestration.client.groups == [["a", "b", "c", "d"], ["cp"]]


def test_without_a_batch_all_are_one_job(run):
    orchestration = run()
    orchestration.apply(batch=0, canary=0)
    assert orchestration.client.groups == [MINIONS]


def test_a_canary_that_fails_stops_the_run(run):
    orchestration = run(a=BAD)
    state = orchestration.apply()
    assert orchestration.client.groups == [["cp"], ["a"]]
    assert state["result"] is False
    assert state["comment"] == "failed on a; 1 of the run's minions failed, and 1 stop it"
    later = orchestration.state("held")
    assert (later["result"], later["stopped"]) == (False, True)
    assert orchestration.apply()["stopped"] is True
    assert len(orchestration.client.jobs) == 2


def test_fewer_failures_than_stop_it_leave_out_who_failed(run):
    orchestration = run(b=BAD)
    assert orchestration.apply(stop_after=2)["result"] is False
    assert orchestration.state("held")["result"] is True
    orchestration.apply(stop_after=2)
    assert orchestration.client.groups[4:] == [["cp"], ["a"], ["c", "d"]]


def test_failures_are_counted_over_all_batches_and_steps(run):
    orchestration = run(b=BAD, d=BAD)
    orchestration.apply(stop_after=2)
    assert orchestration.state("held")["comment"] == "2 of the run's minions failed, and 2 stop it"


def test_what_all_others_need_stops_the_run_however_few_failed(run):
    orchestration = run(cp=BAD)
    orchestration.apply(stop_after=100)
    assert orchestration.client.groups == [["cp"]]
    assert orchestration.state("held")["comment"] == "cp failed, which all others need"


@pytest.mark.parametrize("answer", ["a text", ["Rendering SLS failed"], {}, {"x": "no state"}, None, True])
def test_whatever_is_not_surely_good_is_not(run, answer):
    assert run(a=answer).apply()["result"] is False


def test_silence_is_no_success(run):
    orchestration = run()
    del orchestration.client.answers["a"]
    assert orchestration.apply()["comment"].startswith("failed on a;")


def test_an_event_without_a_return_in_the_job_cache_is_not_believed(run, monkeypatch):
    orchestration = run()
    del orchestration.client.answers["a"]
    orchestration.client.forged = ["a", "a"]
    orchestration.state("held")
    monkeypatch.setattr(brine_run(), "SECONDS_TO_STORE", 0)
    assert orchestration.apply(minions=["a"])["comment"] == "failed on a"


def test_a_forged_event_does_not_end_the_wait_for_the_true_return(run, monkeypatch):
    orchestration = run()
    del orchestration.client.answers["a"]
    orchestration.client.forged = ["a"]
    orchestration.client.late = {"a": GOOD}
    orchestration.state("held")
    monkeypatch.setattr(brine_run(), "SECONDS_TO_STORE", 0)
    assert orchestration.apply(minions=["a"])["result"] is True


def test_another_epoch_stops_it_before_its_next_job(run):
    orchestration = run()
    assert orchestration.state("held")["result"] is True
    orchestration.lease(8)
    refused = orchestration.state("held")
    assert refused["result"] is False
    assert "another has taken the lease: run r-9 of eve" in refused["comment"]
    assert orchestration.apply()["stopped"] is True
    assert orchestration.client.jobs == []


def test_it_goes_on_while_who_took_the_lease_follows_it(run):
    orchestration = run()
    orchestration.lease(8, handedOver={"run": "r-1", "epoch": 7, "jid": "2026"})
    assert orchestration.state("held")["result"] is True
    orchestration.lease(9, handedOver={"run": "r-1", "epoch": 0, "jid": "2026"})
    assert orchestration.state("held")["result"] is False
    orchestration.lease(10, handedOver=None)
    assert orchestration.state("held")["result"] is False


def test_a_lease_that_is_gone_or_unreadable_stops_it(run):
    orchestration = run()
    path = f"{orchestration.store}/demo/lease.json"
    with open(path, "w") as file:
        file.write("{")
    assert "cannot be read" in orchestration.state("held")["comment"]
    os.unlink(path)
    assert "is gone" in orchestration.state("held")["comment"]


def test_a_tree_that_was_replaced_stops_it(run):
    orchestration = run()
    orchestration.pillar["tree"] = "def"
    assert "is tree abc now, and this run's is def" in orchestration.state("held")["comment"]


def test_by_hand_it_is_refused_only_while_a_run_is_active(run):
    orchestration = run()
    orchestration.pillar.clear()
    assert orchestration.state("held")["result"] is True
    path = f"{orchestration.store}/demo/lease.json"
    hold = "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.lockf(f, fcntl.LOCK_EX); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        assert orchestration.state("held")["comment"].startswith("another run is active: run r-9 of eve")
        holder.stdin.close()


def test_in_test_mode_nothing_changes_and_it_says_that_it_would(run):
    orchestration = run(**dict.fromkeys(MINIONS, SAME))
    orchestration.options["test"] = True
    assert orchestration.apply()["result"] is True
    orchestration.client.answers["d"] = {"x": {"result": None, "changes": {}}}
    state = orchestration.apply()
    assert (state["result"], state["changes"]) == (None, {})
    assert all(kwarg["test"] is True for _, _, kwarg in orchestration.client.jobs)
