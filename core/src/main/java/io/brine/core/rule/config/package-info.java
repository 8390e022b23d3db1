/** The rules that need nothing but the configuration, one class each, and the views they share. */
@NullMarked
package io.brine.core.rule.config;

import org.jspecify.annotations.NullMarked;
