#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'preflight: apply brine.node.preflight':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
      - 'worker-1'
      - 'worker-2'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.node.preflight
    - queue: true
    - expect_minions: true
    - failhard: true
