package io.brine.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.brine.core.config.SourceNode.Kind;
import io.brine.core.net.Cidr;
import io.brine.core.net.DnsName;
import io.brine.core.net.Host;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.problem.Spelling;
import io.brine.core.version.GoDuration;
import io.brine.core.version.KubernetesVersion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All types of single values that a configuration has. */
final class ScalarTypes {
  static final String AMOUNT = "a number or a share";

  private static final String ABSOLUTE = "^/";
  private static final ScalarType TEXT = ScalarType.text("a string", "", text -> text, "");
  private static final ScalarType BOOLEAN =
      new ScalarType(
          "true or false", Kind.BOOLEAN, List.of(), "", ScalarTypes::parseBoolean, false);
  private static final ScalarType INTEGER =
      new ScalarType("an integer", Kind.INTEGER, List.of(), "", ScalarTypes::parseInteger, 0);

  private static final Map<Class<?>, ScalarType> TYPES =
      Map.ofEntries(
          Map.entry(String.class, TEXT),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(int.class, INTEGER),
          Map.entry(Integer.class, INTEGER),
          text(Cidr.class, "a CIDR", "^[0-9a-fA-F.:]+/[0-9]{1,3}$", Cidr::parse, "127.0.0.0/8"),
          text(
              CidrList.class,
              "a CIDR or one of each family with a comma",
              "^[0-9a-fA-F.:]+/[0-9]{1,3}(,[0-9a-fA-F.:]+/[0-9]{1,3})*$",
              CidrList::parse,
              "127.0.0.0/8"),
          text(
              Host.class,
              "an address or a DNS name",
              "^[0-9a-f.:A-F]+$|^[-a-z0-9.]+$",
              Host::parse,
              "127.0.0.1"),
          text(DnsName.class, "a DNS name", "^[-a-z0-9.]{1,253}$", DnsName::parse, "unread"),
          text(
              ClusterName.class,
              "a name",
              "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
              ClusterName::parse,
              "unread"),
          text(NodeName.class, "a node name", "^[-a-z0-9.]{1,253}$", NodeName::parse, "unread"),
          text(
              MinionPattern.class,
              "a minion id or a glob",
              "^[^/\\\\\\s]+$",
              MinionPattern::parse,
              "unread"),
          text(
              KubernetesVersion.class,
              "a Kubernetes version",
              "^v[0-9]+\\.[0-9]+\\.[0-9]+$",
              KubernetesVersion::parse,
              "v0.0.0"),
          text(AbsolutePath.class, "an absolute path", ABSOLUTE, AbsolutePath::parse, "/"),
          text(HttpUrl.class, "a URL", "^https?://", HttpUrl::parse, "https://127.0.0.1"),
          text(
              Duration.class, "a duration", "^([0-9]+(ns|us|ms|s|m|h))+$", GoDuration::parse, "1h"),
          text(Amount.class, AMOUNT, "^[0-9]+%?$", Amount::parse, "1"));

  private ScalarTypes() {}

  private static Map.Entry<Class<?>, ScalarType> text(
      Class<?> type,
      String title,
      String pattern,
      Function<String, Object> parser,
      String standIn) {
    return Map.entry(type, ScalarType.text(title, pattern, parser, standIn));
  }

  /** The type for a Java class; empty for records and collections. */
  static Optional<ScalarType> of(Class<?> type) {
    return type.isEnum() ? Optional.of(ofEnum(type)) : Optional.ofNullable(TYPES.get(type));
  }

  private static ScalarType ofEnum(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(yamlName((Enum<?>) constant), constant);
    }
    List<String> names = List.copyOf(constants.keySet());
    String title = names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names);
    Object first = constants.values().iterator().next();
    return new ScalarType(
        title, Kind.STRING, names, "", text -> constant(text, constants, title), first);
  }

  private static Object constant(String text, Map<String, Object> constants, String title) {
    Object found = constants.get(text);
    if (found == null) {
      String advice =
          Spelling.nearest(text, constants.keySet())
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse("write " + title);
      throw new InvalidValueException("\"" + text + "\" is not " + title, advice);
    }
    return found;
  }

  private static String yamlName(Enum<?> constant) {
    try {
      JsonProperty name =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return name == null ? constant.name() : name.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object parseBoolean(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new InvalidValueException(
          text + " is a boolean only in old YAML", "write true or false");
    }
    return Boolean.valueOf(text);
  }

  private static Object parseInteger(String text) {
    if (text.matches("[-+]?0[0-9]+")) {
      throw new InvalidValueException(
          text + " has a leading zero: YAML reads it as an octal number",
          "leave the zeros out, or put it in quotes if it is a text");
    }
    if (!text.matches("0|-?[1-9][0-9]{0,8}")) {
      throw new InvalidValueException(
          text + " is not a plain decimal integer", "write digits only, at most nine");
    }
    return Integer.valueOf(text);
  }
}
