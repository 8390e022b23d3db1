package io.brine.core.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedTreeTest {

  private static RenderedFile file(String path, String content) {
    return new RenderedFile(path, content);
  }

  @Test
  void theDigestIsTheSameInAnyOrderOfFiles() {
    RenderedFile a = file("a", "1");
    RenderedFile b = file("b", "2");
    assertThat(RenderedTree.of(List.of(a, b)).digest())
        .isEqualTo(RenderedTree.of(List.of(b, a)).digest());
  }

  @Test
  void theDigestTellsContentsAndPathsApart() {
    assertThat(List.of(file("a", "bc"), file("ab", "c"), file("a", "b")))
        .extracting(one -> RenderedTree.of(List.of(one)).digest().shortened())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", "."})
  void aPathThatLeavesTheTreeIsRefused(String path) {
    assertThatThrownBy(() -> RenderedTree.of(List.of(file(path, ""))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void twoFilesOfOnePathAreRefused() {
    assertThatThrownBy(() -> RenderedTree.of(List.of(file("a", "1"), file("a", "2"))))
        .hasMessageContaining("two files are called a");
  }

  @Test
  void filesBelowAFolderAreFoundAndNoOthers() {
    RenderedTree tree = RenderedTree.of(List.of(file("a/x", ""), file("ab/x", ""), file("b", "")));
    assertThat(tree.below("a/")).extracting(RenderedFile::path).containsExactly("a/x");
    assertThat(tree.find("b")).isPresent();
    assertThat(tree.find("c")).isEmpty();
  }

  @Test
  void whatIsNoDigestIsRefused() {
    assertThatThrownBy(() -> new TreeDigest("xyz")).isInstanceOf(IllegalStateException.class);
  }
}
