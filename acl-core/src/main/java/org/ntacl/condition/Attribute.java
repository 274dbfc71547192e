package org.ntacl.condition;

import java.util.Objects;
import java.util.Optional;

/**
 * The name of a claim in an expression, to be replaced by its values, {@code @User.Title}.
 *
 * @param source whose claim it is
 * @param name the name as it is, without source and without escapes; any UTF-16 code units
 */
public record Attribute(Source source, String name) implements ConditionToken {
  /** Refuses null. */
  public Attribute {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(name, "name");
  }

  /** Where the values of an attribute come from (MS-DTYP 2.4.4.17.8). */
  public enum Source {
    /** The claims that the caller of the access check hands in; in SDDL a name without prefix. */
    LOCAL(0xF8, ""),
    /** The claims of the user in the token. */
    USER(0xF9, "@USER."),
    /** The resource attribute ACEs of the object. */
    RESOURCE(0xFA, "@RESOURCE."),
    /** The claims of the device in the token. */
    DEVICE(0xFB, "@DEVICE.");

    private final int code;
    private final String prefix;

    Source(int code, String prefix) {
      this.code = code;
      this.prefix = prefix;
    }

    /** Returns the byte of the token, 0xF8 to 0xFB. */
    public int code() {
      return code;
    }

    /** Returns what Windows prints before the name. */
    public String prefix() {
      return prefix;
    }

    /** Returns the source of a token byte, or empty when it stands for something else. */
    public static Optional<Source> ofCode(int code) {
      for (Source source : values()) {
        if (source.code == code) {
          return Optional.of(source);
        }
      }
      return Optional.empty();
    }
  }
}
