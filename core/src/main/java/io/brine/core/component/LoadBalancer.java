package io.brine.core.component;

import io.brine.core.net.HostPort;
import java.util.List;
import java.util.stream.Collectors;

/** What someone else's load balancer has to be told so that it serves the cluster's API. */
public record LoadBalancer(String endpoint, int port, List<Server> servers) {

  /** A kube-apiserver. */
  public record Server(String node, String address) {}

  public LoadBalancer {
    servers = List.copyOf(servers);
  }

  public static LoadBalancer of(ClusterContext cluster) {
    return new LoadBalancer(
        cluster.endpoint().map(HostPort::toString).orElse(""),
        cluster.apiServerPort(),
        cluster.controlPlane().stream()
            .map(
                node ->
                    new Server(
                        node.name().value(),
                        HostPort.of(Nodes.address(node), cluster.apiServerPort()).toString()))
            .toList());
  }

  /** Lines of haproxy.cfg: TCP is passed through, {@code /livez} is asked over TLS. */
  public String haproxy() {
    return """
        frontend kube-apiserver
          bind :%d
          mode tcp
          option tcplog
          timeout client 1h
          default_backend kube-apiserver

        backend kube-apiserver
          mode tcp
          balance roundrobin
          timeout connect 5s
          timeout server 1h
          option httpchk GET /livez
          http-check expect status 200
          default-server inter 2s fall 3 rise 2 on-marked-down shutdown-sessions
        """
            .formatted(port)
        + servers.stream()
            .map(
                one ->
                    "  server %s %s check check-ssl verify none%n"
                        .formatted(one.node(), one.address()))
            .collect(Collectors.joining());
  }

  /** Lines of nginx.conf; its free edition only notices refused connections. */
  public String nginx() {
    String lines =
        servers.stream()
            .map(one -> "    server %s max_fails=2 fail_timeout=5s;%n".formatted(one.address()))
            .collect(Collectors.joining());
    return """
    stream {
      upstream kube-apiserver {
    %s  }
      server {
        listen %d;
        proxy_connect_timeout 2s;
        proxy_timeout 1h;
        proxy_pass kube-apiserver;
      }
    }
    """
        .formatted(lines, port);
  }
}
