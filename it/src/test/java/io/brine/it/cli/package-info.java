/** The command brine on a real salt-master, as an operator types it. */
@NullMarked
package io.brine.it.cli;

import org.jspecify.annotations.NullMarked;
