#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Write /etc/kubernetes/.brine/kube-scheduler.yaml':
  file.managed:
    - name: '/etc/kubernetes/.brine/kube-scheduler.yaml'
    - contents_pillar: 'brine:files:manifest-kube-scheduler'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Bring in the manifest of kube-scheduler':
  cmd.run:
    - name: '/usr/sbin/brine-node manifest kube-scheduler'
    - stateful:
      - test_name: '/usr/sbin/brine-node manifest kube-scheduler --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require:
      - file: 'Write /etc/kubernetes/.brine/kube-scheduler.yaml'
