#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Hold the certificates of the site':
  cmd.run:
    - name: '/usr/sbin/brine-node certificates site-ca'
    - stateful:
      - test_name: '/usr/sbin/brine-node certificates site-ca --test || echo changed=yes comment=brine-node-is-not-installed-yet'
