#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'etcd: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'etcd: apply brine.kubelet.configured, brine.etcd.configured, brine.kubelet.running, brine.etcd.running to bootstrap.dc1.example.com':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.kubelet.configured
      - brine.etcd.configured
      - brine.kubelet.running
      - brine.etcd.running
    - canary: 1
    - batch: 1
    - stop_after: 1
