package io.brine.bridge;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns what one minion returned into what is kept of it, so that no whole job is in memory. */
interface JobReader<T> {
  /**
   * Reads one return.
   *
   * @param minion its id; the master's own for a runner's job
   * @param entry {@code {"return": ..., "retcode": 0, "success": true}}
   */
  T read(String minion, JsonNode entry);

  /** What of a return need not even be read whole. */
  default Reducer reducer() {
    return Reducer.NONE;
  }
}
