/** Data for the output: JSON and YAML documents and how text is laid out. */
@NullMarked
package io.brine.cli.output;

import org.jspecify.annotations.NullMarked;
