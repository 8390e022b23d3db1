/** What commands read from the machine: the configuration, saved facts, credentials. */
@NullMarked
package io.brine.cli.input;

import org.jspecify.annotations.NullMarked;
