/** What was found on the machines: facts, who answers to which entry, and the addresses chosen. */
@NullMarked
package io.brine.core.inventory;

import org.jspecify.annotations.NullMarked;
