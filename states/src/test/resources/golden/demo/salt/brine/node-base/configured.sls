#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.node-base.running

'Write /etc/sysctl.d/90-brine.conf':
  file.managed:
    - name: '/etc/sysctl.d/90-brine.conf'
    - contents_pillar: 'brine:files:node-sysctl'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/modules-load.d/brine.conf':
  file.managed:
    - name: '/etc/modules-load.d/brine.conf'
    - contents_pillar: 'brine:files:node-modules'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/containerd/certs.d/registry.k8s.io/hosts.toml':
  file.managed:
    - name: '/etc/containerd/certs.d/registry.k8s.io/hosts.toml'
    - contents_pillar: 'brine:files:node-hosts-registry.k8s.io'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/containerd/config.toml':
  file.managed:
    - name: '/etc/containerd/config.toml'
    - contents_pillar: 'brine:files:node-containerd'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - watch_in:
      - service: Run containerd

'Set the kernel as the plan has it':
  cmd.run:
    - name: '/usr/sbin/brine-node kernel'
    - stateful:
      - test_name: '/usr/sbin/brine-node kernel --test || echo changed=yes comment=brine-node-is-not-installed-yet'
