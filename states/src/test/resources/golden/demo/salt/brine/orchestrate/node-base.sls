#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'node-base: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'node-base: apply brine.node.installed, brine.site.installed-key, brine.node-base.installed-debian, brine.node-base.configured, brine.node-base.swap-off, brine.node-base.running':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
      - 'worker-1'
      - 'worker-2'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.node.installed
      - brine.site.installed-key
      - brine.node-base.installed-debian
      - brine.node-base.configured
      - brine.node-base.swap-off
      - brine.node-base.running
    - canary: 1
    - batch: 1
    - stop_after: 1
