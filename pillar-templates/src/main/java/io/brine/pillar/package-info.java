/** Lays out what is decided for a node: files, pillar data, and how both are shown to a user. */
@NullMarked
package io.brine.pillar;

import org.jspecify.annotations.NullMarked;
