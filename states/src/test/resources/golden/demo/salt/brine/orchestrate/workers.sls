#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'workers: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'workers: apply brine.cluster-objects.token-published':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.cluster-objects.token-published
    - canary: 1
    - batch: 1
    - stop_after: 1

'workers: apply brine.kubelet.configured, brine.kubelet.running, brine.kubelet.finalized':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'worker-1'
      - 'worker-2'
    - vital: []
    - sls:
      - brine.kubelet.configured
      - brine.kubelet.running
      - brine.kubelet.finalized
    - canary: 1
    - batch: 1
    - stop_after: 1

'workers: apply brine.cluster-objects.nodes-marked':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.cluster-objects.nodes-marked
    - canary: 1
    - batch: 1
    - stop_after: 1
