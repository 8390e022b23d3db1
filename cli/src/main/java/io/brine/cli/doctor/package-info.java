/** What someone who is asked for help needs to see, without secrets. */
@NullMarked
package io.brine.cli.doctor;

import org.jspecify.annotations.NullMarked;
