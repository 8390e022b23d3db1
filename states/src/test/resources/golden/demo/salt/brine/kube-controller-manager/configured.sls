#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Write /etc/kubernetes/.brine/kube-controller-manager.yaml':
  file.managed:
    - name: '/etc/kubernetes/.brine/kube-controller-manager.yaml'
    - contents_pillar: 'brine:files:manifest-kube-controller-manager'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Bring in the manifest of kube-controller-manager':
  cmd.run:
    - name: '/usr/sbin/brine-node manifest kube-controller-manager'
    - stateful:
      - test_name: '/usr/sbin/brine-node manifest kube-controller-manager --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require:
      - file: 'Write /etc/kubernetes/.brine/kube-controller-manager.yaml'
