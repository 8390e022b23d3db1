package io.brine.core.version;

/**
 * A field that a component configuration has not, or a value of another type.
 *
 * @param path as in {@code logging.options.json}
 */
public record ApiMistake(String path, String message, String advice) {}
