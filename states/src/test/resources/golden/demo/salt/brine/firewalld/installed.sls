#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Refresh the package lists for the firewall':
  cmd.run:
    - name: '/usr/sbin/brine-node refresh nftables'
    - stateful:
      - test_name: '/usr/sbin/brine-node refresh nftables --test || echo changed=yes comment=brine-node-is-not-installed-yet'

Install the packages for the firewall:
  pkg.installed:
    - pkgs:
      - nftables
    - refresh: false
    - failhard: true
    - require:
      - cmd: Refresh the package lists for the firewall
