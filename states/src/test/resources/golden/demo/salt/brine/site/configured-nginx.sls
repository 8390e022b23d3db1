#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.site.running

'Write /etc/systemd/system/brine-nginx.service':
  file.managed:
    - name: '/etc/systemd/system/brine-nginx.service'
    - contents_pillar: 'brine:files:site-brine-nginx.service'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - watch_in:
      - service: Run nginx of the site

'Write /etc/brine/nginx/nginx.conf':
  file.managed:
    - name: '/etc/brine/nginx/nginx.conf'
    - contents_pillar: 'brine:files:site-nginx.conf'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - check_cmd: '/usr/sbin/nginx -t -q -c'
    - watch_in:
      - service: Run nginx of the site

'Make the credential for pushing images':
  cmd.run:
    - name: '/usr/sbin/brine-node credential'
    - stateful:
      - test_name: '/usr/sbin/brine-node credential --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require_in:
      - service: Run nginx of the site
