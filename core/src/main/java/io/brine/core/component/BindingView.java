package io.brine.core.component;

import java.util.List;

/**
 * The view of a RoleBinding or ClusterRoleBinding.
 *
 * @param roleKind {@code Role} or {@code ClusterRole}
 */
public record BindingView(
    ObjectName name, String roleKind, String role, List<BindingSubject> subjects) {

  public BindingView {
    subjects = List.copyOf(subjects);
  }

  /** Who is bound: a user, a group or a service account of kube-system. */
  public record BindingSubject(String kind, String name) {

    static BindingSubject user(String name) {
      return new BindingSubject("User", name);
    }

    static BindingSubject group(String name) {
      return new BindingSubject("Group", name);
    }

    static BindingSubject serviceAccount(String name) {
      return new BindingSubject("ServiceAccount", name);
    }

    public boolean isServiceAccount() {
      return kind.equals("ServiceAccount");
    }
  }
}
