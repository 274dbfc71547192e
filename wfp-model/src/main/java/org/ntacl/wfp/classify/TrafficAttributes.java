package org.ntacl.wfp.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.Empty;
import org.ntacl.wfp.model.FwpValue.TokenInformation;

/**
 * What is known about traffic: a value for each field that has one. A field without a value meets
 * no condition, not even one that asks for something else.
 *
 * <p>Immutable and thread-safe.
 */
public final class TrafficAttributes {
  /** Nothing is known. */
  public static final TrafficAttributes NONE = new TrafficAttributes(Map.of(), Map.of());

  private final Map<Guid, FwpValue> values;

  /** The tokens that values of type TOKEN_INFORMATION stand for. */
  private final Map<Guid, AccessToken> tokens;

  private TrafficAttributes(Map<Guid, FwpValue> values, Map<Guid, AccessToken> tokens) {
    this.values = values;
    this.tokens = tokens;
  }

  /** Starts without any value. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns these attributes with another value of a field; EMPTY takes the value away. */
  public TrafficAttributes with(Guid field, FwpValue value) {
    Builder builder = new Builder();
    builder.values.putAll(values);
    return builder.set(field, value).build();
  }

  /** Returns the value of a field, or empty. */
  public Optional<FwpValue> value(Guid field) {
    return Optional.ofNullable(values.get(field));
  }

  /** Returns the fields and their values. */
  public Map<Guid, FwpValue> values() {
    return values;
  }

  /** Returns the token that the value of a field stands for, or empty. */
  Optional<AccessToken> token(Guid field) {
    return Optional.ofNullable(tokens.get(field));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrafficAttributes that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns the fields and their values. */
  @Override
  public String toString() {
    return values.toString();
  }

  /** Collects values. Not thread-safe. */
  public static final class Builder {
    private final Map<Guid, FwpValue> values = new HashMap<>();

    private Builder() {}

    /** Sets the value of a field; EMPTY takes it away. */
    public Builder set(Guid field, FwpValue value) {
      Objects.requireNonNull(field, "field");
      if (Objects.requireNonNull(value, "value") instanceof Empty) {
        values.remove(field);
      } else {
        values.put(field, value);
      }
      return this;
    }

    /** Returns what was collected. */
    public TrafficAttributes build() {
      Map<Guid, AccessToken> tokens = new HashMap<>();
      values.forEach(
          (field, value) -> {
            if (value instanceof TokenInformation information) {
              TokenFacts.token(information).ifPresent(token -> tokens.put(field, token));
            }
          });
      return new TrafficAttributes(Map.copyOf(values), Map.copyOf(tokens));
    }
  }
}
