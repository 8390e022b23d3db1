package io.brine.core.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hashing;
import io.brine.core.problem.Checked;
import io.brine.core.problem.InvalidValueException;
import io.brine.core.problem.Problem;
import io.brine.core.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A lock as it is kept in {@code bundle.lock}, in JSON. */
public final class BundleLockFile {
  private static final String CODE = "bundle/lock";
  private static final String ADVICE = "write it anew with brine bundle lock";
  private static final Pattern PACKAGE = Pattern.compile("packages/(deb|rpm)/[\\w.-]+/.*");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private BundleLockFile() {}

  /** The same bytes for the same lock. */
  public static String write(BundleLock lock) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(lock) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads what {@link #write} wrote; what is no such file, or names a thing twice, is a problem.
   */
  public static Checked<BundleLock> read(String text) {
    try {
      return accept(JSON.readValue(text, BundleLock.class));
    } catch (JsonMappingException e) {
      return refuse(path(e), e);
    } catch (JsonProcessingException e) {
      return refuse("", e);
    }
  }

  /** SHA-256 of the file's text in lower case, by which a plan knows it. */
  public static String digest(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  private static Checked<BundleLock> accept(@Nullable BundleLock lock) {
    Problems.Collector problems = new Problems.Collector(CODE);
    if (lock == null) {
      problems.error("", "the file holds nothing", ADVICE);
      return new Checked.Bad<>(problems.problems());
    }
    if (!lock.apiVersion().equals(BundleLock.API_VERSION) || !lock.kind().equals(BundleLock.KIND)) {
      problems.error("kind", "the file holds something else than a " + BundleLock.KIND, ADVICE);
    }
    Set<Object> seen = new HashSet<>();
    lock.images().forEach(image -> once(seen, image.name(), problems));
    lock.packages().forEach(one -> once(seen, one.file().path(), problems));
    lock.indexes().forEach(index -> once(seen, index.path(), problems));
    lock.packages().stream()
        .map(one -> one.file().path().text())
        .filter(path -> !PACKAGE.matcher(path).matches())
        .forEach(path -> problems.error(path, "a package stands in the wrong folder", ADVICE));
    return Checked.of(lock, problems.problems());
  }

  private static void once(Set<Object> seen, Object name, Problems.Collector problems) {
    if (!seen.add(name)) {
      problems.error(name.toString(), "is named twice", ADVICE);
    }
  }

  private static Checked<BundleLock> refuse(String path, JsonProcessingException e) {
    Throwable cause = e.getCause();
    String what =
        cause instanceof InvalidValueException mistake
            ? mistake.what()
            : e.getOriginalMessage().lines().findFirst().orElse("");
    return new Checked.Bad<>(
        Problems.of(Problem.error(CODE, path, "not what a lock looks like: " + what, ADVICE)));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            one ->
                one.getFieldName() == null ? "[" + one.getIndex() + "]" : "." + one.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
