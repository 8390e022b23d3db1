#!yaml
# Brine 0.1.0 wrote this from plan 0123456789ab. Do not edit: the next plan replaces it.

'Write /etc/brine/objects/01-clusterrolebinding-kubeadm-cluster-admins.yaml':
  file.managed:
    - name: '/etc/brine/objects/01-clusterrolebinding-kubeadm-cluster-admins.yaml'
    - contents_pillar: 'brine:files:object-01-clusterrolebinding-kubeadm-cluster-admins'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/02-configmap-kubeadm-config.yaml':
  file.managed:
    - name: '/etc/brine/objects/02-configmap-kubeadm-config.yaml'
    - contents_pillar: 'brine:files:object-02-configmap-kubeadm-config'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/03-role-kubeadm-nodes-kubeadm-config.yaml':
  file.managed:
    - name: '/etc/brine/objects/03-role-kubeadm-nodes-kubeadm-config.yaml'
    - contents_pillar: 'brine:files:object-03-role-kubeadm-nodes-kubeadm-config'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/04-rolebinding-kubeadm-nodes-kubeadm-config.yaml':
  file.managed:
    - name: '/etc/brine/objects/04-rolebinding-kubeadm-nodes-kubeadm-config.yaml'
    - contents_pillar: 'brine:files:object-04-rolebinding-kubeadm-nodes-kubeadm-config'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/05-configmap-kubelet-config.yaml':
  file.managed:
    - name: '/etc/brine/objects/05-configmap-kubelet-config.yaml'
    - contents_pillar: 'brine:files:object-05-configmap-kubelet-config'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/06-role-kubeadm-kubelet-config.yaml':
  file.managed:
    - name: '/etc/brine/objects/06-role-kubeadm-kubelet-config.yaml'
    - contents_pillar: 'brine:files:object-06-role-kubeadm-kubelet-config'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/07-rolebinding-kubeadm-kubelet-config.yaml':
  file.managed:
    - name: '/etc/brine/objects/07-rolebinding-kubeadm-kubelet-config.yaml'
    - contents_pillar: 'brine:files:object-07-rolebinding-kubeadm-kubelet-config'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/08-clusterrole-kubeadm-get-nodes.yaml':
  file.managed:
    - name: '/etc/brine/objects/08-clusterrole-kubeadm-get-nodes.yaml'
    - contents_pillar: 'brine:files:object-08-clusterrole-kubeadm-get-nodes'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/09-clusterrolebinding-kubeadm-get-nodes.yaml':
  file.managed:
    - name: '/etc/brine/objects/09-clusterrolebinding-kubeadm-get-nodes.yaml'
    - contents_pillar: 'brine:files:object-09-clusterrolebinding-kubeadm-get-nodes'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/10-clusterrolebinding-kubeadm-kubelet-bootstrap.yaml':
  file.managed:
    - name: '/etc/brine/objects/10-clusterrolebinding-kubeadm-kubelet-bootstrap.yaml'
    - contents_pillar: 'brine:files:object-10-clusterrolebinding-kubeadm-kubelet-bootstrap'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/11-clusterrolebinding-kubeadm-node-autoapprove-bootstrap.yaml':
  file.managed:
    - name: '/etc/brine/objects/11-clusterrolebinding-kubeadm-node-autoapprove-bootstrap.yaml'
    - contents_pillar: 'brine:files:object-11-clusterrolebinding-kubeadm-node-autoapprove-bootstrap'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/12-clusterrolebinding-kubeadm-node-autoapprove-certificate-rotation.yaml':
  file.managed:
    - name: '/etc/brine/objects/12-clusterrolebinding-kubeadm-node-autoapprove-certificate-rotation.yaml'
    - contents_pillar: 'brine:files:object-12-clusterrolebinding-kubeadm-node-autoapprove-certificate-rotation'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/13-configmap-cluster-info.yaml':
  file.managed:
    - name: '/etc/brine/objects/13-configmap-cluster-info.yaml'
    - contents_pillar: 'brine:files:object-13-configmap-cluster-info'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/14-role-kubeadm-bootstrap-signer-clusterinfo.yaml':
  file.managed:
    - name: '/etc/brine/objects/14-role-kubeadm-bootstrap-signer-clusterinfo.yaml'
    - contents_pillar: 'brine:files:object-14-role-kubeadm-bootstrap-signer-clusterinfo'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/15-rolebinding-kubeadm-bootstrap-signer-clusterinfo.yaml':
  file.managed:
    - name: '/etc/brine/objects/15-rolebinding-kubeadm-bootstrap-signer-clusterinfo.yaml'
    - contents_pillar: 'brine:files:object-15-rolebinding-kubeadm-bootstrap-signer-clusterinfo'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/16-clusterrolebinding-kubeadm-apiserver-kubelet-client.yaml':
  file.managed:
    - name: '/etc/brine/objects/16-clusterrolebinding-kubeadm-apiserver-kubelet-client.yaml'
    - contents_pillar: 'brine:files:object-16-clusterrolebinding-kubeadm-apiserver-kubelet-client'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/17-configmap-kube-proxy.yaml':
  file.managed:
    - name: '/etc/brine/objects/17-configmap-kube-proxy.yaml'
    - contents_pillar: 'brine:files:object-17-configmap-kube-proxy'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/18-daemonset-kube-proxy.yaml':
  file.managed:
    - name: '/etc/brine/objects/18-daemonset-kube-proxy.yaml'
    - contents_pillar: 'brine:files:object-18-daemonset-kube-proxy'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/19-serviceaccount-kube-proxy.yaml':
  file.managed:
    - name: '/etc/brine/objects/19-serviceaccount-kube-proxy.yaml'
    - contents_pillar: 'brine:files:object-19-serviceaccount-kube-proxy'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/20-clusterrolebinding-kubeadm-node-proxier.yaml':
  file.managed:
    - name: '/etc/brine/objects/20-clusterrolebinding-kubeadm-node-proxier.yaml'
    - contents_pillar: 'brine:files:object-20-clusterrolebinding-kubeadm-node-proxier'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/21-role-kube-proxy.yaml':
  file.managed:
    - name: '/etc/brine/objects/21-role-kube-proxy.yaml'
    - contents_pillar: 'brine:files:object-21-role-kube-proxy'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/22-rolebinding-kube-proxy.yaml':
  file.managed:
    - name: '/etc/brine/objects/22-rolebinding-kube-proxy.yaml'
    - contents_pillar: 'brine:files:object-22-rolebinding-kube-proxy'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/23-configmap-coredns.yaml':
  file.managed:
    - name: '/etc/brine/objects/23-configmap-coredns.yaml'
    - contents_pillar: 'brine:files:object-23-configmap-coredns'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/24-clusterrole-system-coredns.yaml':
  file.managed:
    - name: '/etc/brine/objects/24-clusterrole-system-coredns.yaml'
    - contents_pillar: 'brine:files:object-24-clusterrole-system-coredns'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/25-clusterrolebinding-system-coredns.yaml':
  file.managed:
    - name: '/etc/brine/objects/25-clusterrolebinding-system-coredns.yaml'
    - contents_pillar: 'brine:files:object-25-clusterrolebinding-system-coredns'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/26-serviceaccount-coredns.yaml':
  file.managed:
    - name: '/etc/brine/objects/26-serviceaccount-coredns.yaml'
    - contents_pillar: 'brine:files:object-26-serviceaccount-coredns'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/27-deployment-coredns.yaml':
  file.managed:
    - name: '/etc/brine/objects/27-deployment-coredns.yaml'
    - contents_pillar: 'brine:files:object-27-deployment-coredns'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

'Write /etc/brine/objects/28-service-kube-dns.yaml':
  file.managed:
    - name: '/etc/brine/objects/28-service-kube-dns.yaml'
    - contents_pillar: 'brine:files:object-28-service-kube-dns'
    - user: 'root'
    - group: 'root'
    - mode: '0600'
    - makedirs: true
    - dir_mode: '0755'

Keep no other object in /etc/brine/objects:
  file.directory:
    - name: /etc/brine/objects
    - user: root
    - group: root
    - mode: '0700'
    - clean: true
    - require:
      - file: 'Write /etc/brine/objects/01-clusterrolebinding-kubeadm-cluster-admins.yaml'
      - file: 'Write /etc/brine/objects/02-configmap-kubeadm-config.yaml'
      - file: 'Write /etc/brine/objects/03-role-kubeadm-nodes-kubeadm-config.yaml'
      - file: 'Write /etc/brine/objects/04-rolebinding-kubeadm-nodes-kubeadm-config.yaml'
      - file: 'Write /etc/brine/objects/05-configmap-kubelet-config.yaml'
      - file: 'Write /etc/brine/objects/06-role-kubeadm-kubelet-config.yaml'
      - file: 'Write /etc/brine/objects/07-rolebinding-kubeadm-kubelet-config.yaml'
      - file: 'Write /etc/brine/objects/08-clusterrole-kubeadm-get-nodes.yaml'
      - file: 'Write /etc/brine/objects/09-clusterrolebinding-kubeadm-get-nodes.yaml'
      - file: 'Write /etc/brine/objects/10-clusterrolebinding-kubeadm-kubelet-bootstrap.yaml'
      - file: 'Write /etc/brine/objects/11-clusterrolebinding-kubeadm-node-autoapprove-bootstrap.yaml'
      - file: 'Write /etc/brine/objects/12-clusterrolebinding-kubeadm-node-autoapprove-certificate-rotation.yaml'
      - file: 'Write /etc/brine/objects/13-configmap-cluster-info.yaml'
      - file: 'Write /etc/brine/objects/14-role-kubeadm-bootstrap-signer-clusterinfo.yaml'
      - file: 'Write /etc/brine/objects/15-rolebinding-kubeadm-bootstrap-signer-clusterinfo.yaml'
      - file: 'Write /etc/brine/objects/16-clusterrolebinding-kubeadm-apiserver-kubelet-client.yaml'
      - file: 'Write /etc/brine/objects/17-configmap-kube-proxy.yaml'
      - file: 'Write /etc/brine/objects/18-daemonset-kube-proxy.yaml'
      - file: 'Write /etc/brine/objects/19-serviceaccount-kube-proxy.yaml'
      - file: 'Write /etc/brine/objects/20-clusterrolebinding-kubeadm-node-proxier.yaml'
      - file: 'Write /etc/brine/objects/21-role-kube-proxy.yaml'
      - file: 'Write /etc/brine/objects/22-rolebinding-kube-proxy.yaml'
      - file: 'Write /etc/brine/objects/23-configmap-coredns.yaml'
      - file: 'Write /etc/brine/objects/24-clusterrole-system-coredns.yaml'
      - file: 'Write /etc/brine/objects/25-clusterrolebinding-system-coredns.yaml'
      - file: 'Write /etc/brine/objects/26-serviceaccount-coredns.yaml'
      - file: 'Write /etc/brine/objects/27-deployment-coredns.yaml'
      - file: 'Write /etc/brine/objects/28-service-kube-dns.yaml'
