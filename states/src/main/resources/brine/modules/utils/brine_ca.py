"""
The authorities of a cluster on the master: their store, and the certificates they sign.

Form and life of every certificate are kubeadm 1.36's (pkiutil.NewSelfSignedCACert, NewSignedCert, certlist.go): backdated
by five minutes, a random 63-bit serial, SHA-256 (SHA-384 on P-384), no extension that kubeadm does not write.
"""

import datetime
import fcntl
import ipaddress
import os
import re
import secrets
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

COMMON_NAMES = {"ca": "kubernetes", "etcd-ca": "etcd-ca", "front-proxy-ca": "front-proxy-ca"}
RSA = {"RSA-2048": 2048, "RSA-3072": 3072, "RSA-4096": 4096}
CURVES = {"ECDSA-P256": ec.SECP256R1, "ECDSA-P384": ec.SECP384R1}
USAGES = {"server auth": ExtendedKeyUsageOID.SERVER_AUTH, "client auth": ExtendedKeyUsageOID.CLIENT_AUTH}
BACKDATE = datetime.timedelta(minutes=5)


def __virtual__():
    return "brine_ca"


def lock(folder):
    """Makes the store and holds it for this process: two issues never race. Close the file to let go."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    os.chmod(folder, 0o700)
    handle = os.fdopen(os.open(os.path.join(folder, "lock"), os.O_RDWR | os.O_CREAT, 0o600), "w")
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def authority(folder, entry, create):
    """``{"certificate": PEM, "key": PEM}`` of the entry's authority; made when it is not there and ``create``."""
    name = entry["name"]
    certificate, key = _read(folder, f"{name}.crt"), _read(folder, f"{name}.key")
    if certificate and key:
        return {"certificate": certificate, "key": key}
    if certificate or key:
        raise ValueError(f"{folder}/{name}: only one of .crt and .key is there; restore both from a backup")
    if not create:
        return None
    made = _make_authority(entry)
    write(folder, f"{name}.key", made["key"])
    write(folder, f"{name}.crt", made["certificate"])
    return made


def service_account(folder, algorithm, create):
    """The private key that signs service account tokens, as PEM."""
    key = _read(folder, "sa.key")
    if key or not create:
        return key
    made = _private_pem(_generate(algorithm))
    write(folder, "sa.key", made)
    return made


def public_pem(private_pem):
    key = _load(private_pem)
    return _public(key.public_key()).decode()


def fingerprint(certificate_pem):
    return x509.load_pem_x509_certificate(certificate_pem.encode()).fingerprint(hashes.SHA256()).hex()


def sign(issuer, entry, request_pem):
    """The entry's certificate for the public key in the request; whatever else the request claims counts for nothing."""
    request = x509.load_pem_x509_csr(request_pem.encode())
    if not request.is_signature_valid:
        raise ValueError("the request is not signed by its own key")
    if _algorithm(request.public_key()) != entry["algorithm"]:
        raise ValueError(f"the request's key is {_algorithm(request.public_key())}, not {entry['algorithm']}")
    parent = x509.load_pem_x509_certificate(issuer["certificate"].encode())
    key = _load(issuer["key"])
    builder = _builder(_subject(entry), parent.subject, request.public_key(), entry["validity"])
    builder = builder.add_extension(_key_usage(False), critical=True)
    usages = [USAGES[usage] for usage in entry["usages"]]
    builder = builder.add_extension(x509.ExtendedKeyUsage(usages), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    identifier = parent.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
    )
    names = _names(entry)
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return _finish(builder, key)


def token(folder, hours, least_hours):
    """``{"token": "id.secret", "expires": ...}``: the store's, or a new one when less than ``least_hours`` are left."""
    now = datetime.datetime.now(datetime.timezone.utc)
    known = (_read(folder, "token") or "").split()
    if len(known) == 2 and _time(known[1]) - now > datetime.timedelta(hours=least_hours):
        return {"token": known[0], "expires": known[1]}
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    made = ["".join(secrets.choice(letters) for _ in range(count)) for count in (6, 16)]
    expires = (now + datetime.timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
    write(folder, "token", f"{'.'.join(made)} {expires}\n")
    return {"token": ".".join(made), "expires": expires}


def write(folder, name, text):
    """Replaces a file of the store in one step, 0600 from birth."""
    handle, aside = tempfile.mkstemp(prefix=".new-", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.rename(aside, os.path.join(folder, name))
    except BaseException:
        os.unlink(aside)
        raise


def _make_authority(entry):
    key = _generate(entry.get("algorithm", "RSA-2048"))
    name = COMMON_NAMES.get(entry["name"], entry["name"])
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = _builder(subject, subject, key.public_key(), entry.get("validity", "87600h"))
    builder = builder.add_extension(_key_usage(True), critical=True)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = builder.add_extension(identifier, critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return {"certificate": _finish(builder, key), "key": _private_pem(key)}


def _builder(subject, issuer, public_key, validity):
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(secrets.randbelow(2**63 - 2) + 1)
        .not_valid_before(now - BACKDATE)
        .not_valid_after(now + _duration(validity))
    )


def _finish(builder, key):
    strong = isinstance(key, ec.EllipticCurvePrivateKey) and key.key_size == 384
    digest = hashes.SHA384() if strong else hashes.SHA256()
    return builder.sign(key, digest).public_bytes(serialization.Encoding.PEM).decode()


def _subject(entry):
    """Organizations in one RDN before the common name, as Go's pkix.Name lays them."""
    organizations = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, o) for o in entry["organizations"]]
    common = x509.RelativeDistinguishedName([x509.NameAttribute(NameOID.COMMON_NAME, entry["commonName"])])
    first = [x509.RelativeDistinguishedName(organizations)] if organizations else []
    return x509.Name([*first, common])


def _names(entry):
    dns = [x509.DNSName(name) for name in entry.get("dnsNames", [])]
    return dns + [x509.IPAddress(ipaddress.ip_address(a)) for a in entry.get("ipAddresses", [])]


def _key_usage(authority_key):
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=True,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority_key,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _duration(text):
    """A Go duration of hours, minutes and seconds, for example ``8760h0m0s``."""
    found = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", text)
    if not found or not any(found.groups()):
        raise ValueError(f"{text!r} is no duration such as 8760h")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _time(text):
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)


def _generate(algorithm):
    if algorithm in RSA:
        return rsa.generate_private_key(public_exponent=65537, key_size=RSA[algorithm])
    return ec.generate_private_key(CURVES[algorithm]())


def _algorithm(public_key):
    if isinstance(public_key, rsa.RSAPublicKey):
        return f"RSA-{public_key.key_size}"
    size = getattr(public_key, "key_size", "")
    return f"ECDSA-P{size}" if isinstance(public_key, ec.EllipticCurvePublicKey) else type(public_key).__name__


def _load(private_pem):
    # The store's own key: its check costs 50 ms for each certificate.
    return serialization.load_pem_private_key(private_pem.encode(), password=None, unsafe_skip_rsa_key_validation=True)


def _private_pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    ).decode()


def _public(key):
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def _read(folder, name):
    try:
        with open(os.path.join(folder, name), encoding="ascii") as file:
            return file.read()
    except FileNotFoundError:
        return None
