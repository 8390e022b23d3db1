/**
 * The bundle: packages and images for a site without internet, and the lock that describes them.
 */
@NullMarked
package io.brine.core.bundle;

import org.jspecify.annotations.NullMarked;
