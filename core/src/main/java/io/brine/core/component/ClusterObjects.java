package io.brine.core.component;

import io.brine.core.component.BindingView.BindingSubject;
import io.brine.core.component.RoleView.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What kubeadm uploads into the cluster (app/phases/{uploadconfig,kubelet,bootstraptoken}), and the
 * files that all objects are applied from, in that order.
 */
public final class ClusterObjects implements Component {

  /** Before others join. */
  public static final String TOKEN_PUBLISHED = "brine.cluster-objects.token-published";

  /** After others joined. */
  public static final String NODES_MARKED = "brine.cluster-objects.nodes-marked";

  private static final String FOLDER = "/etc/brine/objects/";
  private static final BindingSubject TOKENS =
      BindingSubject.group("system:bootstrappers:kubeadm:default-node-token");
  private static final BindingSubject NODES = BindingSubject.group("system:nodes");
  private static final String CSR = "system:certificates.k8s.io:certificatesigningrequests:";

  @Override
  public String name() {
    return "cluster-objects";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    if (!node.isFirst()) {
      return Contribution.none();
    }
    Contribution contribution =
        Contribution.none()
            .withFiles(files(Components.objects(node.cluster())))
            .withStates(
                Phase.CLUSTER_OBJECTS,
                Sls.configured(name()),
                Sls.running(name()),
                TOKEN_PUBLISHED,
                NODES_MARKED);
    boolean othersJoin = node.cluster().members().size() > 1;
    return othersJoin
        ? contribution.withStates(Phase.WORKERS, TOKEN_PUBLISHED, NODES_MARKED)
        : contribution;
  }

  private List<FileSpec> files(List<ClusterObject> objects) {
    List<FileSpec> files = new ArrayList<>();
    for (ClusterObject object : objects) {
      String file = String.format("%02d-%s", files.size() + 1, fileName(object.name()));
      ManagedFile managed =
          ManagedFile.of("object-" + file, FOLDER + file + ".yaml", "0600", Sls.configured(name()));
      files.add(new FileSpec(managed, object.template(), object.view()));
    }
    return files;
  }

  private static String fileName(ObjectName name) {
    return name.kind().toLowerCase(Locale.ROOT) + "-" + name.name().replace(':', '-');
  }

  @Override
  public List<ClusterObject> objects(ClusterContext cluster) {
    List<ClusterObject> objects = new ArrayList<>();
    objects.add(
        Rbac.clusterBinding(
            "kubeadm:cluster-admins",
            "cluster-admin",
            BindingSubject.group("kubeadm:cluster-admins")));
    objects.addAll(configurations(cluster));
    objects.addAll(bootstrapTokens());
    objects.addAll(clusterInfo(cluster));
    objects.add(
        Rbac.clusterBinding(
            "kubeadm:apiserver-kubelet-client",
            "system:kubelet-api-admin",
            BindingSubject.user("kube-apiserver-kubelet-client")));
    return objects;
  }

  private static List<ClusterObject> configurations(ClusterContext cluster) {
    ObjectName kubeadm = ObjectName.system("ConfigMap", "kubeadm-config");
    ObjectName kubeadmRole = ObjectName.system("Role", "kubeadm:nodes-kubeadm-config");
    ObjectName kubeletRole = ObjectName.system("Role", "kubeadm:kubelet-config");
    Map<String, String> document =
        Map.of("ClusterConfiguration", KubeadmConfiguration.clusterYaml(cluster));
    return List.of(
        Rbac.configMap(ConfigMapView.of(kubeadm, document)),
        Rbac.role(kubeadmRole, Rule.configMap("kubeadm-config")),
        Rbac.binding(kubeadmRole, TOKENS, NODES),
        Rbac.configMap(kubeletConfig(cluster.componentConfigs())),
        Rbac.role(kubeletRole, Rule.configMap("kubelet-config")),
        Rbac.binding(kubeletRole, NODES, TOKENS));
  }

  private static ConfigMapView kubeletConfig(ComponentConfigs configs) {
    ConfigMapView view =
        ConfigMapView.of(
            ObjectName.system("ConfigMap", "kubelet-config"),
            Map.of("kubelet", configs.kubeletYaml()));
    return configs.kubeletIsGiven() ? view : view.hashed();
  }

  private static List<ClusterObject> bootstrapTokens() {
    ObjectName getNodes = ObjectName.cluster("ClusterRole", "kubeadm:get-nodes");
    return List.of(
        Rbac.role(getNodes, new Rule("", List.of("nodes"), List.of(), List.of("get"))),
        Rbac.binding(getNodes, TOKENS),
        Rbac.clusterBinding("kubeadm:kubelet-bootstrap", "system:node-bootstrapper", TOKENS),
        Rbac.clusterBinding("kubeadm:node-autoapprove-bootstrap", CSR + "nodeclient", TOKENS),
        Rbac.clusterBinding(
            "kubeadm:node-autoapprove-certificate-rotation", CSR + "selfnodeclient", NODES));
  }

  private static List<ClusterObject> clusterInfo(ClusterContext cluster) {
    ObjectName name = new ObjectName("ConfigMap", "kube-public", "cluster-info");
    ObjectName role = new ObjectName("Role", "kube-public", "kubeadm:bootstrap-signer-clusterinfo");
    ClusterInfo view = new ClusterInfo(cluster.server());
    return List.of(
        new ClusterObject(name, Rbac.FOLDER + "cluster-info.yaml", view),
        Rbac.role(role, Rule.configMap("cluster-info")),
        Rbac.binding(role, BindingSubject.user("system:anonymous")));
  }
}
