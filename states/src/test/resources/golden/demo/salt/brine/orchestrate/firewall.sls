#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'firewall: apply brine.firewalld.installed, brine.firewalld.configured, brine.firewalld.running':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
      - 'worker-1'
      - 'worker-2'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.firewalld.installed
      - brine.firewalld.configured
      - brine.firewalld.running
    - queue: true
    - expect_minions: true
    - failhard: true
