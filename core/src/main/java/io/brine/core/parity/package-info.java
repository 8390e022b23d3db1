/** Compares what stands on a node and in a cluster with what kubeadm made there. */
@NullMarked
package io.brine.core.parity;

import org.jspecify.annotations.NullMarked;
