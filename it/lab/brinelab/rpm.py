"""kubelet, kubeadm and kubectl for the Red Hat family, unsigned, of the programs in the debs."""

import shutil
from pathlib import Path

from brinelab.deb import PACKAGING
from brinelab.release import Release
from brinelab.run import run

UNITS = "/usr/lib/systemd/system"
# package -> what it holds beside its program
FILES = {
    "kubelet": {f"{UNITS}/kubelet.service": "kubelet/kubelet.service"},
    "kubeadm": {f"{UNITS}/kubelet.service.d/10-kubeadm.conf": "kubeadm/10-kubeadm.conf"},
    "kubectl": {},
}
SPEC = """\
%global __os_install_post %{{nil}}
%global _build_id_links none
%global debug_package %{{nil}}
AutoReqProv: no
Name: {name}
Version: {version}
Release: 150500.1.1
Summary: {name} of Kubernetes, made for Brine's lab
License: ASL 2.0
%description
{name} of Kubernetes, made for Brine's lab
%files
{files}
"""


def build(release: Release, folder: Path, scratch: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, files in FILES.items():
        root = scratch / name / "root"
        sources = {f"/usr/bin/{name}": release.folder / name}
        sources |= {path: PACKAGING / source for path, source in files.items()}
        for path, source in sources.items():
            target = root / path.lstrip("/")
            target.parent.mkdir(parents=True)
            shutil.copyfile(source, target)
            target.chmod(0o755 if path.startswith("/usr/bin/") else 0o644)
        spec = scratch / name / f"{name}.spec"
        spec.write_text(SPEC.format(name=name, version=release.number, files="\n".join(sources)))
        settings = {
            "_topdir": scratch / name,
            "_rpmdir": scratch / name / "made",
            "_binary_payload": "w1.gzdio",
            "_dbpath": scratch / "db",
        }
        defined = [
            word for key, value in settings.items() for word in ("--define", f"{key} {value}")
        ]
        run(["rpmbuild", "-bb", "--quiet", *defined, f"--buildroot={root}", spec])
        for made in (scratch / name / "made").rglob("*.rpm"):
            shutil.move(made, folder / made.name)
    shutil.rmtree(scratch)


def identity(package: Path) -> list[str]:
    """Name, version with release, architecture."""
    asked = "%{NAME} %{VERSION}-%{RELEASE} %{ARCH}"
    return run(["rpm", "--query", "--package", f"--queryformat={asked}", package]).split()
