"""The kernel's modules as a host sees them: a host may ask for one (modprobe), but not load any."""

import gzip
import os
import re
import shutil
from pathlib import Path

from brinelab.host import LabHost
from brinelab.run import succeeds

RELEASE = os.uname().release
MACHINE = Path("/lib/modules") / RELEASE
# module -> the kernel's setting for it, and where the kernel's build has it
ASKED_FOR = {
    "overlay": ("CONFIG_OVERLAY_FS", "kernel/fs/overlayfs/overlay.ko"),
    "br_netfilter": ("CONFIG_BRIDGE_NETFILTER", "kernel/net/bridge/br_netfilter.ko"),
    "nf_conntrack": ("CONFIG_NF_CONNTRACK", "kernel/net/netfilter/nf_conntrack.ko"),
    "ip_vs": ("CONFIG_IP_VS", "kernel/net/netfilter/ipvs/ip_vs.ko"),
    "vxlan": ("CONFIG_VXLAN", "kernel/drivers/net/vxlan/vxlan.ko"),
    "ipip": ("CONFIG_NET_IPIP", "kernel/net/ipv4/ipip.ko"),
    "dummy": ("CONFIG_DUMMY", "kernel/drivers/net/dummy.ko"),
}


def load_on_machine() -> None:
    """Loads what hosts will ask for, where the machine's kernel has it as modules."""
    if MACHINE.exists() and shutil.which("modprobe"):
        for name in ASKED_FOR:
            succeeds(["modprobe", "-q", name])


def tell(host: LabHost) -> None:
    """Where the machine has no folder of modules, names those that its kernel has built in."""
    if MACHINE.exists():
        return
    folder = f"/lib/modules/{RELEASE}"
    host.write(f"{folder}/modules.builtin", "".join(f"{path}\n" for path in built_in(_settings())))
    host.write(f"{folder}/modules.order", "")
    host.run(["depmod", RELEASE])


def built_in(settings: str) -> list[str]:
    enabled = set(re.findall(r"^(CONFIG_\w+)=y$", settings, re.MULTILINE))
    return [path for setting, path in ASKED_FOR.values() if setting in enabled]


def _settings() -> str:
    for path in (Path("/proc/config.gz"), Path(f"/boot/config-{RELEASE}")):
        if path.exists():
            data = path.read_bytes()
            return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    return ""
