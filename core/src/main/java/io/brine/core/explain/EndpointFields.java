package io.brine.core.explain;

import io.brine.core.component.ClusterContext;
import io.brine.core.component.NodeContext;
import io.brine.core.component.RouterId;
import io.brine.core.config.ApiServerEndpoint;
import io.brine.core.explain.Explanation.Input;
import io.brine.core.inventory.SelectedAddress;
import io.brine.core.net.Host;
import io.brine.core.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Where the node reaches the API, and the address that control-plane nodes share. */
final class EndpointFields {
  private static final String VIP = "apiServer.vip";
  private static final String PORT = "apiServer.port";
  private static final String KEEPALIVED = "apiServer.keepalived.enabled";
  private static final String ROUTER_ID = "apiServer.keepalived.virtualRouterId";

  private EndpointFields() {}

  static List<Explanation> of(Question question) {
    List<Explanation> all = new ArrayList<>(List.of(server(question)));
    NodeContext node = question.node();
    ApiServerEndpoint endpoint = node.cluster().config().apiServer();
    if (node.isControlPlane() && endpoint.keepalivedManaged()) {
      IpAddress vip = endpoint.endpoint().flatMap(Host::asAddress).orElseThrow();
      all.add(vip(question, vip));
      all.add(routerId(question, endpoint, vip));
    }
    return all;
  }

  private static Explanation server(Question question) {
    NodeContext node = question.node();
    ClusterContext cluster = node.cluster();
    List<Input> inputs = new ArrayList<>();
    inputs.add(question.written().input(VIP));
    inputs.add(question.written().input(PORT));
    if (cluster.endpoint().isPresent()) {
      return new Explanation("server", node.server(), "the cluster's endpoint", inputs);
    }
    NodeContext served = node.isControlPlane() ? node : new NodeContext(cluster, cluster.first());
    inputs.add(question.written().input(AddressFields.CONTROL_PLANE));
    inputs.add(
        new Input(
            "control-plane address of " + served.name(),
            served.address().toString(),
            "facts of " + served.node().minion()));
    String rule =
        node.isControlPlane()
            ? "the node's own kube-apiserver, as there is no endpoint"
            : "the first control-plane node's kube-apiserver, as there is no endpoint";
    return new Explanation("server", node.server(), rule, inputs);
  }

  private static Explanation vip(Question question, IpAddress vip) {
    SelectedAddress own =
        question.node().node().addresses().controlPlane(vip.family()).orElseThrow();
    return new Explanation(
        "vip",
        vip + " on " + own.dev(),
        "keepalived has it on the best healthy control-plane node, on the interface of the node's"
            + " control-plane address",
        question.written().input(VIP),
        question.written().input(KEEPALIVED),
        question.fact("interface " + own.dev(), own.own().toString()));
  }

  private static Explanation routerId(
      Question question, ApiServerEndpoint endpoint, IpAddress vip) {
    return new Explanation(
        "vip.virtualRouterId",
        RouterId.of(endpoint, vip),
        endpoint.keepalived().virtualRouterId() == null
            ? "the last byte of the VIP, 255 for 0"
            : "as written",
        question.written().input(ROUTER_ID),
        question.written().input(VIP));
  }
}
