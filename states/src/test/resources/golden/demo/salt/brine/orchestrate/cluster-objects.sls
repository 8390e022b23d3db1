#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'cluster-objects: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'cluster-objects: apply brine.cluster-objects.configured, brine.kubelet.finalized, brine.cluster-objects.running, brine.cluster-objects.token-published, brine.cluster-objects.nodes-marked':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.cluster-objects.configured
      - brine.kubelet.finalized
      - brine.cluster-objects.running
      - brine.cluster-objects.token-published
      - brine.cluster-objects.nodes-marked
    - canary: 1
    - batch: 1
    - stop_after: 1
