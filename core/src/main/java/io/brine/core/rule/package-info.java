/** Every check of a configuration, one class each. */
@NullMarked
package io.brine.core.rule;

import org.jspecify.annotations.NullMarked;
