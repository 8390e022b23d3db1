#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Install what serves the site':
  cmd.run:
    - name: '/usr/sbin/brine-node tools apt-utils docker-registry gpg gpg-agent nftables nginx skopeo'
    - stateful:
      - test_name: '/usr/sbin/brine-node tools apt-utils docker-registry gpg gpg-agent nftables nginx skopeo --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - failhard: true
