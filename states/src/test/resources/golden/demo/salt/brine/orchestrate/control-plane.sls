#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'control-plane: apply brine.kube-apiserver.configured, brine.kube-controller-manager.configured, brine.kube-scheduler.configured, brine.kube-apiserver.running, brine.kube-controller-manager.running, brine.kube-scheduler.running to bootstrap.dc1.example.com':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.kube-apiserver.configured
      - brine.kube-controller-manager.configured
      - brine.kube-scheduler.configured
      - brine.kube-apiserver.running
      - brine.kube-controller-manager.running
      - brine.kube-scheduler.running
    - queue: true
    - expect_minions: true
    - failhard: true
