#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

include:
  - brine.kubelet.running

'Write /var/lib/kubelet/config.yaml':
  file.managed:
    - name: '/var/lib/kubelet/config.yaml'
    - contents_pillar: 'brine:files:kubelet-config'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - watch_in:
      - service: Run the kubelet

'Write /var/lib/kubelet/instance-config.yaml':
  file.managed:
    - name: '/var/lib/kubelet/instance-config.yaml'
    - contents_pillar: 'brine:files:kubelet-instance-config'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - watch_in:
      - service: Run the kubelet

'Write /var/lib/kubelet/kubeadm-flags.env':
  file.managed:
    - name: '/var/lib/kubelet/kubeadm-flags.env'
    - contents_pillar: 'brine:files:kubelet-flags'
    - user: 'root'
    - group: 'root'
    - mode: '0644'
    - makedirs: true
    - dir_mode: '0755'
    - watch_in:
      - service: Run the kubelet
