/** What commands do on the salt-master, over its REST API. */
@NullMarked
package io.brine.cli.salt;

import org.jspecify.annotations.NullMarked;
