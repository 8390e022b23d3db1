#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Hold the keys and certificates of the plan':
  cmd.run:
    - name: '/usr/sbin/brine-node certificates'
    - stateful:
      - test_name: '/usr/sbin/brine-node certificates --test || echo changed=yes comment=brine-node-is-not-installed-yet'
