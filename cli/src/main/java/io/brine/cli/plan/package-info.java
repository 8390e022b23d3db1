/** A plan with the tree that is written for it: shown, saved, compared. */
@NullMarked
package io.brine.cli.plan;

import org.jspecify.annotations.NullMarked;
