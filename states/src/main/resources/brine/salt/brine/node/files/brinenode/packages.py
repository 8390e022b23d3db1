"""Package lists, refreshed only when a package is to be installed, and only from the plan's sources."""

import os
import subprocess

from .errors import NodeError

APT_SOURCES = "/etc/apt/sources.list.d/brine.sources"
YUM_REPOSITORIES = "/etc/yum.repos.d/brine.repo"


def to_install(tree, wanted):
    """Of the names, or name=version without the packaging's revision, those that are not installed so."""
    installed = _dpkg() if _is_debian(tree) else _rpm()
    return [item for item in wanted if not _fulfilled(item, installed)]


def _fulfilled(item, installed):
    name, _, version = item.partition("=")
    found = installed.get(name)
    return found is not None and (not version or found == version or found.startswith(f"{version}-"))


def _is_debian(tree):
    return os.path.isdir(tree.path("/var/lib/dpkg"))


def _dpkg():
    listed = _run(["dpkg-query", "--show", "--showformat=${Package} ${Version} ${db:Status-Status}\\n"])
    rows = (line.split(" ") for line in listed.splitlines())
    return {row[0]: row[1] for row in rows if row[-1] == "installed"}


def _rpm():
    listed = _run(["rpm", "--query", "--all", "--queryformat=%{NAME} %{VERSION}-%{RELEASE}\\n"])
    return dict(line.split(" ") for line in listed.splitlines())


def refresh(tree):
    """Fails on a bad signature, key or certificate: by itself apt-get update passes over them."""
    if _is_debian(tree):
        _run(["apt-get", "update", "--quiet", "--option=APT::Update::Error-Mode=any", *_only_ours(tree)])
    elif tree.exists(YUM_REPOSITORIES):
        _run(["dnf", "makecache", "--quiet", "--refresh", "--repo=brine-*"])
    else:
        _run(["dnf", "makecache", "--quiet", "--refresh"])


def _only_ours(tree):
    """The operator's sources stay as they are: neither asked nor forgotten."""
    if not tree.exists(APT_SOURCES):
        return []
    return [
        f"--option=Dir::Etc::SourceList={APT_SOURCES}",
        "--option=Dir::Etc::SourceParts=-",
        "--option=APT::Get::List-Cleanup=0",
    ]


def _run(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    except FileNotFoundError as error:
        raise NodeError("is not on this node", command[0], "this operating system is not supported") from error
    if done.returncode:
        seen = " ".join(done.stderr.split())[-600:]
        raise NodeError(f"{' '.join(command[:2])}: {seen}", advice="check the repositories that cluster.yaml names")
    return done.stdout


def _environment():
    return {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
