#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.etcd.configured

'Run the member of etcd':
  cmd.run:
    - name: '/usr/sbin/brine-node etcd'
    - stateful:
      - test_name: '/usr/sbin/brine-node etcd --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require:
      - file: Write /etc/kubernetes/.brine/etcd.yaml
