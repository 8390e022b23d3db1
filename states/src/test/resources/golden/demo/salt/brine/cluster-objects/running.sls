#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.cluster-objects.configured

'Apply the API objects':
  cmd.run:
    - name: '/usr/sbin/brine-node objects'
    - stateful:
      - test_name: '/usr/sbin/brine-node objects --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require:
      - file: Keep no other object in /etc/brine/objects
