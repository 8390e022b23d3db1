#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Set labels and taints of the nodes':
  cmd.run:
    - name: '/usr/sbin/brine-node nodes'
    - stateful:
      - test_name: '/usr/sbin/brine-node nodes --test || echo changed=yes comment=brine-node-is-not-installed-yet'
