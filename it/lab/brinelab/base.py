"""Builds the base root file system, once for each recipe."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from brinelab import linux, machine, recipe
from brinelab.errors import LabError
from brinelab.layout import LabDir
from brinelab.run import Progress, run

SALT_HOME = "/opt/salt"


def ensure(lab_dir: LabDir, progress: Progress) -> Path:
    """The folder of the base of today's recipe: root/ and debs/; builds it when it is not there."""
    place = lab_dir.base(recipe.digest())
    with machine.locked(lab_dir.path / "base.lock", progress):
        if not place.exists():
            _build(lab_dir, place, progress)
    return place


def _build(lab_dir: LabDir, place: Path, progress: Progress) -> None:
    machine.require_tools(machine.TOOLS | machine.WHEEL_TOOLS, progress)
    aside = place.with_name("building")
    machine.remove_tree(aside)
    aside.mkdir(parents=True)
    progress.say(
        f"building the base {place.name} ({recipe.RELEASE}, {len(recipe.PACKAGES)} packages)"
    )
    with ThreadPoolExecutor(2) as both:
        wheels = both.submit(_make_wheels, lab_dir.wheels, progress)
        unpacked = both.submit(_unpack, aside, progress)
        wheels.result()
        unpacked.result()
    _install_salt(aside / "root", lab_dir.wheels)
    progress.say("Salt installed")
    _set_up(aside / "root")
    aside.rename(place)
    progress.say(f"base {place.name} is ready")


def _make_wheels(folder: Path, progress: Progress) -> None:
    """Wheels of every pinned requirement; some come as source only and need a compiler."""
    folder.mkdir(parents=True, exist_ok=True)
    pip = ["/usr/bin/python3", "-m", "pip", "--disable-pip-version-check"]
    run(
        [
            *pip,
            "wheel",
            "-q",
            "--no-deps",
            "--wheel-dir",
            folder,
            "--find-links",
            folder,
            "-r",
            recipe.REQUIREMENTS,
        ]
    )
    progress.say("Salt's wheels are there")


def _unpack(aside: Path, progress: Progress) -> None:
    (aside / "debs").mkdir()
    archives = "/var/cache/apt/archives"
    fetch = "apt-get install -qq -y --no-install-recommends --download-only"
    command = [
        "mmdebstrap",
        "--mode=root",
        "--variant=minbase",
        "--format=directory",
        "--dpkgopt=force-unsafe-io",
        '--aptopt=Apt::Install-Recommends "false"',
    ]
    command += [f"--aptopt={option}" for option in machine.apt_transport_options()]
    command += [f"--dpkgopt=path-exclude={path}" for path in recipe.EXCLUDED_PATHS]
    command += [
        f"--include={','.join(recipe.PACKAGES)}",
        '--customize-hook=chroot "$1" apt-get clean',
        f'--customize-hook=chroot "$1" {fetch} {" ".join(recipe.SERVED_PACKAGES)}',
        f"--customize-hook=sync-out {archives} {aside / 'debs'}",
        recipe.RELEASE,
        str(aside / "root"),
        "-",
    ]
    run(command, stdin="\n".join(machine.debian_sources(recipe.RELEASE)) + "\n")
    _keep_only_debs(aside / "debs")
    progress.say("packages installed")


def _keep_only_debs(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.suffix != ".deb":
            path.unlink()


def _install_salt(root: Path, wheels: Path) -> None:
    inside = "/tmp/wheels"
    (root / inside[1:]).mkdir()
    binds = {wheels: inside}
    _chroot(root, ["python3", "-m", "venv", "--system-site-packages", SALT_HOME], {})
    _chroot(
        root,
        [
            f"{SALT_HOME}/bin/pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--no-index",
            "--no-deps",
            "--no-compile",
            "--find-links",
            inside,
            *recipe.pinned(),
        ],
        binds,
    )
    _chroot(
        root,
        [f"{SALT_HOME}/bin/python3", "-m", "compileall", "-q", "-j", "0", f"{SALT_HOME}/lib"],
        {},
    )
    (root / inside[1:]).rmdir()
    for name in recipe.SALT_COMMANDS:
        (root / "usr/bin" / name).symlink_to(f"{SALT_HOME}/bin/{name}")


def _set_up(root: Path) -> None:
    for name in ("sources.list", "sources.list.d", "apt.conf.d/99mmdebstrap"):
        machine.remove_tree(root / "etc/apt" / name)
    machine.remove_tree(root / "etc/dpkg/dpkg.cfg.d/99mmdebstrap")
    _chroot(
        root,
        [
            "dpkg-divert",
            "--local",
            "--divert",
            "/usr/sbin/runc.real",
            "--no-rename",
            "--add",
            "/usr/sbin/runc",
        ],
        {},
    )
    shutil.copytree(recipe.ROOTFS, root, dirs_exist_ok=True)
    for name in ("apt/sources.list.d", "salt/minion.d", "salt/master.d", "brine"):
        (root / "etc" / name).mkdir(parents=True, exist_ok=True)
    _chroot(root, ["systemctl", "disable", "-q", *recipe.DISABLED_UNITS], {})
    _chroot(root, ["systemctl", "mask", "-q", *recipe.MASKED_UNITS], {})
    _chroot(root, ["systemctl", "enable", "-q", "salt-minion"], {})
    _chroot(root, ["systemctl", "set-default", "-q", "multi-user.target"], {})
    for name in ("hostname", "resolv.conf", "machine-id"):
        (root / "etc" / name).write_text("")
    (root / "var/lib/dbus/machine-id").unlink(missing_ok=True)


def _chroot(root: Path, command: Sequence[str], binds: dict[Path, str]) -> None:
    """Runs a command in a root, with /proc and the binds in a mount namespace that dies with it."""

    def enter() -> None:
        linux.unshare(linux.CLONE_NEWNS)
        linux.propagate("/", linux.MS_PRIVATE)
        linux.mount("proc", root / "proc", "proc")
        for outside, inside in binds.items():
            linux.bind(outside, root / inside[1:], read_only=True)
        os.chroot(root)
        os.chdir("/")

    environment = {"PATH": machine.SYSTEM_PATH, "LC_ALL": "C.UTF-8", "HOME": "/root"}
    done = subprocess.run(
        command,
        preexec_fn=enter,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise LabError(
            f"{command[0]} in the base exited with {done.returncode}: {done.stderr[-2000:]}"
        )
