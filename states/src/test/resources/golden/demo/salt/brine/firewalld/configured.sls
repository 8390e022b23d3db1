#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Write /etc/brine/firewall/brine-host.xml':
  file.managed:
    - name: '/etc/brine/firewall/brine-host.xml'
    - contents_pillar: 'brine:files:firewalld-brine-host'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/firewall/brine-forward.xml':
  file.managed:
    - name: '/etc/brine/firewall/brine-forward.xml'
    - contents_pillar: 'brine:files:firewalld-brine-forward'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/firewall/guard.nft':
  file.managed:
    - name: '/etc/brine/firewall/guard.nft'
    - contents_pillar: 'brine:files:firewalld-guard'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - check_cmd: '/usr/sbin/nft --check --file'

'Write /etc/systemd/system/brine-firewall.service':
  file.managed:
    - name: '/etc/systemd/system/brine-firewall.service'
    - contents_pillar: 'brine:files:firewalld-unit'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Load the policies of firewalld':
  cmd.run:
    - name: '/usr/sbin/brine-node firewall'
    - stateful:
      - test_name: '/usr/sbin/brine-node firewall --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require:
      - file: 'Write /etc/brine/firewall/brine-host.xml'
      - file: 'Write /etc/brine/firewall/brine-forward.xml'
      - file: 'Write /etc/brine/firewall/guard.nft'
      - file: 'Write /etc/systemd/system/brine-firewall.service'
