/** What is written: files with their content, checked before they stand anywhere. */
@NullMarked
package io.brine.core.render;

import org.jspecify.annotations.NullMarked;
