package io.brine.core.component;

import io.brine.core.component.BindingView.BindingSubject;
import io.brine.core.component.RoleView.Rule;
import java.util.List;

/** Makes the objects of RBAC and service accounts. */
final class Rbac {

  static final String FOLDER = "cluster-objects/";

  private Rbac() {}

  static ClusterObject role(ObjectName name, Rule... rules) {
    return new ClusterObject(name, FOLDER + "role.yaml", new RoleView(name, List.of(rules)));
  }

  /** Of the role of the same name in the same namespace. */
  static ClusterObject binding(ObjectName role, BindingSubject... subjects) {
    ObjectName name = new ObjectName(role.kind() + "Binding", role.namespace(), role.name());
    return binding(name, role.kind(), role.name(), subjects);
  }

  static ClusterObject clusterBinding(String name, String role, BindingSubject... subjects) {
    ObjectName binding = ObjectName.cluster("ClusterRoleBinding", name);
    return binding(binding, "ClusterRole", role, subjects);
  }

  private static ClusterObject binding(
      ObjectName name, String roleKind, String role, BindingSubject... subjects) {
    BindingView view = new BindingView(name, roleKind, role, List.of(subjects));
    return new ClusterObject(name, FOLDER + "binding.yaml", view);
  }

  static ClusterObject serviceAccount(String name) {
    ObjectName account = ObjectName.system("ServiceAccount", name);
    return new ClusterObject(account, FOLDER + "service-account.yaml", account);
  }

  static ClusterObject configMap(ConfigMapView view) {
    return new ClusterObject(view.name(), FOLDER + "config-map.yaml", view);
  }
}
