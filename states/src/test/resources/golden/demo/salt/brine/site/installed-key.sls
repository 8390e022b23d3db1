#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.node.installed

'Trust the key of the packages':
  cmd.run:
    - name: '/usr/sbin/brine-node trust'
    - stateful:
      - test_name: '/usr/sbin/brine-node trust --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - failhard: true
