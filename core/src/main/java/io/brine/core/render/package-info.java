/** What is laid out of a plan: files, the tree they make, and the check that Salt will take it. */
@NullMarked
package io.brine.core.render;

import org.jspecify.annotations.NullMarked;
