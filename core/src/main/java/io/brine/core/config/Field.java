package io.brine.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a field of {@code cluster.yaml} where it is declared. The reader, the JSON Schema and
 * the table in the docs come from it. A component that is neither {@code @Nullable} nor has a
 * default nor can be empty (list, map, record) must be given.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Field {
  /** What it is for, in one sentence without a full stop. */
  String value();

  /** As it would be written; empty when there is none. */
  String defaultsTo() default "";

  /** What happens without it, where that is no fixed value. */
  String absent() default "";

  /** Whether even a list, map or record must be given. */
  boolean required() default false;

  Change change() default Change.FREE;
}
