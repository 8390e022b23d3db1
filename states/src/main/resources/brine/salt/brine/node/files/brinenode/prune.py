"""Garbage of versions before: packages and images that are served and not in the bundle. Only on request."""

import os
import shutil

from . import images, programs, repositories

SETTINGS = "/etc/brine/registry/registry.yml"
# Debian's name of the program, then the Red Hat family's.
PROGRAMS = ("docker-registry", "registry")
UNIT = "brine-registry.service"


def superfluous(tree, spec):
    tags = [f"{repository}:{tag}" for repository, tag in images.superfluous(tree, spec)]
    return {"packages": repositories.superfluous(tree, spec), "images": tags}


def prune(tree, spec):
    gone = superfluous(tree, spec)
    repositories.prune(tree, spec)
    if gone["images"]:
        _forget(tree, images.superfluous(tree, spec))
    return gone


def _forget(tree, tags):
    """The registry rests while its garbage is collected: what is pushed meanwhile would be taken for garbage."""
    folder = tree.path(f"{images.STORAGE}/docker/registry/v2/repositories")
    for repository, tag in tags:
        shutil.rmtree(os.path.join(folder, repository, "_manifests/tags", tag))
    programs.run(["systemctl", "stop", UNIT])
    try:
        programs.run([_program(), "garbage-collect", "--delete-untagged", tree.path(SETTINGS)])
    finally:
        programs.run(["systemctl", "start", UNIT])


def _program():
    return next((name for name in PROGRAMS if shutil.which(name)), PROGRAMS[0])
