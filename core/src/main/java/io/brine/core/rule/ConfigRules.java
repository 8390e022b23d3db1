package io.brine.core.rule;

import io.brine.core.config.ClusterConfig;
import io.brine.core.config.ReadConfig;
import io.brine.core.config.ValidConfig;
import io.brine.core.problem.Checked;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import io.brine.core.rule.config.ApiPortInRange;
import io.brine.core.rule.config.ApiPortIsFree;
import io.brine.core.rule.config.ArgNameSyntax;
import io.brine.core.rule.config.ArgsAreOurs;
import io.brine.core.rule.config.BatchMoves;
import io.brine.core.rule.config.CertSansSyntax;
import io.brine.core.rule.config.CertificatesLast;
import io.brine.core.rule.config.CertificatesWithinCa;
import io.brine.core.rule.config.ControlPlaneCidrsGiven;
import io.brine.core.rule.config.ControlPlaneGiven;
import io.brine.core.rule.config.ControlPlaneHasPrimaryFamily;
import io.brine.core.rule.config.DebRepositorySyntax;
import io.brine.core.rule.config.EauthSyntax;
import io.brine.core.rule.config.EncapsulationCarriesIpv6;
import io.brine.core.rule.config.EnvNameSyntax;
import io.brine.core.rule.config.EtcdGiven;
import io.brine.core.rule.config.EtcdMembersOdd;
import io.brine.core.rule.config.EtcdStackedOrExternal;
import io.brine.core.rule.config.ExternalEtcdIsNoWorker;
import io.brine.core.rule.config.GlobHasNoName;
import io.brine.core.rule.config.GlobOnlyForWorkers;
import io.brine.core.rule.config.ImageRepositorySyntax;
import io.brine.core.rule.config.KeepalivedHasAddress;
import io.brine.core.rule.config.KubeProxyFieldsAreOurs;
import io.brine.core.rule.config.KubeProxyFieldsKnown;
import io.brine.core.rule.config.KubeletFieldsAreOurs;
import io.brine.core.rule.config.KubeletFieldsKnown;
import io.brine.core.rule.config.KubeletIsGuarded;
import io.brine.core.rule.config.LabelSyntax;
import io.brine.core.rule.config.LabelsAreOurs;
import io.brine.core.rule.config.LabelsNeedANode;
import io.brine.core.rule.config.MinionsMatchedOnce;
import io.brine.core.rule.config.MinionsUnique;
import io.brine.core.rule.config.MirrorIsRegistry;
import io.brine.core.rule.config.MtuInRange;
import io.brine.core.rule.config.NetworksAreNotSiteLocal;
import io.brine.core.rule.config.NetworksAreUnicast;
import io.brine.core.rule.config.NetworksDoNotOverlap;
import io.brine.core.rule.config.NodeMaskFitsPodCidr;
import io.brine.core.rule.config.NodeMaskIsNumber;
import io.brine.core.rule.config.NodeNamesUnique;
import io.brine.core.rule.config.NodesGiven;
import io.brine.core.rule.config.OneBootstrapNode;
import io.brine.core.rule.config.OneCidrPerFamily;
import io.brine.core.rule.config.PlaneCidrsReachable;
import io.brine.core.rule.config.PodCidrHoldsNodes;
import io.brine.core.rule.config.PodCidrSize;
import io.brine.core.rule.config.RenewalBeforeEnd;
import io.brine.core.rule.config.RolesGiven;
import io.brine.core.rule.config.RouterIdInRange;
import io.brine.core.rule.config.SaltApiOverTls;
import io.brine.core.rule.config.SameFamiliesForPodsAndServices;
import io.brine.core.rule.config.ServiceCidrSize;
import io.brine.core.rule.config.TaintSyntax;
import io.brine.core.rule.config.TaintsAreOurs;
import io.brine.core.rule.config.TaintsUnique;
import io.brine.core.rule.config.VersionInCatalogue;
import io.brine.core.rule.config.VipForSeveralControlPlaneNodes;
import io.brine.core.rule.config.VipHasPrimaryFamily;
import io.brine.core.rule.config.VipInControlPlane;
import io.brine.core.rule.config.VipIsHostAddress;
import io.brine.core.rule.config.VipIsUnicast;
import io.brine.core.rule.config.VipOutsideCluster;
import io.brine.core.rule.config.VolumeMountPaths;
import io.brine.core.rule.config.VolumeNames;
import java.util.List;

/** Every rule for configurations, and how they are asked. */
public final class ConfigRules {
  public static final List<ConfigRule> ALL =
      List.of(
          new ControlPlaneCidrsGiven(),
          new PlaneCidrsReachable(),
          new OneCidrPerFamily(),
          new SameFamiliesForPodsAndServices(),
          new ControlPlaneHasPrimaryFamily(),
          new ServiceCidrSize(),
          new PodCidrSize(),
          new NodeMaskFitsPodCidr(),
          new PodCidrHoldsNodes(),
          new NetworksDoNotOverlap(),
          new NetworksAreUnicast(),
          new NetworksAreNotSiteLocal(),
          new MtuInRange(),
          new EncapsulationCarriesIpv6(),
          new ApiPortInRange(),
          new ApiPortIsFree(),
          new VipForSeveralControlPlaneNodes(),
          new VipInControlPlane(),
          new VipIsHostAddress(),
          new VipOutsideCluster(),
          new VipHasPrimaryFamily(),
          new VipIsUnicast(),
          new KeepalivedHasAddress(),
          new RouterIdInRange(),
          new NodeMaskIsNumber(),
          new NodesGiven(),
          new RolesGiven(),
          new OneBootstrapNode(),
          new ControlPlaneGiven(),
          new EtcdGiven(),
          new EtcdMembersOdd(),
          new EtcdStackedOrExternal(),
          new ExternalEtcdIsNoWorker(),
          new GlobOnlyForWorkers(),
          new GlobHasNoName(),
          new NodeNamesUnique(),
          new MinionsUnique(),
          new MinionsMatchedOnce(),
          new LabelSyntax(),
          new LabelsAreOurs(),
          new TaintSyntax(),
          new TaintsUnique(),
          new TaintsAreOurs(),
          new LabelsNeedANode(),
          new VersionInCatalogue(),
          new ImageRepositorySyntax(),
          new CertSansSyntax(),
          new ArgNameSyntax(),
          new ArgsAreOurs(),
          new EnvNameSyntax(),
          new VolumeNames(),
          new VolumeMountPaths(),
          new KubeletFieldsKnown(),
          new KubeletFieldsAreOurs(),
          new KubeletIsGuarded(),
          new KubeProxyFieldsKnown(),
          new KubeProxyFieldsAreOurs(),
          new CertificatesLast(),
          new CertificatesWithinCa(),
          new RenewalBeforeEnd(),
          new SaltApiOverTls(),
          new EauthSyntax(),
          new MirrorIsRegistry(),
          new DebRepositorySyntax(),
          new BatchMoves());

  private ConfigRules() {}

  /**
   * Asks all rules about what could be read, and gives their problems with those of reading. What
   * could not be read is never held against other values.
   */
  public static Checked<ValidConfig> check(ReadConfig read) {
    List<Problem> found =
        ALL.stream()
            .filter(rule -> !read.isLost(rule.reads()))
            .flatMap(rule -> check(rule, read.config()).all().stream())
            .filter(problem -> !read.isLost(List.of(problem.location().path())))
            .map(read::locate)
            .toList();
    return ValidConfig.of(read.config(), read.problems().and(new Problems(found)));
  }

  static Problems check(ConfigRule rule, ClusterConfig config) {
    Problems.Collector problems = new Problems.Collector(rule.code());
    rule.check(config, problems);
    return problems.problems();
  }
}
