package io.brine.states;

import io.brine.core.component.Phase;
import io.brine.core.plan.ClusterPlan;
import io.brine.core.render.RenderedFile;
import io.brine.core.sls.Origin;
import io.brine.core.sls.PhaseSteps;
import io.brine.core.sls.SlsContents;
import io.brine.core.sls.SlsName;
import io.brine.states.OrchestrationView.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lays out the part of the tree that Salt serves to minions: SLS files, orchestrations, scripts.
 */
public final class SlsRenderer {

  private static final String SALT = "salt/";
  private static final String SUFFIX = ".sls";
  private static final String ORCHESTRATE = "orchestrate";
  private static final String STATIC_POD = "static-pod/";

  private final Templates templates = new Templates();

  /** The files below {@code salt/}. */
  public List<RenderedFile> render(ClusterPlan plan, Origin origin) {
    List<RenderedFile> files = new ArrayList<>();
    SlsContents contents = SlsContents.of(plan);
    Set<String> pods = contents.staticPods();
    for (String sls : plan.sls()) {
      SlsName name = new SlsName(sls);
      files.add(file(name, template(name, pods), contents.view(name, origin)));
    }
    files.addAll(orchestrations(plan, origin));
    files.addAll(NodeScript.files());
    return files;
  }

  private RenderedFile file(SlsName name, String template, Object view) {
    return new RenderedFile(SALT + name.path(), templates.render(template, view));
  }

  /** Its own, or the one that static pods share. */
  private static String template(SlsName name, Set<String> pods) {
    String own = name.component() + "/" + name.part() + SUFFIX;
    boolean shared = !Templates.has(own) && pods.contains(name.component());
    return shared ? STATIC_POD + name.part() + SUFFIX : own;
  }

  private List<RenderedFile> orchestrations(ClusterPlan plan, Origin origin) {
    List<PhaseSteps> phases = PhaseSteps.all(plan);
    String cluster = plan.cluster().toString();
    List<RenderedFile> files = new ArrayList<>();
    for (PhaseSteps phase : phases) {
      OrchestrationView view = new OrchestrationView(origin, steps(phase, cluster));
      files.add(file(name(phase.phase()), "orchestrate/phase" + SUFFIX, view));
    }
    List<String> labels = phases.stream().map(phase -> phase.phase().label()).toList();
    SlsName deploy = SlsName.of(ORCHESTRATE, "deploy");
    files.add(file(deploy, "orchestrate/deploy" + SUFFIX, new DeployView(origin, labels)));
    return files;
  }

  private static SlsName name(Phase phase) {
    return SlsName.of(ORCHESTRATE, phase.label());
  }

  private static List<StepView> steps(PhaseSteps phase, String cluster) {
    return phase.steps().stream()
        .map(step -> step.match(states -> StepView.of(states, cluster), StepView::of))
        .toList();
  }
}
