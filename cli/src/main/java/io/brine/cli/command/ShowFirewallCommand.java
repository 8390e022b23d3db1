package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.network.FirewallDocument;
import io.brine.cli.network.FirewallText;
import io.brine.core.component.ClusterContext;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what hosts let in. */
@Command(
    name = "firewall",
    description = "Print what each host lets in, from whom and why; and as a matrix of nodes.")
final class ShowFirewallCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private FactsOption facts;
  @Mixin private OutputOption output;

  ShowFirewallCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    FirewallDocument document =
        FirewallDocument.of(ClusterContext.of(new Stages(root).input(facts)));
    FirewallText text = new FirewallText(root.terminal());
    root.terminal().print(output.format().render(document, () -> text.of(document)));
    return ExitCode.OK.status();
  }
}
