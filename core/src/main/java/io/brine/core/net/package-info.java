/** Addresses, networks and hosts, IPv4 and IPv6, as values. */
@NullMarked
package io.brine.core.net;

import org.jspecify.annotations.NullMarked;
