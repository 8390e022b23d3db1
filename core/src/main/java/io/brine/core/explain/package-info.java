/** What a plan has decided, told with the rule and the input that decided it. Pure. */
@NullMarked
package io.brine.core.explain;

import org.jspecify.annotations.NullMarked;
