package io.brine.core.explain;

import io.brine.core.component.StaticPod;
import io.brine.core.config.Arg;
import io.brine.core.config.KubernetesConfig;
import io.brine.core.explain.Explanation.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The arguments of static pods and of the kubelet: {@code kube-apiserver.secure-port}. */
final class FlagFields {
  private static final String KUBELET = "kubelet";
  private static final String NODE_IP = "node-ip";

  private FlagFields() {}

  static List<Explanation> of(Question question) {
    List<Explanation> all = new ArrayList<>();
    for (StaticPod pod : question.pods()) {
      List<String> command = pod.container().command();
      flags(command.subList(1, command.size()))
          .forEach((flag, value) -> all.add(explain(question, pod.name(), flag, value)));
    }
    question.text("kubelet-flags").ifPresent(text -> all.addAll(kubelet(question, text)));
    return all;
  }

  private static List<Explanation> kubelet(Question question, String text) {
    List<Explanation> all = new ArrayList<>();
    Map<String, String> flags =
        flags(Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList());
    flags.forEach((flag, value) -> all.add(explain(question, KUBELET, flag, value)));
    if (!flags.containsKey(NODE_IP)) {
      all.add(
          new Explanation(
              KUBELET + "." + NODE_IP,
              "",
              "not given: the kubelet finds the node's control-plane address by itself, as the first"
                  + " on the interface of the default route",
              AddressFields.inputs(question, List.of(AddressFields.CONTROL_PLANE))));
    }
    return all;
  }

  /** By name, in order; the values of one that is there several times together. */
  private static Map<String, String> flags(List<String> words) {
    Map<String, String> flags = new LinkedHashMap<>();
    for (String word : words) {
      String[] parts = word.substring("--".length()).split("=", 2);
      flags.merge(parts[0], parts.length == 1 ? "" : parts[1], (one, more) -> one + " " + more);
    }
    return flags;
  }

  private static Explanation explain(Question question, String program, String flag, String value) {
    String field = program + "." + flag;
    List<Input> given = given(question, program, flag);
    if (!given.isEmpty()) {
      return new Explanation(
          field, value, "as written; it takes the place of what kubeadm would give", given);
    }
    DecidedFlag decided = DecidedFlag.of(field);
    List<Input> inputs =
        decided.paths().stream()
            .map(path -> path.replace("nodes[]", question.entryPath()))
            .map(question.written()::input)
            .toList();
    return new Explanation(field, value, decided.rule(), inputs);
  }

  private static List<Input> given(Question question, String program, String flag) {
    KubernetesConfig kubernetes = question.node().cluster().kubernetes();
    return switch (program) {
      case "kube-apiserver" ->
          given(question, "apiServer", kubernetes.apiServer().component().extraArgs(), flag);
      case "kube-controller-manager" ->
          given(question, "controllerManager", kubernetes.controllerManager().extraArgs(), flag);
      case "kube-scheduler" ->
          given(question, "scheduler", kubernetes.scheduler().extraArgs(), flag);
      case "etcd" -> given(question, "etcd", kubernetes.etcd().extraArgs(), flag);
      default -> List.of();
    };
  }

  private static List<Input> given(
      Question question, String section, List<Arg> extra, String flag) {
    return IntStream.range(0, extra.size())
        .filter(i -> extra.get(i).name().equals(flag))
        .mapToObj(
            i ->
                question
                    .written()
                    .input(
                        "kubernetes.%s.extraArgs[%d]".formatted(section, i), extra.get(i).value()))
        .toList();
  }
}
