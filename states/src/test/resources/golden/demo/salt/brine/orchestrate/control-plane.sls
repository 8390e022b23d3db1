#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'control-plane: hold the lease':
  brine_run.held:
    - cluster: 'demo'
    - failhard: true

'control-plane: apply brine.kube-apiserver.configured, brine.kube-controller-manager.configured, brine.kube-scheduler.configured, brine.kube-apiserver.running, brine.kube-controller-manager.running, brine.kube-scheduler.running':
  brine_run.applied:
    - cluster: 'demo'
    - minions:
      - 'bootstrap.dc1.example.com'
    - vital:
      - 'bootstrap.dc1.example.com'
    - sls:
      - brine.kube-apiserver.configured
      - brine.kube-controller-manager.configured
      - brine.kube-scheduler.configured
      - brine.kube-apiserver.running
      - brine.kube-controller-manager.running
      - brine.kube-scheduler.running
    - canary: 1
    - batch: 1
    - stop_after: 1
