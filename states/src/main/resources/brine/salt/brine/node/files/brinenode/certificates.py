"""Whether a certificate that stands on the node is the one that the plan wants."""

import datetime
import ipaddress

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from . import keys

USAGES = {
    "server auth": ExtendedKeyUsageOID.SERVER_AUTH,
    "client auth": ExtendedKeyUsageOID.CLIENT_AUTH,
}


def load(pem):
    """The first certificate, or None when the bytes are not one."""
    try:
        return x509.load_pem_x509_certificate(pem)
    except (ValueError, TypeError):
        return None


def fingerprint(pem):
    certificate = load(pem)
    return certificate.fingerprint(hashes.SHA256()).hex() if certificate else ""


def expiry(certificate):
    # cryptography 42 brought the aware form; older Salt packages have the naive one.
    aware = getattr(certificate, "not_valid_after_utc", None)
    return aware or certificate.not_valid_after.replace(tzinfo=datetime.timezone.utc)


def remaining(certificate):
    return expiry(certificate) - datetime.datetime.now(datetime.timezone.utc)


def fault(entry, certificate_pem, key_pem, authority_pem, renew_before):
    """Why the pair is not what the entry wants, in words; empty when it is. Whose hand made it does not matter."""
    if not certificate_pem or not key_pem:
        return "is missing"
    certificate, key, issuer = load(certificate_pem), keys.load_private(key_pem), load(authority_pem or b"")
    if certificate is None or key is None:
        return "cannot be read"
    if issuer is None:
        return "its authority is missing"
    if keys.public_pem(key.public_key()) != keys.public_pem(certificate.public_key()):
        return "key and certificate do not belong together"
    return _content_fault(entry, certificate) or _life_fault(certificate, issuer, renew_before)


def _content_fault(entry, certificate):
    wanted = {
        "subject": ([entry["commonName"]], sorted(entry["organizations"])),
        "alternative names": _names(entry.get("dnsNames", []), entry.get("ipAddresses", [])),
        "usages": {USAGES[usage] for usage in entry["usages"]},
        "algorithm": entry["algorithm"],
    }
    found = {
        "subject": (
            [a.value for a in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)],
            sorted(a.value for a in certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)),
        ),
        "alternative names": _found_names(certificate),
        "usages": _found_usages(certificate),
        "algorithm": keys.algorithm_of(certificate.public_key()),
    }
    differing = [name for name in wanted if wanted[name] != found[name]]
    return f"{', '.join(differing)} differ from the plan" if differing else ""


def _life_fault(certificate, issuer, renew_before):
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return "another authority signed it"
    return f"expires at {expiry(certificate).isoformat()}" if remaining(certificate) < renew_before else ""


def _names(dns, addresses):
    return set(dns) | {str(ipaddress.ip_address(a)) for a in addresses}


def _found_names(certificate):
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    return _names(
        names.get_values_for_type(x509.DNSName),
        map(str, names.get_values_for_type(x509.IPAddress)),
    )


def _found_usages(certificate):
    try:
        return set(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except x509.ExtensionNotFound:
        return set()
