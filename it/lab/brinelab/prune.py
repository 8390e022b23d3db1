"""Deletes what no lab uses any more: bases of other recipes, packages."""

from pathlib import Path

from brinelab import labs, machine, recipe
from brinelab.layout import LabDir
from brinelab.run import Progress


def prune(lab_dir: LabDir, progress: Progress) -> list[Path]:
    """The folders that it deleted; today's base stays, and whatever a lab stands on."""
    with (
        machine.locked(lab_dir.path / "base.lock", progress),
        machine.locked(lab_dir.path / "packages.lock", progress),
    ):
        used = _used(lab_dir) | {lab_dir.base(recipe.digest())}
        folders = [*lab_dir.path.glob("base/*"), *lab_dir.path.glob("packages/*")]
        folders += lab_dir.path.glob("bundles/*")
        unused = sorted(set(folders) - used)
        for path in unused:
            machine.remove_tree(path)
        return unused


def _used(lab_dir: LabDir) -> set[Path]:
    found = [labs.find(place) for place in lab_dir.labs() if place.state.exists()]
    bundles = {(host.place.path / "bundle").resolve() for lab in found for host in lab.hosts}
    return {lab.base for lab in found} | {lab.served.path for lab in found if lab.served} | bundles
