#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'workers: apply brine.cluster-objects.token-published':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.cluster-objects.token-published
    - queue: true
    - expect_minions: true
    - failhard: true

'workers: apply brine.kubelet.configured, brine.kubelet.running, brine.kubelet.finalized':
  salt.state:
    - tgt:
      - 'worker-1'
      - 'worker-2'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.kubelet.configured
      - brine.kubelet.running
      - brine.kubelet.finalized
    - queue: true
    - expect_minions: true
    - failhard: true

'workers: apply brine.cluster-objects.nodes-marked':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.cluster-objects.nodes-marked
    - queue: true
    - expect_minions: true
    - failhard: true
