/** Clusters and hosts for tests of every module. */
@NullMarked
package io.brine.core.testing;

import org.jspecify.annotations.NullMarked;
