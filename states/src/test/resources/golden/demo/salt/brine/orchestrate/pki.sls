#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'pki: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'pki: issue certificates':
  brine_pki.issued:
    - cluster: 'demo'
    - failhard: true

'pki: apply brine.pki.configured':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
      - 'worker-1'
      - 'worker-2'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.pki.configured
    - canary: 1
    - batch: 1
    - stop_after: 1
