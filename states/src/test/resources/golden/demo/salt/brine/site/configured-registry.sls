#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.site.running

'Write /etc/systemd/system/brine-registry.service':
  file.managed:
    - name: '/etc/systemd/system/brine-registry.service'
    - contents_pillar: 'brine:files:site-brine-registry.service'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - watch_in:
      - service: Run the registry of the site

'Write /etc/brine/registry/registry.yml':
  file.managed:
    - name: '/etc/brine/registry/registry.yml'
    - contents_pillar: 'brine:files:site-registry.yml'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - watch_in:
      - service: Run the registry of the site
