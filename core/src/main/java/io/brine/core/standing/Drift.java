package io.brine.core.standing;

/**
 * A field of an API object of the plan that somebody else changed since.
 *
 * @param object for example {@code ConfigMap kube-system/coredns}
 * @param field as the API server writes it: {@code .data.Corefile}
 * @param manager who changed it, for example {@code kubectl-edit}
 */
public record Drift(String object, String field, String manager) {}
