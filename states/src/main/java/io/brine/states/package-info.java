/**
 * The SLS tree and the orchestrations of a plan, the Python beside them, and where it is written.
 */
@NullMarked
package io.brine.states;

import org.jspecify.annotations.NullMarked;
