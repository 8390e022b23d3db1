import lab


def test_without_packages_to_serve_only_the_repositories_are_left_out():
    whole, rest = lab.cluster_yaml(served=True), lab.cluster_yaml(served=False)
    assert "/etc/brine/lab-apt.gpg" in whole
    kept = [line for line in whole.splitlines() if line not in rest.splitlines()]
    assert kept[0] == "repositories:"
    assert all(line.startswith(" ") for line in kept[1:])
    assert rest.endswith("caFile: /etc/brine/salt-api-ca.crt\n")


def test_a_machine_that_can_make_labs_has_no_reason_not_to(tmp_path, monkeypatch):
    for status, said, reason in ((0, "", ""), (1, "no root", "no root"), (1, "", "lab probe failed")):
        probe = tmp_path / "lab"
        probe.write_text(f"#!/bin/sh\nprintf '{said}'\nexit {status}\n")
        probe.chmod(0o755)
        monkeypatch.setattr(lab, "LAB", probe)
        assert lab.why_no_labs() == reason
