package io.brine.core.component;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.Arg;
import io.brine.core.config.CertificatesConfig;
import io.brine.core.config.ControlPlaneComponent;
import io.brine.core.config.EnvVar;
import io.brine.core.config.EtcdConfig;
import io.brine.core.config.HostPathMount;
import io.brine.core.version.GoDuration;
import java.util.List;

/** kubeadm's ClusterConfiguration, v1beta4, as kubeadm stores it in the cluster. */
public final class KubeadmConfiguration {

  /** kubeadm's default; Brine's own name of the cluster is another thing. */
  public static final String CLUSTER_NAME = "kubernetes";

  private KubeadmConfiguration() {}

  /** The document, defaulted and in kubeadm's form. */
  public static String clusterYaml(ClusterContext cluster) {
    return GoYaml.write(cluster(cluster));
  }

  static ObjectNode cluster(ClusterContext cluster) {
    ObjectNode document = document();
    document.put("certificatesDir", Paths.PKI.substring(0, Paths.PKI.length() - 1));
    document.put("clusterName", CLUSTER_NAME);
    cluster.endpoint().ifPresent(found -> document.put("controlPlaneEndpoint", found.toString()));
    document.put("imageRepository", cluster.kubernetes().imageRepository());
    document.put("kubernetesVersion", cluster.version().toString());
    document.putObject("dns");
    document.putObject("proxy");
    certificates(document, cluster.kubernetes().certificates());
    networking(document.putObject("networking"), cluster);
    components(document, cluster);
    return document;
  }

  /**
   * As kubeadm's documentation has it for a member of an external etcd ("Set up a High Availability
   * etcd Cluster with kubeadm").
   */
  static ObjectNode etcdMember(NodeContext node) {
    ClusterContext cluster = node.cluster();
    ObjectNode document = document();
    document.put("imageRepository", cluster.kubernetes().imageRepository());
    document.put("kubernetesVersion", cluster.version().toString());
    certificates(document, cluster.kubernetes().certificates());
    EtcdConfig settings = cluster.kubernetes().etcd();
    ObjectNode local = localEtcd(settings, EtcdMembers.arguments(node));
    document.putObject("etcd").set("local", local);
    return document;
  }

  private static ObjectNode document() {
    return object().put("apiVersion", "kubeadm.k8s.io/v1beta4").put("kind", "ClusterConfiguration");
  }

  private static void certificates(ObjectNode document, CertificatesConfig certificates) {
    document.put("encryptionAlgorithm", certificates.algorithm().toString());
    document.put("certificateValidityPeriod", GoDuration.format(certificates.validity()));
    document.put("caCertificateValidityPeriod", GoDuration.format(certificates.caValidity()));
  }

  private static void networking(ObjectNode networking, ClusterContext cluster) {
    networking.put("dnsDomain", cluster.dnsDomain());
    networking.put("podSubnet", cluster.podSubnet());
    networking.put("serviceSubnet", cluster.serviceSubnet());
  }

  private static void components(ObjectNode document, ClusterContext cluster) {
    var kubernetes = cluster.kubernetes();
    ObjectNode apiServer = component(kubernetes.apiServer().component());
    texts(apiServer, "certSANs", kubernetes.apiServer().certSANs());
    document.set("apiServer", apiServer);
    document.set("controllerManager", component(kubernetes.controllerManager()));
    document.set("scheduler", component(kubernetes.scheduler()));
    ObjectNode etcd = document.putObject("etcd");
    if (cluster.etcdIsExternal()) {
      etcd.set("external", externalEtcd(cluster));
    } else {
      etcd.set("local", localEtcd(kubernetes.etcd(), kubernetes.etcd().extraArgs()));
    }
  }

  private static ObjectNode localEtcd(EtcdConfig settings, List<Arg> arguments) {
    ControlPlaneComponent component =
        new ControlPlaneComponent(arguments, List.of(), settings.extraEnvs());
    ObjectNode local = component(component).put("dataDir", Paths.ETCD_DATA);
    texts(local, "serverCertSANs", settings.serverCertSANs());
    texts(local, "peerCertSANs", settings.peerCertSANs());
    return local;
  }

  private static ObjectNode externalEtcd(ClusterContext cluster) {
    ObjectNode external = object();
    List<String> endpoints = EtcdMembers.endpoints(cluster);
    texts(external, "endpoints", endpoints);
    texts(external, "httpEndpoints", endpoints);
    external.put("caFile", Paths.ETCD_CA);
    external.put("certFile", Paths.PKI + "apiserver-etcd-client.crt");
    external.put("keyFile", Paths.PKI + "apiserver-etcd-client.key");
    return external;
  }

  private static ObjectNode component(ControlPlaneComponent settings) {
    ObjectNode component = object();
    for (Arg arg : settings.extraArgs()) {
      ObjectNode entry = component.withArrayProperty("extraArgs").addObject();
      entry.put("name", arg.name()).put("value", arg.value());
    }
    for (HostPathMount mount : settings.extraVolumes()) {
      volume(component.withArrayProperty("extraVolumes").addObject(), mount);
    }
    for (EnvVar variable : settings.extraEnvs()) {
      ObjectNode entry = component.withArrayProperty("extraEnvs").addObject();
      entry.put("name", variable.name());
      if (!variable.value().isEmpty()) {
        entry.put("value", variable.value());
      }
    }
    return component;
  }

  private static void volume(ObjectNode entry, HostPathMount mount) {
    entry.put("name", mount.name());
    entry.put("hostPath", mount.hostPath().text());
    entry.put("mountPath", mount.mountPath().text());
    if (mount.readOnly()) {
      entry.put("readOnly", true);
    }
    if (!mount.typeName().isEmpty()) {
      entry.put("pathType", mount.typeName());
    }
  }

  private static void texts(ObjectNode parent, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode list = parent.putArray(field);
      values.forEach(list::add);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
