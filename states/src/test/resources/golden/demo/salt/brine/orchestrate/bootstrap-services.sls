#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'bootstrap-services: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'bootstrap-services: apply brine.node.installed':
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
    - canary: 1
    - batch: 1
    - stop_after: 1

'bootstrap-services: issue certificates':
  brine_pki.issued:
    - cluster: 'demo'
    - authorities: [site-ca]
    - failhard: true

'bootstrap-services: apply brine.site.installed-tools, brine.firewalld.installed, brine.site.configured-registry, brine.site.configured-nginx, brine.firewalld.configured, brine.site.trusted, brine.site.running, brine.site.filled, brine.firewalld.running':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
    - vital:
      - 'bootstrap.dc1.example.com'
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
    - canary: 1
    - batch: 1
    - stop_after: 1

'bootstrap-services: apply brine.site.trusted':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'worker-1'
      - 'worker-2'
    - vital: []
    - sls:
      - brine.site.trusted
    - canary: 1
    - batch: 1
    - stop_after: 1
