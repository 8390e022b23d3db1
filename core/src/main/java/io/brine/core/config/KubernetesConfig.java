package io.brine.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.brine.core.net.DnsName;
import io.brine.core.version.KubernetesVersion;

/** Kubernetes itself; names and meaning as in kubeadm's API v1beta4. */
public record KubernetesConfig(
    @Field(
            value = "version to deploy, one of the catalogue; another one takes an upgrade",
            change = Change.FIXED)
        KubernetesVersion version,
    @Field(value = "DNS domain of services", defaultsTo = "cluster.local", change = Change.FIXED)
        DnsName dnsDomain,
    @Field(
            value = "registry and path that the images' names begin with",
            defaultsTo = "registry.k8s.io",
            change = Change.ROLLING)
        String imageRepository,
    @Field("kube-apiserver") ApiServerConfig apiServer,
    @Field("kube-controller-manager") ControlPlaneComponent controllerManager,
    @Field("kube-scheduler") ControlPlaneComponent scheduler,
    @Field("etcd") EtcdConfig etcd,
    @Field(
            value = "fields of KubeletConfiguration, kubelet.config.k8s.io/v1beta1",
            change = Change.ROLLING)
        JsonNode kubelet,
    @Field("fields of KubeProxyConfiguration, kubeproxy.config.k8s.io/v1alpha1") JsonNode kubeProxy,
    @Field("validity and keys of the certificates") CertificatesConfig certificates) {
  public KubernetesConfig {
    kubelet = kubelet.deepCopy();
    kubeProxy = kubeProxy.deepCopy();
  }
}
