#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

Run the registry of the site:
  service.running:
    - name: brine-registry
    - enable: true

Run nginx of the site:
  service.running:
    - name: brine-nginx
    - enable: true
    - reload: true

'Let nginx take up its certificate':
  cmd.run:
    - name: '/usr/sbin/brine-node served'
    - stateful:
      - test_name: '/usr/sbin/brine-node served --test || echo changed=yes comment=brine-node-is-not-installed-yet'
    - require:
      - service: Run nginx of the site
