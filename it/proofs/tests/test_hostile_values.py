"""Hostile text in every free field of cluster.yaml is refused by a problem, or comes back from the real salt-master as it was."""

# lab hostile

import os
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hostile.fields import FIELDS, FIRST, Try, config_of, tries_at
from hostile.readback import ReadBack
from hostile.values import CANARY, VALUES
from salt_operator import ROOT

LIST = ROOT / "target/hostile-values.txt"
FOLDER = "/root/hostile"
REFUSED, READ_BACK, KEPT, LOST = "refused", "read back", "not for Salt", "came back as something else"
PROBLEM = re.compile(r"^error: (?:line \d+: )?(.*) \[[a-z/-]+\]$", re.MULTILINE)
USAGE, FACTS = 2, 3
# What is only text for Kubernetes takes every text.
MUST_BE_TAKEN = ("kubernetes.scheduler.extraArgs[].value", "kubernetes.apiServer.extraEnvs[].value")


def rounds():
    """Many values at once where a field repeats; where it does not, one value in each configuration."""
    tries = [Try(field, value, number) for field in FIELDS for number, value in enumerate(VALUES.values())]
    yield [one for one in tries if one.field.repeats]
    for number in range(len(VALUES)):
        yield [one for one in tries if not one.field.repeats and one.number == number]


@pytest.fixture(scope="module")
def results(operator, bare_facts):
    """({(field, value): outcome}, what Salt renders otherwise than it was written) of all rounds."""
    operator.put_cluster(config_of([])[0], f"{FOLDER}/cluster.yaml")
    operator.set_up_master(FOLDER)
    outcomes, wrong_states = {}, []
    with ThreadPoolExecutor(os.cpu_count()) as pool, operator.tree_kept():
        for tries, (refused, written) in pool.map(lambda r: plan(operator, bare_facts, *r), enumerate(rounds())):
            back = read_back(operator, written) if written else None
            outcomes |= {(one.field.name, one.value): outcome(one, refused, back) for one in tries}
            wrong_states += back.wrong_states if back else []
    write_list(outcomes)
    return outcomes, wrong_states


def write_list(outcomes):
    """For people: each field with what became of which values."""
    lines = []
    for field in FIELDS:
        lines.append(field.name)
        for kind in (REFUSED, READ_BACK, KEPT, LOST):
            names = [name for name, value in VALUES.items() if outcomes[field.name, value] == kind]
            lines += [f"  {kind}: {', '.join(names)}"] if names else []
    LIST.parent.mkdir(exist_ok=True)
    LIST.write_text("\n".join(lines) + "\n")


def plan(operator, facts, number, tries):
    """(the tries, (those that were refused, what Brine says of the tree of the others)); None when all were refused."""
    folder, refused = f"{FOLDER}/{number}", []
    while len(refused) < len(tries):
        config, places = config_of([one for one in tries if one not in refused])
        operator.put_cluster(config, f"{folder}/cluster.yaml")
        done = operator.try_brine("plan", "--facts", facts, "--out", f"{folder}/plan.json", folder=folder)
        if done.returncode == 0:
            return tries, (refused, done.stderr)
        refused += refusals(done, places)
    return tries, (refused, None)


def read_back(operator, written):
    operator.use_tree(written)
    return ReadBack.ask(operator.master, [FIRST, "worker-1", "worker-2"])


def refusals(done, places):
    """What the command's problems are about; anything else that it does is a failure."""
    assert done.returncode in (USAGE, FACTS), f"exit {done.returncode}\n{done.stderr}"
    assert "\tat " not in done.stderr
    found = {one for problem in PROBLEM.findall(done.stderr) for one in tries_at(problem, places)}
    assert found, f"no problem is about a hostile value\n{done.stderr}"
    return found


def outcome(one, refused, back):
    if one in refused:
        return REFUSED
    if not one.is_back(back):
        return LOST
    return READ_BACK if one.field.read else KEPT


@pytest.mark.parametrize("field", [field.name for field in FIELDS])
@pytest.mark.parametrize("value", VALUES)
def test_value_is_refused_or_comes_back(results, value, field):
    assert results[0][field, VALUES[value]] in (REFUSED, READ_BACK, KEPT)


@pytest.mark.parametrize("field", MUST_BE_TAKEN)
@pytest.mark.parametrize("value", [value for value in VALUES if value != "controls"])
def test_value_is_taken_where_any_text_is_good(results, value, field):
    assert results[0][field, VALUES[value]] == READ_BACK


def test_states_are_rendered_as_they_were_written(results):
    assert results[1] == []


def test_nothing_was_executed(lab, results):
    assert results
    assert [host.name for host in lab.hosts if (host.root / CANARY[1:]).exists()] == []
