#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

Install the modules of brine-node:
  file.recurse:
    - name: /usr/lib/brine-node
    - source: salt://brine/node/files
    - clean: true
    - exclude_pat: '*__pycache__*'
    - user: root
    - group: root
    - dir_mode: '0755'
    - file_mode: '0644'

Write /etc/brine/node.json:
  file.managed:
    - name: /etc/brine/node.json
    - contents_pillar: brine:spec
    - user: root
    - group: root
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /usr/sbin/brine-node':
  file.managed:
    - name: '/usr/sbin/brine-node'
    - contents_pillar: 'brine:files:node-wrapper'
    - user: 'root'
    - group: 'root'
    - mode: '0755'
    - makedirs: true
    - dir_mode: '0755'
