/** The manual, made of the commands as they are declared. */
@NullMarked
package io.brine.cli.manual;

import org.jspecify.annotations.NullMarked;
