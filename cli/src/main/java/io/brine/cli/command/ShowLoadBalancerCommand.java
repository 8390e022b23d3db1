package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.core.component.ClusterContext;
import io.brine.core.component.LoadBalancer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what someone else's load balancer needs. */
@Command(
    name = "load-balancer",
    description = {
      "Print the lines that a load balancer of yours needs, for haproxy and for nginx.",
      "For apiServer.keepalived.enabled: false."
    })
final class ShowLoadBalancerCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private FactsOption facts;
  @Mixin private OutputOption output;

  ShowLoadBalancerCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    LoadBalancer balancer = LoadBalancer.of(ClusterContext.of(new Stages(root).input(facts)));
    root.terminal().print(output.format().render(balancer, () -> text(balancer)));
    return ExitCode.OK.status();
  }

  private static String text(LoadBalancer balancer) {
    return "# haproxy\n" + balancer.haproxy() + "\n# nginx\n" + balancer.nginx();
  }
}
