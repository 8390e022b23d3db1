#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Publish the packages of the bundle':
  cmd.run:
    - name: '/usr/sbin/brine-node repositories'
    - stateful:
      - test_name: '/usr/sbin/brine-node repositories --test || echo changed=yes comment=brine-node-is-not-installed-yet'

'Push the images of the bundle':
  cmd.run:
    - name: '/usr/sbin/brine-node images'
    - stateful:
      - test_name: '/usr/sbin/brine-node images --test || echo changed=yes comment=brine-node-is-not-installed-yet'
