package io.brine.core.component;

/** The view of a file that is one text, decided whole in Java. */
public record Document(String text) {}
