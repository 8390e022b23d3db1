#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

Find the plan in the pillar:
  test.check_pillar:
    - string:
      - brine:cluster
      - brine:node
      - brine:spec
