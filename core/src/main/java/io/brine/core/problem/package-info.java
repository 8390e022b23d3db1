/** What a user got wrong, told all at once. */
@NullMarked
package io.brine.core.problem;

import org.jspecify.annotations.NullMarked;
