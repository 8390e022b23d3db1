package io.brine.core.component;

import io.brine.core.component.BindingView.BindingSubject;
import io.brine.core.component.RoleView.Rule;
import io.brine.core.net.IpAddress;
import java.util.List;
import java.util.Map;

/** CoreDNS (app/phases/addons/dns). */
final class CoreDns implements Component {

  private static final List<String> WATCH = List.of("list", "watch");
  private static final List<String> WATCHED =
      List.of("endpoints", "services", "pods", "namespaces");

  @Override
  public String name() {
    return "coredns";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return Contribution.none();
  }

  @Override
  public List<ClusterObject> objects(ClusterContext cluster) {
    ObjectName deployment = ObjectName.system("Deployment", name());
    ObjectName service = ObjectName.system("Service", "kube-dns");
    ObjectName role = ObjectName.cluster("ClusterRole", "system:coredns");
    return List.of(
        Rbac.configMap(
            ConfigMapView.of(
                ObjectName.system("ConfigMap", name()),
                Map.of("Corefile", corefile(cluster.dnsDomain())))),
        Rbac.role(
            role,
            new Rule("", WATCHED, List.of(), WATCH),
            new Rule("discovery.k8s.io", List.of("endpointslices"), List.of(), WATCH)),
        Rbac.clusterBinding(
            "system:coredns", "system:coredns", BindingSubject.serviceAccount(name())),
        Rbac.serviceAccount(name()),
        new ClusterObject(
            deployment, name() + "/deployment.yaml", new Document(cluster.images().coreDns())),
        new ClusterObject(service, name() + "/service.yaml", service(cluster.dnsAddress())));
  }

  private static DnsService service(IpAddress address) {
    return new DnsService(address.toString(), address.isIpv4() ? "IPv4" : "IPv6");
  }

  private static String corefile(String domain) {
    return """
        .:53 {
            errors
            health {
               lameduck 5s
            }
            ready
            kubernetes %1$s in-addr.arpa ip6.arpa {
               pods insecure
               fallthrough in-addr.arpa ip6.arpa
               ttl 30
            }
            prometheus :9153
            forward . /etc/resolv.conf {
               max_concurrent 1000
            }
            cache 30 {
               disable success %1$s
               disable denial %1$s
            }
            loop
            reload
            loadbalance
        }
        """
        .formatted(domain);
  }
}
