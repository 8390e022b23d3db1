#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.firewalld.configured

Close what is redirected to pods:
  service.running:
    - name: brine-firewall
    - enable: true
    - reload: true
    - watch:
      - file: Write /etc/brine/firewall/guard.nft
    - require:
      - file: Write /etc/systemd/system/brine-firewall.service
