#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'preflight: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'preflight: apply brine.node.preflight':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
      - 'worker-1'
      - 'worker-2'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.node.preflight
    - canary: 0
    - batch: 0
    - stop_after: 1
