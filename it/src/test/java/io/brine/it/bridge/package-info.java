/** The salt-bridge against a real salt-master. */
@NullMarked
package io.brine.it.bridge;

import org.jspecify.annotations.NullMarked;
