/**
 * What each part of a cluster puts on a node: one {@link io.brine.core.component.Component} a part.
 */
@NullMarked
package io.brine.core.component;

import org.jspecify.annotations.NullMarked;
