#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.kube-controller-manager.configured

'Wait for kube-controller-manager':
  cmd.run:
    - name: '/usr/sbin/brine-node wait kube-controller-manager'
    - stateful:
      - test_name: '/usr/sbin/brine-node wait kube-controller-manager --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require:
      - cmd: Bring in the manifest of kube-controller-manager
