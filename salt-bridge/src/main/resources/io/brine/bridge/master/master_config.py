"""
The master's configuration as Salt itself loads it, and the drop-in that Brine adds to it.

Salt merges the files of ``master.d`` into each other, lists appended, and then replaces with the outcome what the main file says. So
what must stand in a drop-in depends on where the operator wrote his part: it is tried, with Salt's own loader, on a copy.
"""

import contextlib
import copy
import json
import os
import shutil
import tempfile

import salt.config
import salt.utils.yaml

DROP_IN = os.path.join("master.d", "brine.conf")
HEADER = "# Written by `brine master setup`, which replaces it: edit another file of this folder instead.\n"
ENV = "SALT_MASTER_CONFIG"


class Refused(Exception):
    """What was asked for cannot be done; says what to do about it."""

    def __init__(self, what, advice):
        super().__init__(what)
        self.what = what
        self.advice = advice


def load(config_dir):
    """All options, as plain data."""
    os.environ.pop(ENV, None)
    opts = salt.config.master_config(os.path.join(config_dir, "master"))
    return json.loads(json.dumps(dict(opts), default=repr))


def written(config_dir):
    """What the files say, before Salt adds its defaults and expands paths."""
    path = os.path.join(config_dir, "master")
    options = salt.config.load_config(path, ENV, path)
    include = options.get("default_include", salt.config.DEFAULT_MASTER_OPTS["default_include"])
    options.update(salt.config.include_config(include, path, verbose=False))
    options.update(salt.config.include_config(options.get("include", []), path, verbose=False))
    return options


@contextlib.contextmanager
def copied(config_dir):
    """A private copy of the configuration, without keys and without Brine's drop-in."""
    with tempfile.TemporaryDirectory(prefix="brine-master-") as folder:
        target = os.path.join(folder, "salt")
        shutil.copytree(config_dir, target, ignore=_unneeded, ignore_dangling_symlinks=True)
        os.makedirs(os.path.join(target, "master.d"), exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(target, DROP_IN))
        yield target


def _unneeded(folder, names):
    def regular(name):
        path = os.path.join(folder, name)
        return os.path.isdir(path) or os.path.isfile(path)

    return [name for name in names if name in ("pki", "minion.d") or not regular(name)]


def merged(value, addition):
    """The value with the addition in it: maps joined, lists made longer by what they lack."""
    if isinstance(value, dict) and isinstance(addition, dict):
        result = copy.deepcopy(value)
        for key, part in addition.items():
            result[key] = merged(result[key], part) if key in result else copy.deepcopy(part)
        return result
    if isinstance(value, list) and isinstance(addition, list):
        return value + [part for part in addition if part not in value]
    return copy.deepcopy(addition)


def lacking(value, addition):
    """That part of the addition that the value has not; None when it has all."""
    if isinstance(value, dict) and isinstance(addition, dict):
        parts = {key: lacking(value.get(key), part) for key, part in addition.items()}
        return {key: part for key, part in parts.items() if part is not None} or None
    if isinstance(value, list) and isinstance(addition, list):
        return [part for part in addition if part not in value] or None
    return None if value == addition else copy.deepcopy(addition)


def drop_in(config_dir, additions):
    """
    The text of the drop-in by which the effective configuration gets the additions and stays the same in all else.

    Raises Refused when there is no such text.
    """
    with copied(config_dir) as folder:
        before = load(folder)
        raw = written(folder)
        wanted = {key: merged(before.get(key), part) for key, part in additions.items()}
        content = {}
        for key, part in additions.items():
            rest = lacking(before.get(key), part)
            if rest is not None:
                content[key] = rest
        after = _tried(folder, content)
        for key in list(content):
            if after.get(key) != wanted[key]:
                content[key] = merged(raw.get(key, before.get(key)), additions[key])
        after = _tried(folder, content)
        _verify(before, after, wanted)
        return text(content)


def text(content):
    """The file; empty when nothing need be in it."""
    if not content:
        return ""
    return HEADER + salt.utils.yaml.safe_dump(content, default_flow_style=False, sort_keys=True)


def _tried(folder, content):
    path = os.path.join(folder, DROP_IN)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text(content))
    try:
        return load(folder)
    finally:
        os.remove(path)


def _verify(before, after, wanted):
    missed = sorted(key for key, value in wanted.items() if after.get(key) != value)
    if missed:
        raise Refused(
            f"with {DROP_IN} in place Salt would not have what Brine needs in: {', '.join(missed)}",
            "check that default_include of the master's configuration is master.d/*.conf, and that no later file sets these",
        )
    differing = differences(before, after, wanted)
    if differing:
        raise Refused(
            f"with {DROP_IN} in place these options of yours would change: {', '.join(differing)}",
            "move them from the main file into a file of their own in master.d, and run it again",
        )


def differences(before, after, own):
    """The options that differ and are not ours, by name only: a value may be a secret."""
    keys = (before.keys() | after.keys()) - own.keys()
    return sorted(key for key in keys if before.get(key) != after.get(key))


def current(config_dir):
    """The drop-in that stands; empty when there is none."""
    try:
        with open(os.path.join(config_dir, DROP_IN), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def foreign(config_dir, own):
    """Options in the drop-in that are not ours: someone has edited it."""
    content = salt.utils.yaml.safe_load(current(config_dir)) or {}
    return sorted(set(content) - set(own))
