/** What happened on the minions, as values. Knows neither plan nor Salt's own forms. */
@NullMarked
package io.brine.core.result;

import org.jspecify.annotations.NullMarked;
