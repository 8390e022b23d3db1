#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Write /etc/kubernetes/.brine/etcd.yaml':
  file.managed:
    - name: '/etc/kubernetes/.brine/etcd.yaml'
    - contents_pillar: 'brine:files:manifest-etcd'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'
