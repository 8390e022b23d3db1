import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / "lab")]


@pytest.fixture(scope="session")
def lab():
    """The lab that the environment names."""
    from brinelab import labs
    from brinelab.layout import LabDir

    name = os.environ.get("BRINE_LAB_NAME")
    if not name:
        pytest.skip("no lab: BRINE_LAB_NAME is not set")
    return labs.find(LabDir.from_environment().lab(name))
