#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Leave the kubelet its own certificate':
  cmd.run:
    - name: '/usr/sbin/brine-node finalize'
    - stateful:
      - test_name: '/usr/sbin/brine-node finalize --test || echo changed=yes comment=brine-node-is-not-installed-yet'
