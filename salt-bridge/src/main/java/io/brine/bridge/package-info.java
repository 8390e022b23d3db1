/**
 * The salt-master as Brine sees it: REST session, facts, jobs, events, keys and its configuration.
 * The only place that knows salt-netapi-client and OkHttp.
 */
@NullMarked
package io.brine.bridge;

import org.jspecify.annotations.NullMarked;
