package io.brine.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeCheckTest {

  private static final String MINION = "cp.dc1.example.com";
  private static final String ORCHESTRATION =
      """
      #!yaml
      'etcd: apply':
        brine_run.applied:
          - minions: [cp.dc1.example.com]
          - sls: [brine.etcd.configured]
      """;
  private static final String CONFIGURED =
      """
      #!yaml
      include:
        - brine.kubelet.running
      Write /etc/x:
        file.managed:
          - name: /etc/x
          - contents_pillar: brine:files:x
          - watch_in:
            - service: Run the kubelet
      """;
  private static final String RUNNING =
      """
      #!yaml
      Run the kubelet:
        service.running:
          - name: kubelet
      """;
  private static final String PILLAR = "#!yaml\nbrine: {files: {x: 'content'}}\n";

  private final List<RenderedFile> files = new ArrayList<>();

  private TreeCheckTest with(String path, String content) {
    files.add(new RenderedFile(path, content));
    return this;
  }

  private List<String> problems() {
    return TreeCheck.check(RenderedTree.of(files)).all().stream()
        .map(problem -> problem.code() + " " + where(problem))
        .toList();
  }

  private static String where(Problem problem) {
    return problem.location().path() + ": " + problem.message();
  }

  private TreeCheckTest orchestrated(String configured) {
    return with("salt/brine/orchestrate/etcd.sls", ORCHESTRATION)
        .with("salt/brine/etcd/configured.sls", configured)
        .with("salt/brine/kubelet/running.sls", RUNNING)
        .with(PillarPath.of(MINION), PILLAR);
  }

  private List<String> problemsOf(String states) {
    return with("salt/brine/x/configured.sls", "#!yaml\n" + states).problems();
  }

  @Test
  void aGoodTreeHasNoProblem() {
    assertThat(orchestrated(CONFIGURED).problems()).isEmpty();
  }

  @Test
  void aFileWithoutTheFirstLineIsRefused() {
    assertThat(
            with("salt/brine/x/configured.sls", "# comment\n#!yaml\n{}\n")
                .with("pillar/a.yaml", "brine: {{ 1 }}\n")
                .problems())
        .containsExactly(
            "tree/first-line pillar/a.yaml: does not begin with \"#!yaml\"",
            "tree/first-line salt/brine/x/configured.sls: does not begin with \"#!yaml\"");
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLine() {
    assertThat(problemsOf("a: [\n")).singleElement().asString().contains("is not YAML: line 3");
  }

  @Test
  void aDuplicateKeyIsRefused() {
    assertThat(problemsOf("a: {file.absent: []}\na: {file.absent: []}\n"))
        .singleElement()
        .asString()
        .contains("duplicate key a");
  }

  @Test
  void aTagThatMakesAnObjectIsRefused() {
    assertThat(problemsOf("a: !!java.io.File [x]\n"))
        .singleElement()
        .asString()
        .startsWith("tree/yaml");
  }

  @Test
  void aListIsNoSls() {
    assertThat(problemsOf("- a\n")).singleElement().asString().contains("is not a mapping");
  }

  @Test
  void anIdInTwoFilesIsRefusedNamingBoth() {
    with("salt/brine/a/running.sls", RUNNING);
    assertThat(with("salt/brine/b/running.sls", RUNNING).problems())
        .containsExactly(
            "tree/unique-ids salt/brine/b/running.sls#Run the kubelet:"
                + " the id is also in salt/brine/a/running.sls");
  }

  @Test
  void anIncludeThatIsNotThereIsRefused() {
    assertThat(problemsOf("include: [brine.y.running]\n"))
        .singleElement()
        .asString()
        .contains("includes \"brine.y.running\"");
  }

  @Test
  void aRequisiteOutsideTheIncludesIsRefused() {
    with("salt/brine/kubelet/running.sls", RUNNING);
    assertThat(problemsOf("A:\n  file.absent:\n    - watch_in: [{service: Run the kubelet}]\n"))
        .containsExactly(
            "tree/requisites salt/brine/x/configured.sls#A:"
                + " requires service Run the kubelet, which it does not include");
  }

  @Test
  void aRequisiteOfAnotherModuleIsRefused() {
    assertThat(problemsOf("A:\n  file.absent: []\nB:\n  file.absent:\n    - require: [{pkg: A}]\n"))
        .singleElement()
        .asString()
        .contains("requires pkg A");
  }

  @Test
  void requisitesByIdAloneAndBySlsAreKnown() {
    assertThat(
            problemsOf(
                """
                A:
                  file.absent: []
                B:
                  file.absent:
                    - require: [A, {sls: brine.x.configured}]
                """))
        .isEmpty();
  }

  @Test
  void aCommandWithoutGuardIsRefused() {
    assertThat(problemsOf("A:\n  cmd.run:\n    - name: reboot\n"))
        .containsExactly(
            "tree/guarded-commands salt/brine/x/configured.sls#A: the command has no guard");
  }

  @Test
  void statefulAloneIsNoGuard() {
    assertThat(problemsOf("A:\n  cmd.run:\n    - stateful: true\n")).hasSize(1);
  }

  @Test
  void guardedCommandsPass() {
    assertThat(
            problemsOf(
                """
                A:
                  cmd.run:
                    - unless: test
                B:
                  cmd.run:
                    - stateful: [{test_name: x}]
                """))
        .isEmpty();
  }

  @Test
  void aTemplateIsRefused() {
    assertThat(problemsOf("A:\n  file.managed:\n    - template: jinja\n"))
        .singleElement()
        .asString()
        .startsWith("tree/no-templates");
  }

  @Test
  void aSourceThatIsNotThereIsRefused() {
    with("salt/brine/node/files/a", "x");
    assertThat(
            problemsOf(
                """
                A:
                  file.recurse:
                    - source: salt://brine/node/files
                B:
                  file.managed:
                    - source: salt://brine/node/files/a
                C:
                  file.managed:
                    - source: salt://brine/b
                """))
        .containsExactly(
            "tree/sources salt/brine/x/configured.sls#C:"
                + " fetches \"salt://brine/b\", which is not there");
  }

  @Test
  void anOrchestrationOfAnSlsThatIsNotThereIsRefused() {
    assertThat(
            with("salt/brine/orchestrate/etcd.sls", ORCHESTRATION)
                .with(PillarPath.of(MINION), PILLAR)
                .problems())
        .containsExactly(
            "tree/orchestrations salt/brine/orchestrate/etcd.sls#etcd: apply:"
                + " applies \"brine.etcd.configured\", which is not there");
  }

  @Test
  void aMinionWithoutPillarIsNamed() {
    orchestrated(CONFIGURED);
    files.remove(files.size() - 1);
    assertThat(problems())
        .containsExactly(
            "tree/pillar " + PillarPath.of(MINION) + ": the pillar of " + MINION + " is missing");
  }

  @Test
  void aPillarThatLacksWhatAStateReadsIsNamed() {
    assertThat(orchestrated(CONFIGURED.replace("files:x", "files:y")).problems())
        .singleElement()
        .asString()
        .endsWith("lacks \"brine:files:y\"");
  }

  @Test
  void aPillarKeyThatIsNoTextIsNamed() {
    orchestrated(CONFIGURED);
    files.remove(files.size() - 1);
    with(PillarPath.of(MINION), "#!yaml\nbrine: {files: {x: 12:30:45}}\n");
    assertThat(problems()).singleElement().asString().endsWith("lacks \"brine:files:x\"");
  }

  @Test
  void aPillarThatIsNoYamlIsNamed() {
    orchestrated(CONFIGURED);
    files.remove(files.size() - 1);
    with(PillarPath.of(MINION), "#!yaml\nbrine: [\n");
    assertThat(problems()).singleElement().asString().contains("is not YAML");
  }

  @Test
  void whatAStateIncludesIsAskedOfThePillarToo() {
    String including = "#!yaml\ninclude: [brine.z.configured]\nB:\n  file.absent: []\n";
    orchestrated(including)
        .with(
            "salt/brine/z/configured.sls",
            "#!yaml\nZ:\n  file.managed:\n    - contents_pillar: brine:spec\n");
    assertThat(problems()).singleElement().asString().endsWith("lacks \"brine:spec\"");
  }
}
