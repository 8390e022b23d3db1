/** How a cluster is, section by section. */
@NullMarked
package io.brine.cli.status;

import org.jspecify.annotations.NullMarked;
