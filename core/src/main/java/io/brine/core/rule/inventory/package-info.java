/** Every check of what is wanted against what was found, one class each. */
@NullMarked
package io.brine.core.rule.inventory;

import org.jspecify.annotations.NullMarked;
