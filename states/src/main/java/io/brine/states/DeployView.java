package io.brine.states;

import io.brine.core.sls.Origin;
import java.util.List;

/** The view of the orchestration that is all phases. */
record DeployView(Origin origin, List<String> phases) {}
