package io.brine.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brine.core.config.SaltConfig;
import io.brine.core.net.IpAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a salt-master ought to be set up.
 *
 * @param user who logs in to salt-api
 * @param modules Salt's extension modules: text by path below the modules' folder, for example
 *     {@code runners/brine_pki.py}
 * @param bind the address that minions reach the master at; null leaves it as it is
 */
public record MasterRequest(
    MasterPlaces places,
    SaltConfig salt,
    String user,
    SortedMap<String, String> modules,
    @Nullable IpAddress bind) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEFAULT_PORT = 8000;
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANY = "0.0.0.0";

  public MasterRequest {
    modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
  }

  /** As the Python on the master takes it. */
  ObjectNode json(String command) {
    ObjectNode node = JSON.createObjectNode();
    node.put("command", command);
    node.put("config_dir", places.configuration().toString());
    node.put("root", places.root().toString());
    node.put("store", places.store().toString());
    node.put("default_places", places.areDefault());
    node.put("eauth", salt.eauth()).put("user", user);
    node.set("clients", JSON.valueToTree(MasterLines.CLIENTS));
    node.set("permissions", JSON.valueToTree(Permissions.all()));
    node.set("api", api());
    node.put("ca_file", salt.caFile() == null ? "" : salt.caFile().toString());
    node.put("bind", bind == null ? "" : bind.toString());
    SortedMap<String, String> all = new TreeMap<>(modules);
    all.put("runners/brine_jobs.py", MasterPython.script("brine_jobs.py"));
    node.set("modules", JSON.valueToTree(all));
    return node.put("write", false).put("expected", "").put("restart", false);
  }

  /** salt-api listens where its URL says; for a name, on all addresses. */
  private ObjectNode api() {
    String host = salt.api().uri().getHost().replaceAll("[\\[\\]]", "");
    int port = salt.api().uri().getPort();
    Set<String> names = new LinkedHashSet<>(List.of(host, LOOPBACK, "localhost"));
    ObjectNode api = JSON.createObjectNode();
    api.put("host", listening(host)).put("port", port < 0 ? DEFAULT_PORT : port);
    api.set("names", JSON.valueToTree(names));
    return api;
  }

  private static String listening(String host) {
    if (host.equals("localhost")) {
      return LOOPBACK;
    }
    return host.matches("[0-9.]+|.*:.*") ? host : ANY;
  }

  /** The same with modules of text. */
  public static MasterRequest of(
      MasterPlaces places, SaltConfig salt, String user, Map<String, String> modules) {
    return new MasterRequest(places, salt, user, new TreeMap<>(modules), null);
  }

  public MasterRequest boundTo(IpAddress address) {
    return new MasterRequest(places, salt, user, modules, address);
  }
}
