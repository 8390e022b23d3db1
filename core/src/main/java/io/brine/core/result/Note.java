package io.brine.core.result;

/**
 * What an operator should know although all is well.
 *
 * @param state that says it
 */
public record Note(StateRef state, String text) {
  public Note {
    text = PlainText.of(text);
  }
}
