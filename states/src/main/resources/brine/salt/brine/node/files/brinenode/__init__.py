"""What Brine does on a node, by Salt's own Python: the standard library and cryptography, no other package."""

import importlib.util
import os
import sys


def _later(name):
    """Modules are loaded when they are first used: a step starts often and needs few of them."""
    spec = importlib.util.find_spec(f"{__name__}.{name}")
    loader = importlib.util.LazyLoader(spec.loader)
    spec.loader = loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    loader.exec_module(module)
    return module


# As names of the package, for `from . import` to find them without a look into them.
for _file in os.listdir(os.path.dirname(__file__)):
    if _file.endswith(".py") and not _file.startswith("_"):
        globals()[_file[:-3]] = _later(_file[:-3])
