/** What is decided: for every minion all that is installed, written and started. */
@NullMarked
package io.brine.core.plan;

import org.jspecify.annotations.NullMarked;
