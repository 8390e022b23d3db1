package io.brine.bridge;

import io.brine.core.problem.Problem;

/**
 * Something about a salt-master, or its minions' Salt, that is not as it ought to be.
 *
 * @param code stable, for example {@code master/auto-accept}
 * @param what what was seen, lower case
 * @param advice what to do, in the imperative
 */
public record MasterFinding(String code, Problem.Severity severity, String what, String advice) {}
