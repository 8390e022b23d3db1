"""Certificates and kubeconfigs next to what kubeadm 1.36.2 left on a host (recorded, key material taken out)."""

import datetime
import ipaddress
import json
import pathlib
import re

import conftest
import pytest
from brinenode import certificates
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtensionOID

DATA = pathlib.Path(__file__).parent / "data"
RECORDED = json.loads((DATA / "kubeadm-1.36.2-bootstrap-certificates.json").read_text())
USAGES = {"serverAuth": "TLS Web Server Authentication", "clientAuth": "TLS Web Client Authentication"}
# In the order that Go's x509.CreateCertificate writes them.
LEAF = [ExtensionOID.KEY_USAGE, ExtensionOID.EXTENDED_KEY_USAGE, ExtensionOID.BASIC_CONSTRAINTS]
LEAF += [ExtensionOID.AUTHORITY_KEY_IDENTIFIER]
AUTHORITY = [ExtensionOID.KEY_USAGE, ExtensionOID.BASIC_CONSTRAINTS, ExtensionOID.SUBJECT_KEY_IDENTIFIER]


@pytest.fixture
def issued(cluster):
    """The first node with kubeadm's default algorithm, issued."""
    node = cluster.nodes["cp.dc1.example.com"]
    spec = json.loads(json.dumps(node.spec).replace("ECDSA-P256", "RSA-2048"))
    node.plan(spec)
    cluster.write_table({"cp.dc1.example.com": conftest.row(spec)})
    assert cluster.issue()["retcode"] == 0
    return node


def pem(node, place):
    path, _, key = place.partition("#")
    content = node.tree.read(path)
    if key:
        from brinenode import kubeconfig

        return kubeconfig.decoded(content, key)
    return content


def describe(certificate):
    """In the words of the recording."""
    usage = extension(certificate, x509.KeyUsage)
    basic = extension(certificate, x509.BasicConstraints)
    key = certificate.public_key()
    words = {
        "digital_signature": "Digital Signature",
        "key_encipherment": "Key Encipherment",
        "key_cert_sign": "Certificate Sign",
        "crl_sign": "CRL Sign",
        "content_commitment": "Non Repudiation",
        "data_encipherment": "Data Encipherment",
        "key_agreement": "Key Agreement",
    }
    extended = extension(certificate, x509.ExtendedKeyUsage)
    names = extension(certificate, x509.SubjectAlternativeName)
    return {
        "basicConstraints": ["CA:TRUE" if basic.value.ca else "CA:FALSE"],
        "basicConstraintsCritical": basic.critical,
        "extendedKeyUsage": [USAGES[u._name] for u in extended.value] if extended else [],
        "issuer": certificate.issuer.rfc4514_string(),
        "key": f"rsaEncryption {key.key_size}" if isinstance(key, rsa.RSAPublicKey) else "another",
        "keyUsage": [word for name, word in words.items() if getattr(usage.value, name)],
        "keyUsageCritical": usage.critical,
        "san": sorted(map(general_name, names.value)) if names else [],
        "signature": certificate.signature_algorithm_oid._name,
        "subject": certificate.subject.rfc4514_string(),
        "validDays": (certificates.expiry(certificate) - certificate.not_valid_before_utc).days,
    }


def extension(certificate, kind):
    try:
        return certificate.extensions.get_extension_for_class(kind)
    except x509.ExtensionNotFound:
        return None


def general_name(name):
    if isinstance(name, x509.DNSName):
        return f"DNS:{name.value}"
    groups = re.sub(r"\b0+(?=[0-9a-f])", "", ipaddress.ip_address(name.value).exploded)
    return f"IP Address:{groups if name.value.version == 6 else name.value}"


def test_every_certificate_is_as_kubeadms(issued):
    places = [p for p in RECORDED if "kubelet-client-current" not in p]
    found = {place: describe(certificates.load(pem(issued, place))) for place in places}
    assert found == {place: RECORDED[place] for place in places}
    assert len(places) == 14


def test_no_extension_but_kubeadms_in_its_order(issued):
    for place in RECORDED:
        if "kubelet-client-current" in place:
            continue
        certificate = certificates.load(pem(issued, place))
        basic = extension(certificate, x509.BasicConstraints).value
        names = [ExtensionOID.SUBJECT_ALTERNATIVE_NAME] if extension(certificate, x509.SubjectAlternativeName) else []
        assert [e.oid for e in certificate.extensions] == (AUTHORITY if basic.ca else LEAF) + names, place
        assert 0 < certificate.serial_number < 2**63


def test_keys_are_in_the_forms_that_go_writes(issued):
    assert issued.tree.read("/etc/kubernetes/pki/apiserver.key").startswith(b"-----BEGIN RSA PRIVATE KEY-----")
    assert issued.tree.read("/etc/kubernetes/pki/sa.pub").startswith(b"-----BEGIN PUBLIC KEY-----")


def test_kubeconfigs_are_laid_out_as_kubeadms(issued):
    content = issued.tree.read("/etc/kubernetes/controller-manager.conf").decode()
    assert re.sub(r"(-data: )\S+", r"\1<base64>", content) == (
        "apiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: <base64>\n"
        "    server: https://10.77.1.100:6443\n  name: kubernetes\ncontexts:\n- context:\n    cluster: kubernetes\n"
        "    user: system:kube-controller-manager\n  name: system:kube-controller-manager@kubernetes\n"
        "current-context: system:kube-controller-manager@kubernetes\nkind: Config\nusers:\n"
        "- name: system:kube-controller-manager\n  user:\n    client-certificate-data: <base64>\n"
        "    client-key-data: <base64>\n"
    )


@pytest.mark.parametrize("algorithm", ["RSA-2048", "RSA-3072", "ECDSA-P256", "ECDSA-P384"])
def test_authorities_and_leaves_in_every_algorithm(utils, tmp_path, algorithm):
    from brinenode import keys

    entry = {**conftest.authorities()[0], "algorithm": algorithm}
    authority = utils["brine_ca.authority"](str(tmp_path), entry, True)
    leaf = {**conftest.leaf("x", "ca", "x", ["client auth"]), "algorithm": algorithm}
    key = keys.generate(algorithm)
    signed = utils["brine_ca.sign"](authority, leaf, keys.request_pem(key, "x").decode()).encode()
    parent = authority["certificate"].encode()
    assert certificates.fault(leaf, signed, keys.private_pem(key), parent, datetime.timedelta()) == ""
    digest = "sha384" if algorithm == "ECDSA-P384" else "sha256"
    assert certificates.load(signed).signature_hash_algorithm.name == digest


def test_a_key_of_another_algorithm_is_refused(utils, tmp_path):
    from brinenode import keys

    authority = utils["brine_ca.authority"](str(tmp_path), conftest.authorities()[0], True)
    request = keys.request_pem(keys.generate("ECDSA-P384"), "x").decode()
    with pytest.raises(ValueError, match="ECDSA-P384, not ECDSA-P256"):
        utils["brine_ca.sign"](authority, conftest.leaf("x", "ca", "x", ["client auth"]), request)
