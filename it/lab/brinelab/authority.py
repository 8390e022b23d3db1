"""A lab's own certificate authority; its keys never leave the lab's folder (0700)."""

from pathlib import Path

from brinelab.layout import LabPlace
from brinelab.run import run

CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
DAYS = ["-days", "365"]


def make(place: LabPlace) -> None:
    folder = place.authority
    folder.mkdir(mode=0o700, parents=True)
    run(
        [
            "openssl",
            "req",
            "-x509",
            *CURVE,
            *DAYS,
            "-subj",
            f"/CN=lab {place.name}",
            "-addext",
            "basicConstraints=critical,CA:TRUE",
            "-addext",
            "keyUsage=critical,keyCertSign,cRLSign",
            "-keyout",
            folder / "ca.key",
            "-out",
            folder / "ca.crt",
        ]
    )


def certificate(place: LabPlace) -> str:
    return (place.authority / "ca.crt").read_text()


def issue(place: LabPlace, name: str, addresses: list[str]) -> tuple[Path, Path]:
    """A server certificate and its key (0600) for addresses; both files are named for it."""
    folder = place.authority
    key, made = folder / f"{name}.key", folder / f"{name}.crt"
    names = ",".join(f"IP:{address}" for address in addresses)
    run(
        [
            "openssl",
            "req",
            "-x509",
            *CURVE,
            *DAYS,
            "-subj",
            f"/CN={name}",
            "-CA",
            folder / "ca.crt",
            "-CAkey",
            folder / "ca.key",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
            "-addext",
            "extendedKeyUsage=serverAuth",
            "-addext",
            f"subjectAltName={names}",
            "-keyout",
            key,
            "-out",
            made,
        ]
    )
    return made, key
