"""Each fault once at a moment that a seed decides; `it/proofs/faults.py --times 10` has them more often."""

# lab faults

import os
import random

import faults
import pytest

# Those that are over soon and need nobody's patience; `BRINE_FAULTS=all` has all of them.
SOON = ("client killed", "salt-api killed", "minion killed", "forged events")
SEED = os.environ.get("BRINE_FAULTS_SEED", str(random.randrange(10**6)))


@pytest.fixture(scope="module")
def site(operator):
    site = faults.Site(operator)
    site.prepare()
    return site


@pytest.mark.parametrize("name", faults.FAULTS)
def test_nothing_wrong_is_called_ok_and_nothing_is_done_twice(site, name):
    if name not in SOON and os.environ.get("BRINE_FAULTS") != "all":
        pytest.skip("takes its time: set BRINE_FAULTS=all")
    one = site.round(name, f"{SEED}-{name}")
    print(f"BRINE_FAULTS_SEED={SEED}: {name} {one.moment}: {one.status}, then {one.applies} more")
    assert one.wrong == ()
