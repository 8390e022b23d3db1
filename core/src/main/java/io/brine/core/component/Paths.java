package io.brine.core.component;

/** Where kubeadm puts things (app/constants/constants.go). */
final class Paths {

  static final String PKI = "/etc/kubernetes/pki/";
  static final String CA_CERTIFICATE = PKI + "ca.crt";
  static final String CA_KEY = PKI + "ca.key";
  static final String FRONT_PROXY_CA = PKI + "front-proxy-ca.crt";
  static final String ETCD_PKI = "/etc/kubernetes/pki/etcd";
  static final String ETCD_CA = ETCD_PKI + "/ca.crt";
  static final String ETCD_DATA = "/var/lib/etcd";
  static final String SERVICE_ACCOUNT_KEY = PKI + "sa.key";
  static final String SERVICE_ACCOUNT_PUBLIC = PKI + "sa.pub";
  static final String ADMIN_CONF = "/etc/kubernetes/admin.conf";
  static final String SUPER_ADMIN_CONF = "/etc/kubernetes/super-admin.conf";
  static final String KUBELET_CONF = "/etc/kubernetes/kubelet.conf";
  static final String BOOTSTRAP_KUBELET_CONF = "/etc/kubernetes/bootstrap-kubelet.conf";
  static final String CONTROLLER_MANAGER_CONF = "/etc/kubernetes/controller-manager.conf";
  static final String SCHEDULER_CONF = "/etc/kubernetes/scheduler.conf";
  static final String MANIFESTS = "/etc/kubernetes/manifests";

  private Paths() {}
}
