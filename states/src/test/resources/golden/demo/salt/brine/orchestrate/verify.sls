#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'verify: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'verify: apply brine.node.verified':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.node.verified
    - canary: 0
    - batch: 0
    - stop_after: 1
