/** Pages for a browser, one file each, with nothing from elsewhere in them. */
@NullMarked
package io.brine.cli.page;

import org.jspecify.annotations.NullMarked;
