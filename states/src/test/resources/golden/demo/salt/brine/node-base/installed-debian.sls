#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.node.installed

'Write /etc/apt/sources.list.d/brine.sources':
  file.managed:
    - name: '/etc/apt/sources.list.d/brine.sources'
    - contents_pillar: 'brine:files:node-apt-sources'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/apt/apt.conf.d/90brine':
  file.managed:
    - name: '/etc/apt/apt.conf.d/90brine'
    - contents_pillar: 'brine:files:node-apt-conf'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'

'Refresh the package lists of apt':
  cmd.run:
    - name: '/usr/sbin/brine-node refresh containerd kubeadm=1.36.2 kubectl=1.36.2 kubelet=1.36.2'
    - stateful:
      - test_name: '/usr/sbin/brine-node refresh containerd kubeadm=1.36.2 kubectl=1.36.2 kubelet=1.36.2 --test || echo changed=yes comment=brine-node-is-not-installed-yet'

Install the packages by apt:
  pkg.installed:
    - pkgs:
      - containerd
      - kubeadm: '1.36.2-*'
      - kubectl: '1.36.2-*'
      - kubelet: '1.36.2-*'
    - refresh: false
    - install_recommends: false
    - failhard: true
    - require:
      - cmd: Refresh the package lists of apt

Hold the packages of Kubernetes:
  pkg.held:
    - pkgs:
      - kubeadm
      - kubectl
      - kubelet
    - require:
      - pkg: Install the packages by apt
