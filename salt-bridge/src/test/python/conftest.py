"""A salt-master's configuration in a folder, read by Salt's own loader."""

import pathlib
import sys

import pytest
import salt._logging

RESOURCES = pathlib.Path(__file__).parents[2] / "main" / "resources" / "io" / "brine" / "bridge" / "master"
salt._logging.shutdown_temp_handler()  # it would print at exit, after pytest closed its stream
sys.dont_write_bytecode = True
sys.path.insert(0, str(RESOURCES))


@pytest.fixture
def master(tmp_path):
    return Master(tmp_path)


class Master:
    """What an operator has written, and a request of Brine about it."""

    script = RESOURCES / "brine_master.py"

    def __init__(self, folder):
        self.folder = folder
        self.config_dir = folder / "etc"
        (self.config_dir / "master.d").mkdir(parents=True)
        self.write("master", "")

    def write(self, name, text):
        path = self.config_dir / name
        path.write_text(f"root_dir: {self.folder}\n{text}" if name == "master" else text)
        return path

    def drop_in(self):
        return self.config_dir / "master.d" / "brine.conf"

    def request(self, **changes):
        values = {
            "command": "setup",
            "config_dir": str(self.config_dir),
            "root": f"{self.folder}/srv/brine",
            "store": f"{self.folder}/var/brine",
            "default_places": False,
            "eauth": "file",
            "user": "brine",
            "clients": ["local_async", "runner", "runner_async", "wheel"],
            "permissions": ["state.sls", {"@runner": ["state.orchestrate"]}],
            "api": {"host": "127.0.0.1", "port": 8000, "names": ["127.0.0.1", "localhost"]},
            "ca_file": f"{self.folder}/ca.crt",
            "bind": None,
            "modules": {"runners/brine_x.py": "def f():\n    return 1\n"},
            "write": False,
            "expected": "",
            "restart": False,
        }
        return values | changes
