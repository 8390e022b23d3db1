/**
 * Folders of bundles: what is in them, whether it is what their lock says, and how they are filled.
 */
@NullMarked
package io.brine.cli.bundle;

import org.jspecify.annotations.NullMarked;
