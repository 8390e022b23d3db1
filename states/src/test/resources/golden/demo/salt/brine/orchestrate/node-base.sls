#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'node-base: apply brine.node.installed, brine.site.installed-key, brine.node-base.installed-debian, brine.node-base.configured, brine.node-base.swap-off, brine.node-base.running':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
      - 'worker-1'
      - 'worker-2'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.node.installed
      - brine.site.installed-key
      - brine.node-base.installed-debian
      - brine.node-base.configured
      - brine.node-base.swap-off
      - brine.node-base.running
    - queue: true
    - expect_minions: true
    - failhard: true
