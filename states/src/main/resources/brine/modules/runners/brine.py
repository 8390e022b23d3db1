"""
Brine for runbooks and automation: ``salt-run brine.apply demo``, ``salt.runner`` in an orchestration, salt-api.

Every call names a cluster; which file that is, the master decides: ``/etc/brine/clusters/NAME.yaml``, or else
``/etc/brine/cluster.yaml``. No call passes a path or an option on, so a permission for ``brine.status`` is no more than that.

``apply`` runs in a systemd unit of its own, which a restart of the master leaves alone, and answers with the run's name at once;
with ``wait=True`` it answers when the run has ended, and fails when the run did.

.. code-block:: yaml

    brine: {program: /usr/local/bin/brine, config: /etc/brine}     # the master's options, with their defaults
"""

import datetime
import json
import os
import re
import subprocess

import salt.utils.files
import salt.utils.path
import salt.utils.yaml

NAME = re.compile(r"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")
RUN = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9]{1,10}")
# Of the exit codes in docs/operator-guide.md.
USAGE, INTERNAL = 2, 1
JSON = ("--output", "json")
# What the operator's shell has set is not the run's.
ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
}


def __virtual__():
    return "brine"


class Failed(Exception):
    """What was asked for did not end well; the status is one of Brine's exit codes."""

    def __init__(self, what, status=USAGE):
        super().__init__(what)
        self.status = status


def validate(cluster="", **more):
    """Every mistake in the cluster's configuration; fails when there is one. Shape: that of ``brine validate -o json``."""
    return _told(more, lambda: _answer(cluster, ["validate"]))


def facts(cluster="", **more):
    """What the minions report. Shape: that of ``brine facts``, which has no other."""
    return _told(more, lambda: _answer(cluster, ["facts"], form=()))


def plan(cluster="", **more):
    """What an apply would install, write and start. Shape: that of ``brine plan -o json``."""
    return _told(more, lambda: _answer(cluster, ["plan"]))


def apply(cluster="", wait=False, **more):
    """
    Brings all minions to what the configuration says.

    Returns ``{"cluster", "run", "unit"}``; with ``wait``, when the run has ended, and fails when it did not end well.
    """
    return _told(more, lambda: _apply(cluster, wait))


def status(cluster="", **more):
    """How the cluster is. Shape: that of ``brine status -o json``."""
    return _told(more, lambda: _answer(cluster, ["status"]))


def report(cluster="", run="", **more):
    """
    How a run ended, without a name the newest; fails when that run did. Shape: that of ``brine report -o json``.

    run
        its name, as ``brine.apply`` answered it.
    """
    return _told(more, lambda: _report(cluster, run))


def _told(more, work):
    """
    What the work returns, or ``{"Error": text, "retcode": status}``.

    An exception would end ``salt-run`` with 0 and a wrong argument would count as success; ``Error`` makes ``salt.runner`` fail,
    ``retcode`` is the exit code of ``salt-run``, and the context's the success of the job.
    """
    try:
        unknown = sorted(name for name in more if not name.startswith("__"))
        if unknown:
            raise Failed(f"unknown arguments: {', '.join(unknown)}; see salt-run -d brine")
        return work()
    except Failed as failed:
        __context__["retcode"] = failed.status
        return {"Error": str(failed), "retcode": failed.status}


def _apply(cluster, wait):
    file = _file(cluster)
    run = f"{datetime.datetime.now(datetime.timezone.utc):%Y%m%dT%H%M%SZ}-{os.getpid()}"
    unit = f"brine-{cluster}-{run}"
    _start(unit, run, ["apply", "--file", file, *JSON], wait)
    return {"cluster": cluster, "run": run, "unit": f"{unit}.service"}


def _answer(cluster, arguments, form=JSON):
    """The JSON that Brine prints; what it says on the error stream when it fails."""
    done = _ended(cluster, arguments, form)
    if done.returncode != 0:
        raise _failure(cluster, arguments, done)
    return json.loads(done.stdout)


def _report(cluster, run):
    """The report of a run that failed is one too, and its exit code is the run's."""
    if run and not (isinstance(run, str) and RUN.fullmatch(run)):
        raise Failed(f'"{run}" is no name of a run; brine.apply answers with it')
    arguments = ["report", *([run] if run else [])]
    done = _ended(cluster, arguments, JSON)
    if not done.stdout:
        raise _failure(cluster, arguments, done)
    told = json.loads(done.stdout)
    if done.returncode != 0:
        __context__["retcode"] = told["retcode"] = done.returncode
    return told


def _ended(cluster, arguments, form):
    command = [_program(), *arguments, "--file", _file(cluster), *form]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env=_environment())


def _failure(cluster, arguments, done):
    what = done.stderr.strip() or done.stdout.strip()
    return Failed(f"brine {arguments[0]} {cluster} ended with {done.returncode}: {what}", done.returncode)


def _start(unit, run, arguments, wait):
    """
    Starts Brine as a unit; with ``wait``, until it has ended.

    What it prints is in the journal of systemd, under the unit's name, and in Brine's own.
    """
    settings = [
        f"--setenv={name}={value}" for name, value in _environment(BRINE_RUN=run, BRINE_CALLER=_caller()).items()
    ]
    mode = ["--property=Type=exec", *(["--wait"] if wait else [])]
    command = [
        _found("systemd-run"),
        "--quiet",
        "--collect",
        f"--unit={unit}",
        *mode,
        *settings,
        _program(),
        *arguments,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env=_environment())
    if done.returncode != 0:
        what = done.stderr.strip() or f"see journalctl --unit {unit}"
        raise Failed(f"run {run} ended with {done.returncode}: {what}", done.returncode)


def _caller():
    """Whom the master has authenticated; the user of the shell for ``salt-run``."""
    return str(globals().get("__user__") or __opts__.get("user") or "unknown")


def _environment(**more):
    return {**ENVIRONMENT, **more}


def _options():
    return __opts__.get("brine") or {}


def _program():
    return _options().get("program") or _found("brine")


def _found(name):
    path = salt.utils.path.which(name)
    if not path:
        raise Failed(
            f"no {name} on the master's PATH; install it (brine may also be named in the master's options: brine: program)",
            INTERNAL,
        )
    return path


def _file(cluster):
    """The configuration of a cluster that the operator has put where clusters are."""
    if not isinstance(cluster, str) or not NAME.fullmatch(cluster):
        raise Failed(f'"{cluster}" is no name of a cluster; use metadata.name of its configuration')
    folder = _options().get("config") or "/etc/brine"
    own = os.path.join(folder, "clusters", f"{cluster}.yaml")
    for path in (own, os.path.join(folder, "cluster.yaml")):
        if _name(path) == cluster:
            return path
    raise Failed(f'no configuration with metadata.name "{cluster}"; put it at {own}')


def _name(path):
    """The name that a configuration gives; None when it gives none that can be read. Brine itself says what is wrong with it."""
    try:
        with salt.utils.files.fopen(path) as file:
            return salt.utils.yaml.safe_load(file)["metadata"]["name"]
    except (OSError, salt.utils.yaml.YAMLError, KeyError, TypeError):
        return None
