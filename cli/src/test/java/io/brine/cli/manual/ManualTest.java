package io.brine.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.brine.cli.ExitCode;
import io.brine.cli.Prompt;
import io.brine.cli.Surroundings;
import io.brine.cli.Terminal;
import io.brine.cli.command.RootCommand;
import io.brine.core.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ManualTest {
  private static final Set<String> MACROS = Set.of(".TH", ".SH", ".SS", ".TP", ".B", ".I");

  @Test
  void thePageInTheDocsIsMadeOfTheCommands() throws IOException {
    Golden.assertMatches("docs/reference/commands.md", Manual.markdown(root()));
  }

  @Test
  void everyCommandAndExitCodeIsInTheManualPage() {
    String page = Manual.roff(root());
    assertThat(page)
        .contains(".SS \"brine master setup ", "[\\-o, \\-\\-output=FORMAT]")
        .doesNotContain("brine sample");
    for (ExitCode code : ExitCode.values()) {
      assertThat(page).contains(".B " + code.status() + "\n");
    }
  }

  @Test
  void noTextIsTakenForAMacro() {
    assertThat(
            Manual.roff(root())
                .lines()
                .filter(line -> line.startsWith(".") || line.startsWith("'")))
        .allSatisfy(line -> assertThat(MACROS).contains(line.split(" ", 2)[0]));
  }

  @Test
  void everyCommandAndArgumentIsDescribed() {
    assertThat(Manual.markdown(root()).lines().filter(line -> line.startsWith("| `")))
        .isNotEmpty()
        .noneMatch(line -> line.endsWith("` |  |"));
  }

  private static CommandLine root() {
    Terminal terminal = new Terminal(System.out, System.err, new Prompt.Nobody(), false, false);
    return RootCommand.commandLine(
        terminal, new Surroundings(Map.of(), Path.of("/"), Clock.systemUTC()));
  }
}
