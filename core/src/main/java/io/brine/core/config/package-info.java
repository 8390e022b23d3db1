/** What the user wants: {@code cluster.yaml} as values. */
@NullMarked
package io.brine.core.config;

import org.jspecify.annotations.NullMarked;
