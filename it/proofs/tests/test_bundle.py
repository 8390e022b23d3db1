"""A site that has nothing but its bundle: what the bootstrap node serves, to whom, and what it refuses. In a lab of its own."""

# lab site: --bundle

from __future__ import annotations

import json

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from site_lab import BUNDLE, MANIFEST, SiteLab

CA = "/etc/brine/site/ca.crt"
SERVER = "https://10.77.1.10"
EMPTY = "systemctl stop brine-registry; rm -rf /var/lib/brine-site/registry/docker; systemctl start brine-registry"
OTHER_CA = "/etc/brine/salt-api-ca.crt"
PAUSE = "registry.k8s.io/pause"
UPDATE = "apt-get -q update -o APT::Update::Error-Mode=any"
YUM = """[brine]
name=brine
baseurl=https://10.77.1.10/packages/rpm/rocky-9
enabled=1
gpgcheck=1
repo_gpgcheck=1
gpgkey=file:///etc/brine/packages.asc
sslcacert=/etc/brine/site/ca.crt
"""


@pytest.fixture(scope="module")
def site(lab):
    if not lab.master.succeeds(["test", "-e", f"{BUNDLE}/bundle.lock"]):
        pytest.skip("the lab has no bundle: it was put up without --bundle")
    return SiteLab(lab).deployed()


@pytest.fixture(scope="module")
def lock(site):
    return json.loads(site.master.run(["cat", f"{BUNDLE}/bundle.lock"]))


# Show 1: the folder


def test_a_good_folder_is_verified(site):
    assert site.brine("bundle", "verify").returncode == 0


def test_a_damaged_folder_is_told_file_by_file(site):
    site.shell(f"""rm -rf /root/damaged; cp -a {BUNDLE} /root/damaged; cd /root/damaged/packages/deb/debian-12
        printf x | dd of=$(ls kubelet_*.deb) conv=notrunc bs=1 seek=4000 2>/dev/null
        truncate -s 1000 kubectl_*.deb; rm kubeadm_*.deb; touch stray.deb""")
    seen = site.brine("bundle", "verify", "/root/damaged", "-o", "json")
    faults = {item["path"].rpartition("/")[2].partition("_")[0]: item for item in json.loads(seen.stdout)["items"]}
    site.shell("rm -rf /root/damaged")
    assert seen.returncode == 11
    assert {name: item["fault"] for name, item in faults.items()} == {
        "kubelet": "DAMAGED",
        "kubectl": "DAMAGED",
        "kubeadm": "MISSING",
        "stray.deb": "EXTRA",
    }
    assert faults["kubectl"]["reason"].startswith("cut off after 1000 of")


def test_a_folder_is_filled_from_a_registry_once(site, lock):
    """The registry that answers for registry.k8s.io here is the site's own."""
    site.shell(f"""mkdir -p /etc/containers/certs.d/10.77.1.10 /etc/containers/registries.conf.d
        cp {CA} /etc/containers/certs.d/10.77.1.10/ca.crt""")
    known = "/etc/containers/registries.conf.d/site.conf"
    site.master.write(known, '[[registry]]\nprefix = "registry.k8s.io"\nlocation = "10.77.1.10/registry.k8s.io"\n')
    try:
        locks = []
        for _ in range(2):
            pulled = site.brine("bundle", "pull", "/root/pulled")
            assert pulled.returncode == 0, pulled.stderr
            locks.append(site.shell("cat /root/pulled/bundle.lock"))
        assert site.brine("bundle", "verify", "/root/pulled").returncode == 0
    finally:
        site.shell(f"rm -rf /root/pulled {known}")
    assert locks[0] == locks[1]
    assert [image["name"] for image in json.loads(locks[0])["images"]] == sorted(i["name"] for i in lock["images"])


def test_the_bill_of_materials_has_every_digest(site, lock):
    document = site.brine("bundle", "list", "--locked", "--cyclonedx").stdout
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(document) is None
    bill = json.loads(document)
    listed = {component["hashes"][0]["content"] for component in bill["components"]}
    assert listed == {one["digest"].partition(":")[2] for one in (*lock["images"], *lock["packages"])}
    needed = site.brine("bundle", "list").stdout
    assert all(image["name"] in needed for image in lock["images"])
    assert "deb/debian-12: kubelet 1.36.2" in needed


# Show 2: hosts without another source


def test_a_host_has_no_other_source_of_packages(site):
    listed = site.shell("cat /etc/apt/sources.list; cat /etc/apt/sources.list.d/*", on="worker-1")
    urls = [line for line in listed.splitlines() if "http" in line]
    assert urls == [f"URIs: {SERVER}/packages/deb/debian-12/"]
    assert "10.77.1.10" in site.shell("apt-cache policy kubelet", on="worker-1")
    assert "kubelet" in site.shell("apt-mark showhold", on="worker-1")


def test_every_image_of_the_bundle_can_be_pulled_and_nothing_else(site, lock):
    for image in lock["images"]:
        site.shell(f"ctr -n proof image pull --hosts-dir /etc/containerd/certs.d {image['name']}", on="worker-1")
    listed = site.shell("ctr -n proof image list", on="worker-1")
    assert all(image["digest"] in listed for image in lock["images"])
    refused = site.attempt(f"ctr -n proof image pull --hosts-dir /etc/containerd/certs.d {PAUSE}:9.9.9", on="worker-1")
    assert "not found" in refused.stderr + refused.stdout


def test_dnf_installs_with_both_signatures_checked(site):
    site.shell("brine-node refresh dnf && apt-get -qq install -y --no-install-recommends dnf rpm", on="worker-2")
    site.worker2.write("/etc/yum.repos.d/brine.repo", YUM)
    root = "/root/rooted"
    dnf = f"dnf --installroot={root} --setopt=reposdir=/etc/yum.repos.d --releasever=9 --forcearch=x86_64 -y"
    site.shell(f"rm -rf {root}; {dnf} --repo=brine install kubelet-1.36.2", on="worker-2")
    assert "kubelet-1.36.2" in site.shell(f"rpm --root {root} -q kubelet", on="worker-2")
    other = "--setopt=brine.gpgkey=file:///root/other.asc"
    site.shell("""export GNUPGHOME=$(mktemp -d); gpg --batch --quiet --passphrase '' --quick-generate-key other rsa3072 sign never
        gpg --armor --export other >/root/other.asc; gpgconf --kill all""", on="worker-2")
    refused = site.attempt(f"rm -rf {root}; {dnf} {other} --repo=brine install kubelet", on="worker-2")
    assert refused.returncode != 0 and "GPG" in refused.stderr + refused.stdout


# Show 3: the registry


def test_the_registry_answers_as_the_distribution_spec_has_pulls(site, lock):
    digest = next(image["digest"] for image in lock["images"] if image["name"].startswith(f"{PAUSE}:"))
    base = f"{SERVER}/v2/{PAUSE}"
    for reference in ("3.10.2", digest):
        for method in ("GET", "HEAD"):
            answer = site.ask(f"{base}/manifests/{reference}", method, f"Accept: {MANIFEST}")
            assert (answer.status, answer.headers["docker-content-digest"]) == (200, digest)
            assert answer.headers["content-type"] == MANIFEST
    manifest = json.loads(site.ask(f"{base}/manifests/{digest}", "GET", f"Accept: {MANIFEST}").body)
    blob = manifest["config"]
    answer = site.ask(f"{base}/blobs/{blob['digest']}", "GET")
    assert (answer.status, len(answer.body)) == (200, blob["size"])
    assert site.ask(f"{base}/blobs/{blob['digest']}", "HEAD").headers["content-length"] == str(blob["size"])
    assert site.ask(f"{base}/blobs/{blob['digest']}", "GET", "Range: bytes=0-3").status == 206
    assert json.loads(site.ask(f"{base}/tags/list", "GET").body) == {"name": PAUSE, "tags": ["3.10.2"]}


@pytest.mark.parametrize(
    "path, status, code",
    [
        (f"{PAUSE}/manifests/none", 404, "MANIFEST_UNKNOWN"),
        (f"{PAUSE}/manifests/sha256:none", 400, "DIGEST_INVALID"),
        (f"{PAUSE}/blobs/sha256:{'0' * 64}", 404, "BLOB_UNKNOWN"),
        ("none/tags/list", 404, "NAME_UNKNOWN"),
    ],
)
def test_what_is_not_there_is_refused_in_the_specs_words(site, path, status, code):
    answer = site.ask(f"{SERVER}/v2/{path}", "GET")
    assert (answer.status, json.loads(answer.body)["errors"][0]["code"]) == (status, code)


def test_pushing_takes_the_host_itself_and_a_credential(site):
    uploads = "/v2/evil/blobs/uploads/"
    assert site.ask(f"{SERVER}{uploads}", "POST", on="worker-1").status == 403
    assert site.ask(f"{SERVER}{uploads}", "POST").status == 403
    assert site.ask(f"https://127.0.0.1{uploads}", "POST").status == 401
    password = site.shell("python3 -c 'import json;print(json.load(open(\"/etc/brine/registry/auth.json\"))[\"auths\"][\"127.0.0.1\"][\"auth\"])'")
    header = f"Authorization: Basic {password.strip()}"
    assert site.ask(f"https://127.0.0.1{uploads}", "POST", header).status == 202
    assert site.ask(f"{SERVER}{uploads}", "POST", header, on="worker-1").status == 403
    listening = site.shell("ss -ltnH")
    assert not [line for line in listening.splitlines() if "registry" in line]


# Show 4: an import that was interrupted


def test_an_interrupted_import_copies_only_the_rest(site, lock):
    site.shell(EMPTY)
    site.shell("""systemd-run --quiet --unit=importing brine-node images
        until ls /var/lib/brine-site/registry/docker/registry/v2/repositories/*/*/_manifests/tags/*/current/link; do
          sleep 0.02
        done >/dev/null 2>&1
        systemctl kill --signal=KILL importing
        until ! systemctl is-active --quiet importing; do sleep 0.02; done; systemctl reset-failed importing""")
    before = site.pushed(lock)
    assert 0 < len(before) < len(lock["images"])
    again = json.loads(site.shell("brine-node images"))
    assert set(again["pushed"]) == {image["name"] for image in lock["images"]} - set(before)
    assert json.loads(site.shell("brine-node images"))["changed"] is False


# Bad input


@pytest.mark.parametrize("damage", ["printf x | dd conv=notrunc bs=1 seek=100 of=", "truncate -s 100 "])
def test_a_damaged_layer_is_refused_and_not_published(site, lock, damage):
    image = next(image for image in lock["images"] if image["name"].startswith(f"{PAUSE}:"))
    blobs = f"{BUNDLE}/images/blobs"
    manifest = json.loads(site.shell(f"cat {blobs}/{image['digest'].replace(':', '/')}"))
    layer = manifest["layers"][0]["digest"].replace(":", "/")
    site.shell(EMPTY)
    with site.other_bundle(f"{damage}images/blobs/{layer}"):
        refused = site.attempt("brine-node images")
    assert refused.returncode == 1
    assert "skopeo" in refused.stdout and "brine bundle verify" in refused.stdout
    # Of the others some may be whole by then.
    assert image["name"] not in site.pushed(lock)
    assert image["name"] in json.loads(site.shell("brine-node images"))["pushed"]


def test_a_full_disk_is_seen_before_anything_is_copied(site, lock):
    storage = "/var/lib/brine-site/registry"
    site.shell(f"""systemctl stop brine-registry
        mount -t tmpfs -o size=32m,mode=0750,uid=docker-registry,gid=www-data registry {storage}
        systemctl start brine-registry""")
    try:
        refused = site.attempt("brine-node images")
        assert site.pushed(lock) == []
    finally:
        site.shell(f"systemctl stop brine-registry; umount {storage}; systemctl start brine-registry")
    assert refused.returncode == 1
    assert "MiB are to be copied there and 3" in refused.stdout and storage in refused.stdout


def test_a_client_with_another_authority_refuses_the_server(site):
    refused = site.attempt(f"curl -s --cacert {OTHER_CA} {SERVER}/packages/key.asc")
    assert refused.returncode == 60
    site.master.write("/root/other-ca.crt", site.master.run(["cat", OTHER_CA]))
    refused = site.attempt(f"{UPDATE} -o Acquire::https::10.77.1.10::CaInfo={OTHER_CA}")
    assert refused.returncode != 0 and "certificate" in refused.stderr


def updated_from(site, release):
    """What apt-get says on a worker while the signed index is what the command `release` makes of its copy."""
    index = "/var/lib/brine-site/packages/current/deb/debian-12/InRelease"
    site.shell(f"cp -a {index} /root/InRelease; {release} /root/InRelease >{index}")
    try:
        return site.attempt(UPDATE, on="worker-1")
    finally:
        site.shell(f"cp -a /root/InRelease {index}")


def test_a_badly_signed_repository_is_refused(site):
    refused = updated_from(site, "sed 's/^Date: .*/Date: Thu, 01 Jan 2026 00:00:00 +0000/'")
    assert refused.returncode != 0 and "signatures were invalid" in refused.stderr
    site.shell(UPDATE, on="worker-1")


def test_an_unsigned_repository_is_refused(site):
    refused = updated_from(site, "sed -n '/^Origin/,/^-----BEGIN/{/^-----BEGIN/!p}'")
    assert refused.returncode != 0 and "InRelease" in refused.stderr


def test_an_expired_certificate_is_seen_and_issued_again(site):
    site.shell("""cd /root; P=/var/lib/brine/demo/pki; N=/etc/brine/nginx
        openssl req -new -key $N/server.key -subj /CN=bootstrap -out s.csr
        printf 'subjectAltName=DNS:bootstrap,DNS:localhost,IP:10.77.1.10,IP:127.0.0.1\\nextendedKeyUsage=serverAuth\\n' >s.ext
        openssl x509 -req -in s.csr -CA $P/site-ca.crt -CAkey $P/site-ca.key -CAcreateserial -CAserial s.srl -days -1 \
          -extfile s.ext -out $N/server.crt 2>/dev/null
        systemctl reload brine-nginx""")
    # nginx takes a certificate up some time after the reload has been asked for.
    ask = f"curl -sf -o /dev/null --cacert {CA} {SERVER}/packages/key.asc"
    site.shell(f"timeout 60 sh -c 'while {ask}; do sleep 0.1; done'", on="worker-1")
    assert site.attempt(ask, on="worker-1").returncode == 60
    assert "expires" in site.attempt("brine-node certificates site-ca --check").stdout
    site.shell("salt-run brine_pki.issue demo 'authorities=[site-ca]' && brine-node served")
    site.shell(f"timeout 60 sh -c 'until {ask}; do sleep 0.1; done'", on="worker-1")


def test_a_port_in_use_is_named(site):
    site.shell("""systemctl stop brine-nginx
        systemd-run --quiet --collect --unit=holder python3 -c \
          'import signal, socket; s = socket.create_server(("127.0.0.1", 443)); signal.pause()'
        until ss -ltnH | grep -q 127.0.0.1:443; do sleep 0.1; done""")
    try:
        refused = site.brine("apply")
        assert refused.returncode == 2
        assert 'port 443 of "bootstrap.dc1.example.com", for packages and images, is taken by "python3"' in refused.stderr
        assert site.attempt("systemctl start brine-nginx").returncode != 0
        assert "Address already in use" in site.shell("journalctl -u brine-nginx -n 20 --no-pager -o cat")
    finally:
        site.shell("systemctl stop holder; systemctl reset-failed brine-nginx; systemctl start brine-nginx")


def test_the_paths_of_the_server_do_not_climb(site):
    for path in ("/packages/../../../etc/passwd", "/packages/%2e%2e/%2e%2e/registry/docker", "/packages../registry/docker"):
        assert site.ask(SERVER + path, "GET").status in (400, 404)


def test_a_second_import_has_nothing_to_do(site):
    for step in ("repositories", "images", "credential", "served"):
        assert json.loads(site.shell(f"brine-node {step} --check"))["changed"] is False


def test_garbage_goes_only_on_request(site):
    site.shell(f"""skopeo --insecure-policy copy --quiet --preserve-digests --dest-cert-dir /etc/brine/site \
        --authfile /etc/brine/registry/auth.json oci:{BUNDLE}/images:{PAUSE}:3.10.2 docker://127.0.0.1/{PAUSE}:old""")
    assert json.loads(site.shell("brine-node images --check"))["changed"] is False
    assert json.loads(site.shell("brine-node prune"))["images"] == [f"{PAUSE}:old"]
    assert json.loads(site.ask(f"{SERVER}/v2/{PAUSE}/tags/list", "GET").body)["tags"] == ["3.10.2"]
