/** The command {@code brine}: arguments, wiring, printing, exit codes, clock and environment. */
@NullMarked
package io.brine.cli;

import org.jspecify.annotations.NullMarked;
