package io.brine.bridge;

import com.google.gson.reflect.TypeToken;
import com.suse.salt.netapi.calls.Call;
import com.suse.salt.netapi.calls.Client;
import com.suse.salt.netapi.calls.LocalCall;
import com.suse.salt.netapi.calls.RunnerCall;
import com.suse.salt.netapi.calls.WheelCall;
import com.suse.salt.netapi.datatypes.target.Glob;
import com.suse.salt.netapi.datatypes.target.MinionList;
import com.suse.salt.netapi.datatypes.target.Target;
import io.brine.core.config.MinionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of salt-api, as a value.
 *
 * @param client salt-api's name of the interface that runs it, for example {@code local_async}
 * @param function what runs, for example {@code state.sls}
 * @param payload all that is posted but the client, in Salt's field names
 */
public record SaltCall(String client, String function, Map<String, Object> payload) {
  public SaltCall {
    payload = Map.copyOf(payload);
  }

  /** Positional and named arguments of an execution function, and what to find its job by. */
  public record Arguments(
      List<Object> positional, Map<String, Object> named, Map<String, Object> metadata) {
    public Arguments {
      positional = List.copyOf(positional);
      named = Map.copyOf(named);
      metadata = Map.copyOf(metadata);
    }

    public static Arguments none() {
      return positional(List.of());
    }

    public static Arguments positional(List<Object> arguments) {
      return new Arguments(arguments, Map.of(), Map.of());
    }
  }

  /** An execution function on these minions; answers the job's id, not its returns. */
  public static SaltCall onMinions(
      Collection<MinionId> minions, String function, Arguments arguments) {
    return local(list(minions), function, arguments);
  }

  /** The same on all minions whose id matches. */
  public static SaltCall onGlob(String glob, String function, Arguments arguments) {
    return local(new Glob(glob), function, arguments);
  }

  /** A runner, waited for. */
  public static SaltCall runner(String function, Map<String, Object> arguments) {
    return new SaltCall(Client.RUNNER.getValue(), function, runnerPayload(function, arguments));
  }

  /** A runner that goes on by itself; answers the job's id. */
  public static SaltCall runnerAsync(String function, Map<String, Object> arguments) {
    return new SaltCall(
        Client.RUNNER_ASYNC.getValue(), function, runnerPayload(function, arguments));
  }

  /** A wheel function, waited for. */
  public static SaltCall wheel(String function, Map<String, Object> arguments) {
    Call<Object> call =
        new WheelCall<>(function, Optional.of(arguments), TypeToken.get(Object.class));
    return new SaltCall(Client.WHEEL.getValue(), function, call.getPayload());
  }

  private static Map<String, Object> runnerPayload(String function, Map<String, Object> arguments) {
    return new RunnerCall<>(function, Optional.of(arguments), TypeToken.get(Object.class))
        .getPayload();
  }

  private static MinionList list(Collection<MinionId> minions) {
    return new MinionList(minions.stream().map(MinionId::value).toList());
  }

  private static SaltCall local(Target<?> target, String function, Arguments arguments) {
    Call<Object> call =
        new LocalCall<>(
            function,
            Optional.of(arguments.positional()),
            Optional.of(arguments.named()),
            TypeToken.get(Object.class),
            Optional.of(arguments.metadata()).filter(metadata -> !metadata.isEmpty()));
    Map<String, Object> payload = new HashMap<>(call.getPayload());
    payload.putAll(target.getProps());
    return new SaltCall(Client.LOCAL_ASYNC.getValue(), function, payload);
  }

  /** Whether it only hands a job over. */
  boolean isSubmit() {
    return client.endsWith("_async");
  }
}
