"""brine-node's firewall steps, against a firewalld that is a script with a state of its own."""

import pytest
from brinenode import firewall
from brinenode.errors import NodeError
from brinenode.files import Tree

# It loads what lies in the folder; says what it was asked; fails where a file of that name tells it to.
FIREWALL_CMD = """#!/bin/sh
cd "$(dirname "$0")/.." || exit 1
case "$*" in
  --state) [ -e stopped ] && exit 252; exit 0 ;;
  --check-config) if grep -q nonsense etc/firewalld/policies/*.xml; then echo 'INVALID_PORT: nonsense' >&2; exit 1; fi ;;
  --reload) echo reload >>asked; ls etc/firewalld/policies | sed -n 's/.xml$//p' >loaded ;;
  --get-policies) tr '\\n' ' ' <loaded ;;
  --list-all-zones) printf 'public (active)\\n  interfaces: eth0\\n  ports: 2222/tcp\\n'; cat runtime 2>/dev/null; exit 0 ;;
  '--permanent --list-all-zones') printf 'public\\n  interfaces: \\n  ports: 2222/tcp\\n' ;;
  *) exit 0 ;;
esac
"""
POLICY = b"<policy/>\n"
# As iptables-save prints them.
NAT = "*nat\n:KUBE-SERVICES - [0:0]\n-A PREROUTING -j KUBE-SERVICES\nCOMMIT\n"
FILTER = "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -j KUBE-FIREWALL\nCOMMIT\n"
DIRECT = "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n"


@pytest.fixture
def host(tmp_path, monkeypatch):
    """A host with firewalld and the operator's own policy; one of ours is staged."""
    for folder in ("bin", "etc/firewalld/policies", "etc/brine/firewall"):
        (tmp_path / folder).mkdir(parents=True)
    for program in ("firewall-cmd", "systemctl"):
        path = tmp_path / "bin" / program
        path.write_text(FIREWALL_CMD if program == "firewall-cmd" else "#!/bin/sh\n")
        path.chmod(0o755)
    (tmp_path / "loaded").write_text("site\n")
    (tmp_path / "etc/firewalld/policies/site.xml").write_bytes(b"<policy>his</policy>\n")
    (tmp_path / "etc/brine/firewall/brine-host.xml").write_bytes(POLICY)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    return tmp_path


def test_new_policies_are_loaded_with_one_reload_and_then_nothing_is_left(host):
    tree = Tree(str(host))
    assert firewall.to_do(tree) == "brine-host differs; brine-host is not loaded"
    assert firewall.apply(tree) == ["brine-host"]
    assert firewall.to_do(tree) == ""
    assert (host / "asked").read_text() == "reload\n"
    assert (host / "etc/firewalld/policies/site.xml").read_bytes() == b"<policy>his</policy>\n"


@pytest.mark.parametrize(
    "own, put_back", [("", NAT + FILTER), (DIRECT, NAT)], ids=["a reload that empties all", "one that fills a table"]
)
def test_what_kube_proxy_has_in_iptables_outlives_a_reload(host, own, put_back):
    """And what firewalld has put there itself outlives Brine."""
    (host / "own").write_text(own)
    (host / "bin/firewall-cmd").write_text(FIREWALL_CMD.replace("--reload)", "--reload) cp own tables;"))
    for name, line in (("save", "cat {}/tables"), ("restore", "cat >{}/put-back")):
        program = host / f"bin/iptables-{name}"
        program.write_text(f"#!/bin/sh\n{line.format(host)}\n")
        program.chmod(0o755)
    (host / "tables").write_text(NAT + FILTER)
    assert firewall.apply(Tree(str(host))) == ["brine-host"]
    assert (host / "asked").read_text() == "reload\n"
    assert (host / "put-back").read_text() == put_back


def test_a_policy_that_the_plan_has_no_more_goes(host):
    tree = Tree(str(host))
    firewall.apply(tree)
    (host / "etc/brine/firewall/brine-host.xml").rename(host / "etc/brine/firewall/brine-other.xml")
    assert "brine-host is not in the plan" in firewall.to_do(tree)
    assert firewall.apply(tree) == ["brine-other"]
    assert sorted(path.name for path in (host / "etc/firewalld/policies").iterdir()) == ["brine-other.xml", "site.xml"]


def test_what_firewalld_refuses_is_taken_back(host):
    tree = Tree(str(host))
    firewall.apply(tree)
    (host / "etc/brine/firewall/brine-host.xml").write_bytes(b"nonsense")
    with pytest.raises(NodeError, match="INVALID_PORT: nonsense"):
        firewall.apply(tree)
    assert (host / "etc/firewalld/policies/brine-host.xml").read_bytes() == POLICY
    assert (host / "asked").read_text() == "reload\n"


def test_rules_that_a_reload_would_forget_are_not_lost(host):
    (host / "runtime").write_text("  ports: 9999/tcp\n")
    with pytest.raises(NodeError, match="what a reload would forget: ports: 9999/tcp"):
        firewall.apply(Tree(str(host)))
    assert not (host / "asked").exists()


def test_a_stopped_firewall_is_told(host):
    (host / "stopped").touch()
    with pytest.raises(NodeError, match="is not running"):
        firewall.to_do(Tree(str(host)))


def test_everything_of_ours_can_be_taken_away(host):
    tree = Tree(str(host))
    firewall.apply(tree)
    unit = host / "etc/systemd/system/brine-firewall.service"
    unit.parent.mkdir(parents=True)
    unit.touch()
    assert (
        firewall.leftovers(tree)
        == "the policy brine-host is there; /etc/systemd/system/brine-firewall.service is there"
    )
    firewall.remove(tree)
    assert firewall.leftovers(tree) == ""
    assert (host / "loaded").read_text() == "site\n"
    assert not unit.exists()


def test_nothing_is_asked_of_a_host_without_firewalld(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert firewall.leftovers(Tree(str(tmp_path))) == ""
