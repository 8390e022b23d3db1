"""The machine the lab is on: Debian's packages, apt sources, locks, folders that go away."""

import contextlib
import fcntl
import os
import re
import shutil
from pathlib import Path

from brinelab.errors import LabError
from brinelab.run import Progress, run

# command -> Debian package that has it
TOOLS = {
    "mmdebstrap": "mmdebstrap",
    "ip": "iproute2",
    "nsenter": "util-linux",
    "openssl": "openssl",
    "curl": "curl",
}
WHEEL_TOOLS = {"gcc": "gcc", "pip3": "python3-pip", "python3-config": "python3-dev"}
SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def require_root() -> None:
    if os.geteuid() != 0:
        raise LabError("the lab makes namespaces and mounts: run it as root")


def require_tools(tools: dict[str, str], progress: Progress) -> None:
    """Installs the Debian packages of the commands that are missing."""
    missing = {tools[name] for name in tools if not shutil.which(name, path=SYSTEM_PATH)}
    if not missing:
        return
    progress.say(f"installing {', '.join(sorted(missing))} on this machine")
    update_package_lists()
    run(
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *sorted(missing)],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


def update_package_lists() -> None:
    run(["apt-get", "-qq", "update"])


def debian_sources(release: str) -> list[str]:
    """The machine's own apt sources of a Debian release, one line each, as apt reads them."""

    def read() -> list[str]:
        fields = "$(ORIGIN)|$(RELEASE)|$(COMPONENT)|$(REPO_URI)"
        lines = run(["apt-get", "indextargets", "--format", fields, "Created-By: Packages"])
        return sources_of(lines, release)

    sources = read()
    if not sources:
        update_package_lists()
        sources = read()
    if not sources:
        raise LabError(f"the machine's apt sources have no Debian {release}; add it to them")
    return sources


def sources_of(targets: str, release: str) -> list[str]:
    suites = re.compile(re.escape(release) + "(-updates|-security)?")
    found = []
    for line in targets.splitlines():
        origin, suite, component, uri = line.split("|")
        if origin == "Debian" and component == "main" and suites.fullmatch(suite):
            found.append(f"deb {uri.rstrip('/')} {suite} main")
    return sorted(set(found))


def apt_transport_options() -> list[str]:
    """The machine's proxy and certificate settings for apt, to be used for the base as well."""
    lines = run(["apt-config", "dump", "Acquire"]).splitlines()
    wanted = re.compile(r'Acquire::https?::(.*::)?(Proxy|CaInfo|CAInfo|Verify-Peer)\S* "[^"]+";')
    return [line.rstrip(";") for line in lines if wanted.fullmatch(line)]


def remove_tree(path: Path) -> None:
    """Deletes a folder and whatever is in it, but nothing that is mounted there."""
    if path.exists():
        run(["rm", "-rf", "--one-file-system", path])


@contextlib.contextmanager
def locked(path: Path, progress: Progress):
    """Holds a lock that ends with the process, however it ends; its holder may delete the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with path.open("a") as file:
            _lock(file, path, progress)
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                yield
                return


def _lock(file, path: Path, progress: Progress) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        progress.say(f"waiting for another command that holds {path}")
        fcntl.flock(file, fcntl.LOCK_EX)
