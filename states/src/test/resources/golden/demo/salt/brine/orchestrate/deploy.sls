#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.orchestrate.preflight
  - brine.orchestrate.bootstrap-services
  - brine.orchestrate.node-base
  - brine.orchestrate.firewall
  - brine.orchestrate.pki
  - brine.orchestrate.etcd
  - brine.orchestrate.control-plane
  - brine.orchestrate.cluster-objects
  - brine.orchestrate.workers
  - brine.orchestrate.verify
