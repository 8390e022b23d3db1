package io.brine.core.component;

import io.brine.core.component.CertificateSpec.KeyPair;
import io.brine.core.component.CertificateSpec.Signing;
import io.brine.core.config.CertificatesConfig;
import io.brine.core.net.DnsName;
import io.brine.core.net.Host;
import io.brine.core.net.IpAddress;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.version.GoDuration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and certificates, and the kubeconfigs that carry some of them: kubeadm's table
 * (app/phases/certs/certlist.go, app/phases/kubeconfig/kubeconfig.go).
 */
final class Pki implements Component {

  private static final List<String> SERVER = List.of("server auth");
  private static final List<String> CLIENT = List.of("client auth");
  private static final List<String> BOTH = List.of("server auth", "client auth");

  @Override
  public String name() {
    return "pki";
  }

  @Override
  public Contribution contribute(NodeContext node) {
    return Contribution.none()
        .withCredentials(credentials(node))
        .withStates(Phase.PKI, Sls.configured(name()));
  }

  private static Credentials credentials(NodeContext node) {
    List<CertificateSpec> certificates = new ArrayList<>();
    if (node.isControlPlane()) {
      certificates.addAll(controlPlane(node));
    }
    if (node.isEtcd()) {
      certificates.addAll(etcd(node));
    }
    return new Credentials(
        authorities(node), node.isControlPlane(), certificates, Kubeconfigs.of(node));
  }

  /** Control-plane nodes hold the keys, as kubeadm's do; others get certificates to check with. */
  private static List<AuthoritySpec> authorities(NodeContext node) {
    boolean controlPlane = node.isControlPlane();
    List<AuthoritySpec> authorities = new ArrayList<>();
    if (node.isInCluster()) {
      authorities.add(authority(node, "ca", "ca", controlPlane));
    }
    if (controlPlane || node.isEtcd()) {
      boolean holder = controlPlane && !node.cluster().etcdIsExternal();
      authorities.add(authority(node, "etcd-ca", "etcd/ca", holder));
    }
    if (controlPlane) {
      authorities.add(authority(node, "front-proxy-ca", "front-proxy-ca", true));
    }
    return authorities;
  }

  private static AuthoritySpec authority(
      NodeContext node, String name, String file, boolean withKey) {
    CertificatesConfig settings = node.cluster().kubernetes().certificates();
    String path = Paths.PKI + file;
    return new AuthoritySpec(
        name,
        path + ".crt",
        withKey ? path + ".key" : "",
        settings.algorithm().toString(),
        GoDuration.format(settings.caValidity()));
  }

  private static List<CertificateSpec> controlPlane(NodeContext node) {
    String kubelets = "apiserver-kubelet-client";
    return List.of(
        new CertificateSpec(
            new Signing("apiserver", "ca"),
            keyPair("apiserver"),
            Subject.of("kube-apiserver"),
            apiServerNames(node),
            profile(node, SERVER)),
        client(node, new Signing(kubelets, "ca"), kubelets, "kube-apiserver-kubelet-client"),
        client(
            node,
            new Signing("apiserver-etcd-client", "etcd-ca"),
            "apiserver-etcd-client",
            "kube-apiserver-etcd-client"),
        client(
            node,
            new Signing("front-proxy-client", "front-proxy-ca"),
            "front-proxy-client",
            "front-proxy-client"));
  }

  private static List<CertificateSpec> etcd(NodeContext node) {
    var settings = node.cluster().kubernetes().etcd();
    return List.of(
        etcdServing(node, "etcd-server", "etcd/server", settings.serverCertSANs()),
        etcdServing(node, "etcd-peer", "etcd/peer", settings.peerCertSANs()),
        client(
            node,
            new Signing("etcd-healthcheck-client", "etcd-ca"),
            "etcd/healthcheck-client",
            "kube-etcd-healthcheck-client"));
  }

  private static CertificateSpec etcdServing(
      NodeContext node, String name, String file, List<String> furtherNames) {
    Names names = new Names();
    names.dns(node.name());
    names.dns("localhost");
    names.address(node.address());
    names.address(IpAddress.parse("127.0.0.1"));
    names.address(IpAddress.parse("::1"));
    names.given(furtherNames);
    return new CertificateSpec(
        new Signing(name, "etcd-ca"),
        keyPair(file),
        Subject.of(node.name()),
        names.collected(),
        profile(node, BOTH));
  }

  private static CertificateSpec client(
      NodeContext node, Signing signing, String file, String commonName) {
    return new CertificateSpec(
        signing,
        keyPair(file),
        Subject.of(commonName),
        AlternativeNames.NONE,
        profile(node, CLIENT));
  }

  /** app/util/pkiutil/pki_helpers.go, GetAPIServerAltNames. */
  private static AlternativeNames apiServerNames(NodeContext node) {
    ClusterContext cluster = node.cluster();
    Names names = new Names();
    names.dns(node.name());
    names.dns("kubernetes");
    names.dns("kubernetes.default");
    names.dns("kubernetes.default.svc");
    names.dns("kubernetes.default.svc." + cluster.dnsDomain());
    names.address(cluster.apiServerVirtualAddress());
    names.address(node.address());
    cluster.config().apiServer().endpoint().ifPresent(names::host);
    names.given(cluster.kubernetes().apiServer().certSANs());
    return names.collected();
  }

  private static KeyPair keyPair(String file) {
    return new KeyPair(Paths.PKI + file + ".crt", Paths.PKI + file + ".key");
  }

  static CertificateProfile profile(NodeContext node, List<String> usages) {
    CertificatesConfig settings = node.cluster().kubernetes().certificates();
    return new CertificateProfile(
        usages, settings.algorithm().toString(), GoDuration.format(settings.validity()));
  }

  /** Alternative names as they gather. */
  private static final class Names {
    private final List<String> dnsNames = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    void dns(String name) {
      dnsNames.add(name);
    }

    void address(IpAddress address) {
      addresses.add(address.toString());
    }

    void host(Host host) {
      host.match(
          address -> addresses.add(address.toString()), name -> dnsNames.add(name.toString()));
    }

    /** kubeadm leaves out what is neither an address nor a DNS name, wildcards included. */
    void given(List<String> further) {
      for (String one : further) {
        String bare = one.startsWith("*.") ? one.substring(2) : one;
        if (isAddress(one)) {
          address(IpAddress.parse(one));
        } else if (DnsName.isValid(bare)) {
          dns(one);
        }
      }
    }

    private static boolean isAddress(String text) {
      try {
        IpAddress.parse(text);
        return true;
      } catch (InvalidValueException e) {
        return false;
      }
    }

    AlternativeNames collected() {
      return AlternativeNames.of(dnsNames, addresses);
    }
  }
}
