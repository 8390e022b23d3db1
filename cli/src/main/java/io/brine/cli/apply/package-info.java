/** A run: what is left to do, what was done, what came of it. */
@NullMarked
package io.brine.cli.apply;

import org.jspecify.annotations.NullMarked;
