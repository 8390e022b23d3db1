"""Each fault once at a moment that a seed decides; `it/proofs/faults.py --times 10` has them more often."""

# lab faults

import os
import random

import faults
import pytest

# Those that are over soon.
SOON = ("client killed", "salt-api killed", "minion killed", "forged events")
ALL = [name if name in SOON else pytest.param(name, marks=pytest.mark.long) for name in faults.FAULTS]
SEED = os.environ.get("BRINE_FAULTS_SEED", str(random.randrange(10**6)))


@pytest.fixture(scope="module")
def site(operator):
    site = faults.Site(operator)
    site.prepare()
    return site


@pytest.mark.parametrize("name", ALL)
def test_nothing_wrong_is_called_ok_and_nothing_is_done_twice(site, name):
    one = site.round(name, f"{SEED}-{name}")
    print(f"BRINE_FAULTS_SEED={SEED}: {name} {one.moment}: {one.status}, then {one.applies} more")
    assert one.wrong == ()
