/** What an apply keeps on the master: the cluster's lease and the run's journal. */
@NullMarked
package io.brine.cli.run;

import org.jspecify.annotations.NullMarked;
