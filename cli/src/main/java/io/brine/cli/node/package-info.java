/** Nodes that leave the cluster. */
@NullMarked
package io.brine.cli.node;

import org.jspecify.annotations.NullMarked;
