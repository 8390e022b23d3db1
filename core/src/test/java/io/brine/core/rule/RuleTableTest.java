package io.brine.core.rule;

import io.brine.core.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RuleTableTest {
  @Test
  void thePageInTheDocsIsTheTable() throws IOException {
    Golden.assertMatches("docs/reference/rules.md", RuleTable.markdown());
  }
}
