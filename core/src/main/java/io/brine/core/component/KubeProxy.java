package io.brine.core.component;

import io.brine.core.component.BindingView.BindingSubject;
import io.brine.core.component.RoleView.Rule;
import java.util.List;
import java.util.Map;

/** kube-proxy, as a DaemonSet (app/phases/addons/proxy). */
final class KubeProxy implements Component {

  @Override
  public String name() {
    return "kube-proxy";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return Contribution.none();
  }

  @Override
  public List<ClusterObject> objects(ClusterContext cluster) {
    ObjectName role = ObjectName.system("Role", name());
    ObjectName daemonSet = ObjectName.system("DaemonSet", name());
    return List.of(
        Rbac.configMap(configMap(cluster)),
        new ClusterObject(
            daemonSet,
            name() + "/daemon-set.yaml",
            new Document(cluster.images().kubernetes(name()))),
        Rbac.serviceAccount(name()),
        Rbac.clusterBinding(
            "kubeadm:node-proxier", "system:node-proxier", BindingSubject.serviceAccount(name())),
        Rbac.role(role, Rule.configMap(name())),
        Rbac.binding(
            role, BindingSubject.group("system:bootstrappers:kubeadm:default-node-token")));
  }

  private ConfigMapView configMap(ClusterContext cluster) {
    ComponentConfigs configs = cluster.componentConfigs();
    ConfigMapView view =
        ConfigMapView.of(
                ObjectName.system("ConfigMap", name()),
                Map.of(
                    "config.conf", configs.kubeProxyYaml().stripTrailing(),
                    "kubeconfig.conf", kubeconfig(cluster.server())))
            .labelled("app", name());
    return configs.kubeProxyIsGiven() ? view : view.hashed();
  }

  /** kubeadm's own text: the hash is of it. */
  private static String kubeconfig(String server) {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - cluster:
            certificate-authority: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
            server: %s
          name: default
        contexts:
        - context:
            cluster: default
            namespace: default
            user: default
          name: default
        current-context: default
        users:
        - name: default
          user:
            tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token"""
        .formatted(server);
  }
}
