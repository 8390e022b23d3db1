/** Kubernetes versions and what Brine knows of each. */
@NullMarked
package io.brine.core.version;

import org.jspecify.annotations.NullMarked;
