package io.brine.cli.command;

import io.brine.cli.CommandFailure;
import io.brine.cli.ExitCode;
import io.brine.cli.bundle.BillOfMaterials;
import io.brine.cli.bundle.CycloneDx;
import io.brine.cli.output.Format;
import io.brine.core.bundle.BundleLock;
import io.brine.core.config.ValidConfig;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a bundle must hold for the plan, or what the one that is there holds. */
@Command(
    name = "list",
    description = {
      "List the images and packages that the plan needs.",
      "With --locked: all that the bundle holds, with versions and digests."
    })
final class BundleListCommand implements Callable<Integer> {
  private final RootCommand root;

  @Mixin private BundleOptions bundle;
  @Mixin private FactsOption facts;
  @Mixin private OutputOption output;

  @Option(
      names = "--locked",
      description = "List what bundle.lock has, instead of the plan's needs.")
  private boolean locked;

  @Option(names = "--cyclonedx", description = "Print a CycloneDX 1.6 document, as JSON.")
  private boolean cycloneDx;

  BundleListCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    BillOfMaterials bill = locked ? held() : needed();
    root.terminal().print(cycloneDx ? document(bill) : output.format().render(bill, bill::text));
    return ExitCode.OK.status();
  }

  private BillOfMaterials held() throws CommandFailure, IOException {
    return BillOfMaterials.of(
        new Stages(root).lock(bundle.folder(root).path().resolve(BundleLock.FILE)));
  }

  private BillOfMaterials needed() throws CommandFailure, IOException {
    Stages stages = new Stages(root);
    ValidConfig config = stages.config();
    return BillOfMaterials.of(stages.needs(config, stages.facts(config, facts)));
  }

  private static String document(BillOfMaterials bill) {
    return Format.JSON.render(CycloneDx.of(bill), () -> "");
  }
}
