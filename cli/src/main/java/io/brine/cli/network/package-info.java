/** The network between hosts: what is let in, and whether that is so. */
@NullMarked
package io.brine.cli.network;

import org.jspecify.annotations.NullMarked;
