"""salt-api's certificate and the authority that signs it, which Brine makes where the operator has none."""

import datetime
import ipaddress
import os

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS = 3650
CERTIFICATE_DAYS = 825
RENEW_DAYS = 30


def paths(folder):
    names = {"authority": "ca.crt", "authority_key": "ca.key", "certificate": "api.crt", "key": "api.key"}
    return {role: os.path.join(folder, name) for role, name in names.items()}


def needed(folder, hosts, now):
    """
    The files to write, {role: bytes}, empty when those that stand will do.

    An authority that stands stays, so that who trusts it need not be told anew.
    """
    where = paths(folder)
    if os.path.exists(where["key"]) and _will_do(where, hosts, now):
        return {}
    files = {}
    if os.path.exists(where["authority_key"]) and os.path.exists(where["authority"]):
        authority_key = serialization.load_pem_private_key(_read(where["authority_key"]), None)
        authority = x509.load_pem_x509_certificate(_read(where["authority"]))
    else:
        authority_key, authority = _authority(now)
        files["authority_key"] = _key_pem(authority_key)
        files["authority"] = _pem(authority)
    key, certificate = _certificate(authority_key, authority, hosts, now)
    files["key"] = _key_pem(key)
    files["certificate"] = _pem(certificate)
    return files


def _will_do(where, hosts, now):
    try:
        certificate = x509.load_pem_x509_certificate(_read(where["certificate"]))
        authority = x509.load_pem_x509_certificate(_read(where["authority"]))
        signature = ec.ECDSA(certificate.signature_hash_algorithm)
        authority.public_key().verify(certificate.signature, certificate.tbs_certificate_bytes, signature)
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    left = not_after(certificate) - now
    return left.days >= RENEW_DAYS and set(_names(hosts)) <= set(names)


def not_after(certificate):
    """cryptography before 42 knows only times without a zone."""
    if hasattr(certificate, "not_valid_after_utc"):
        return certificate.not_valid_after_utc
    return certificate.not_valid_after.replace(tzinfo=datetime.timezone.utc)


def _authority(now):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Brine salt-api authority")])
    builder = _builder(name, name, key, now, AUTHORITY_DAYS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs=True), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    return key, builder.sign(key, hashes.SHA256())


def _certificate(authority_key, authority, hosts, now):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "salt-api")])
    issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    builder = _builder(name, authority.subject, key, now, CERTIFICATE_DAYS)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    builder = builder.add_extension(x509.SubjectAlternativeName(_names(hosts)), critical=False)
    builder = builder.add_extension(issuer_key, critical=False)
    return key, builder.sign(authority_key, hashes.SHA256())


def _builder(subject, issuer, key, now, days):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(days=days))
    )


def _usage(signs):
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _names(hosts):
    names = []
    for host in hosts:
        try:
            names.append(x509.IPAddress(ipaddress.ip_address(host)))
        except ValueError:
            names.append(x509.DNSName(host))
    return names


def _key_pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def _read(path):
    with open(path, "rb") as file:
        return file.read()
