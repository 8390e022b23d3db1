#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'verify: apply brine.node.verified':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.node.verified
    - queue: true
    - expect_minions: true
    - failhard: true
