/** What Salt applies, as its templates see it: SLS files and the steps of orchestrations. */
@NullMarked
package io.brine.core.sls;

import org.jspecify.annotations.NullMarked;
