/** A cluster that kubeadm made, as its hosts tell it, and the configuration that stands for it. */
@NullMarked
package io.brine.core.takeover;

import org.jspecify.annotations.NullMarked;
