"""Private keys and certificate requests, in the forms that kubeadm 1.36 writes (pkiutil, keyutil)."""

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from .errors import NodeError

RSA = {"RSA-2048": 2048, "RSA-3072": 3072, "RSA-4096": 4096}
CURVES = {"ECDSA-P256": ec.SECP256R1, "ECDSA-P384": ec.SECP384R1}


def generate(algorithm):
    if algorithm in RSA:
        return rsa.generate_private_key(public_exponent=65537, key_size=RSA[algorithm])
    if algorithm in CURVES:
        return ec.generate_private_key(CURVES[algorithm]())
    raise NodeError(f"algorithm {algorithm!r} is none of {sorted([*RSA, *CURVES])}")


def algorithm_of(public_key):
    if isinstance(public_key, rsa.RSAPublicKey):
        return f"RSA-{public_key.key_size}"
    if isinstance(public_key, ec.EllipticCurvePublicKey):
        return f"ECDSA-P{public_key.key_size}"
    return type(public_key).__name__


def private_pem(key):
    """PKCS #1 or SEC 1, as Go's x509 writes them."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )


def load_private(pem):
    """The key, or None when the bytes are not one."""
    try:
        # The check of an RSA key costs 50 ms; whoever compares its public half needs none.
        return serialization.load_pem_private_key(pem, password=None, unsafe_skip_rsa_key_validation=True)
    except (ValueError, TypeError):
        return None


def public_pem(public_key):
    return public_key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def request_pem(key, common_name):
    """A request only proves possession of the key: the signer takes everything else from the plan."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
