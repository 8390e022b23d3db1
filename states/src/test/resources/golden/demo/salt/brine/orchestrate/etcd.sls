#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'etcd: apply brine.kubelet.configured, brine.etcd.configured, brine.kubelet.running, brine.etcd.running to bootstrap.dc1.example.com':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.kubelet.configured
      - brine.etcd.configured
      - brine.kubelet.running
      - brine.etcd.running
    - queue: true
    - expect_minions: true
    - failhard: true
