#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'cluster-objects: apply brine.cluster-objects.configured, brine.kubelet.finalized, brine.cluster-objects.running, brine.cluster-objects.token-published, brine.cluster-objects.nodes-marked':
  salt.state:
    - tgt:
      - 'bootstrap.dc1.example.com'
    - tgt_type: list
    - saltenv: brine
    - pillarenv: brine
    - sls:
      - brine.cluster-objects.configured
      - brine.kubelet.finalized
      - brine.cluster-objects.running
      - brine.cluster-objects.token-published
      - brine.cluster-objects.nodes-marked
    - queue: true
    - expect_minions: true
    - failhard: true
