"""Where leaf certificates stand on the node: a pair of files, or inside a kubeconfig."""

import base64

from . import certificates, keys, kubeconfig, spec as specs

KUBELET_CURRENT = "/var/lib/kubelet/pki/kubelet-client-current.pem"


def of(spec):
    return [FilePair(entry) for entry in spec["certificates"]] + [Kubeconfig(entry) for entry in spec["kubeconfigs"]]


class _Leaf:
    def __init__(self, entry, path):
        self.entry = entry
        self.path = path

    def authority(self, tree, spec):
        """PEM of the authority that signs it, as it stands on the node; empty when it does not."""
        return tree.read(specs.authority(spec, self.entry["authority"])["certificate"]) or b""


class FilePair(_Leaf):
    """Certificate 0644 and key 0600, as pkiutil.WriteCertAndKey leaves them."""

    def __init__(self, entry):
        super().__init__(entry, entry["certificate"])

    def fault(self, tree, spec):
        pair = tree.read(self.entry["certificate"]), tree.read(self.entry["key"])
        return certificates.fault(self.entry, *pair, self.authority(tree, spec), specs.renew_before(spec))

    def write(self, tree, spec, certificate_pem, key_pem):
        tree.write(self.entry["key"], key_pem, 0o600)
        tree.write(self.entry["certificate"], certificate_pem, 0o644)


class Kubeconfig(_Leaf):
    """A kubeconfig 0600 with key and certificate inside; the kubelet's turns to the rotated file later."""

    def __init__(self, entry):
        super().__init__(entry, entry["path"])

    def fault(self, tree, spec):
        content = tree.read(self.path)
        if self.entry.get("rotated") and kubeconfig.value(content, "client-certificate") == KUBELET_CURRENT:
            return kubelet_certificate_fault(tree)
        pair = [kubeconfig.decoded(content, f"client-{part}-data") for part in ("certificate", "key")]
        authority = self.authority(tree, spec)
        return certificates.fault(self.entry, *pair, authority, specs.renew_before(spec)) or self._layout_fault(
            content, authority
        )

    def _layout_fault(self, content, authority):
        wanted = {
            "server": self.entry["server"],
            "current-context": f"{self.entry['user']}@{self.entry['cluster']}",
            "certificate-authority-data": base64.b64encode(authority).decode(),
        }
        differing = [key for key in wanted if kubeconfig.value(content, key) != wanted[key]]
        return f"{', '.join(differing)} differ from the plan" if differing else ""

    def write(self, tree, spec, certificate_pem, key_pem):
        authority = self.authority(tree, spec)
        content = kubeconfig.with_certificate(self.entry, authority, certificate_pem, key_pem)
        tree.write(self.path, content, 0o600)


def kubelet_certificate_fault(tree):
    """Whether the certificate that the kubelet keeps itself still serves."""
    content = tree.read(KUBELET_CURRENT)
    certificate = certificates.load(content) if content else None
    if certificate is None or keys.load_private(content) is None:
        return f"{KUBELET_CURRENT} is missing or cannot be read"
    if certificates.remaining(certificate).total_seconds() <= 0:
        return f"{KUBELET_CURRENT} has expired"
    return ""
