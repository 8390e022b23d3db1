"""What serves the site, installed from the folder of the bundle itself: nothing else is there to take it from."""

import os

from . import bundle, packages, programs

LISTS = "/var/lib/brine-site/lists"
SOURCES = "/etc/brine/bundle.list"
# Packages whose service would start, with settings of its own, the moment it is installed.
SERVICES = {"nginx": "nginx.service", "docker-registry": "docker-registry.service", "docker-distribution": ""}


def left(tree, names):
    missing = packages.to_install(tree, names)
    return f"to be installed: {', '.join(missing)}" if missing else ""


def install(tree, spec, names):
    """The folder's index and each file that apt takes by it are those of the lock, which the plan pins."""
    missing = packages.to_install(tree, names)
    folder = f"packages/{of_host(spec)}"
    for entry in bundle.read(tree, spec)["indexes"]:
        if entry["path"].startswith(f"{folder}/"):
            bundle.check(tree, spec, entry)
    for name in missing:
        if SERVICES.get(name):
            programs.run(["systemctl", "mask", "--quiet", SERVICES[name]])
    place = os.path.realpath(os.path.join(tree.path(bundle.of(spec)["path"]), folder))
    if folder.startswith("packages/deb/"):
        _apt(tree, place, missing)
    else:
        _dnf(place, missing)


def of_host(spec):
    """The part of the bundle for this host's operating system: deb/debian-12."""
    return bundle.of(spec)["release"]


def _apt(tree, place, names):
    tree.write(SOURCES, f"deb [trusted=yes] file:{place} ./\n".encode(), 0o644)
    tree.folder(f"{LISTS}/partial", 0o755)
    options = [
        f"--option=Dir::Etc::SourceList={tree.path(SOURCES)}",
        "--option=Dir::Etc::SourceParts=-",
        f"--option=Dir::State::Lists={tree.path(LISTS)}",
        "--option=APT::Sandbox::User=root",
    ]
    programs.run(["apt-get", "update", "--quiet", "--option=APT::Update::Error-Mode=any", *options])
    programs.run(["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *options, *names])


def _dnf(place, names):
    repository = [f"--repofrompath=brine-bundle,file://{place}", "--repo=brine-bundle", "--nogpgcheck"]
    programs.run(["dnf", "install", "--quiet", "--assumeyes", "--setopt=install_weak_deps=False", *repository, *names])
