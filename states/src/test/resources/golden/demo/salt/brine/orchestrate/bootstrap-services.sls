#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'bootstrap-services: apply brine.node.installed':
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
    - queue: true
    - expect_minions: true
    - failhard: true

'bootstrap-services: issue certificates':
  brine_pki.issued:
    - cluster: 'demo'
    - authorities: [site-ca]
    - failhard: true

'bootstrap-services: apply brine.site.installed-tools, brine.firewalld.installed, brine.site.configured-registry, brine.site.configured-nginx, brine.firewalld.configured, brine.site.trusted, brine.site.running, brine.site.filled, brine.firewalld.running':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.site.installed-tools
      - brine.firewalld.installed
      - brine.site.configured-registry
      - brine.site.configured-nginx
      - brine.firewalld.configured
      - brine.site.trusted
      - brine.site.running
      - brine.site.filled
      - brine.firewalld.running
    - queue: true
    - expect_minions: true
    - failhard: true

'bootstrap-services: apply brine.site.trusted':
  salt.state:
    - tgt:
      - 'worker-1'
      - 'worker-2'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.site.trusted
    - queue: true
    - expect_minions: true
    - failhard: true
