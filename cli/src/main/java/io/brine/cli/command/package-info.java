/** One class a command: what it asks for, which parts it wires, what it prints. */
@NullMarked
package io.brine.cli.command;

import org.jspecify.annotations.NullMarked;
