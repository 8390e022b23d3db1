#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

Run containerd:
  service.running:
    - name: containerd
    - enable: true
