/** What stands: a cluster as its nodes tell it, and whether what is wanted may follow it. */
@NullMarked
package io.brine.core.standing;

import org.jspecify.annotations.NullMarked;
