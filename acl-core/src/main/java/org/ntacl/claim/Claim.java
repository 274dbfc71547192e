package org.ntacl.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.internal.AttributeNames;
import org.ntacl.internal.WindowsCase;

/**
 * A named attribute of a user, a device or a resource with its values (MS-DTYP 2.4.10.1).
 *
 * <p>Equality is that of the content, names to the case; matching of names in conditions, which
 * ignores case, is not the business of this class. Immutable and thread-safe.
 *
 * @param name the name, any UTF-16 code units
 * @param type what kind of values there are
 * @param flags the low word says how the claim is used, see the constants; the high word is free
 *     for applications
 * @param values the values in their order, each of {@code type}; may be empty and may hold equal
 *     values
 */
public record Claim(String name, ClaimType type, int flags, List<ClaimValue> values) {
  /** CLAIM_SECURITY_ATTRIBUTE_NON_INHERITABLE. */
  public static final int NON_INHERITABLE = 0x1;

  /** CLAIM_SECURITY_ATTRIBUTE_VALUE_CASE_SENSITIVE: texts are compared to the case. */
  public static final int CASE_SENSITIVE = 0x2;

  /** CLAIM_SECURITY_ATTRIBUTE_USE_FOR_DENY_ONLY. */
  public static final int DENY_ONLY = 0x4;

  /** CLAIM_SECURITY_ATTRIBUTE_DISABLED_BY_DEFAULT. */
  public static final int DISABLED_BY_DEFAULT = 0x8;

  /** CLAIM_SECURITY_ATTRIBUTE_DISABLED. */
  public static final int DISABLED = 0x10;

  /** CLAIM_SECURITY_ATTRIBUTE_MANDATORY. */
  public static final int MANDATORY = 0x20;

  /** FCI_CLAIM_SECURITY_ATTRIBUTE_MANUAL: set by hand. */
  public static final int MANUAL = 0x1_0000;

  /** FCI_CLAIM_SECURITY_ATTRIBUTE_POLICY_DERIVED: set by a classification policy. */
  public static final int POLICY_DERIVED = 0x2_0000;

  /**
   * Copies the values and checks that they are of the type.
   *
   * @throws IllegalArgumentException when a value is of another type
   */
  public Claim {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    values = List.copyOf(values);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).type() != type) {
        throw new IllegalArgumentException(
            "value %d of claim `%s` is %s, expected %s"
                .formatted(i, name, values.get(i).type(), type));
      }
    }
  }

  /**
   * Returns a claim without flags.
   *
   * @throws IllegalArgumentException when a value is of another type
   */
  public static Claim of(String name, ClaimType type, ClaimValue... values) {
    return new Claim(name, type, 0, List.of(values));
  }

  /** Tells whether all flags of a mask are set. */
  public boolean has(int mask) {
    return (flags & mask) == mask;
  }

  /**
   * Returns why Windows does not work with this claim, or empty when it does: two values are equal,
   * texts without regard to case unless {@link #CASE_SENSITIVE} says otherwise, or a truth value is
   * neither 0 nor 1. A token with such a claim is not made; a resource attribute like it is passed
   * over.
   */
  public Optional<String> fault() {
    if (values.size() == 1) {
      return noncanonical(values.get(0)) ? Optional.of(noncanonicalFault(0)) : Optional.empty();
    }
    // recorded: condition-eval auth-error
    Map<ClaimValue, Integer> seen = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (noncanonical(values.get(i))) {
        return Optional.of(noncanonicalFault(i));
      }
      Integer equal = seen.putIfAbsent(folded(values.get(i)), i);
      if (equal != null) {
        return Optional.of("values %d and %d of claim `%s` are equal".formatted(equal, i, name));
      }
    }
    return Optional.empty();
  }

  private static boolean noncanonical(ClaimValue value) {
    return value instanceof BooleanValue truth && !truth.isCanonical();
  }

  private String noncanonicalFault(int index) {
    return "value %d of claim `%s` is %s, expected 0 or 1"
        .formatted(index, name, Long.toUnsignedString(((BooleanValue) values.get(index)).value()));
  }

  private ClaimValue folded(ClaimValue value) {
    return value instanceof StringValue text && !has(CASE_SENSITIVE)
        ? new StringValue(WindowsCase.upper(text.value()))
        : value;
  }

  /**
   * Returns the name that SDDL spells with escapes: {@code %} and four hexadecimal digits stand for
   * one UTF-16 code unit.
   *
   * @throws IllegalArgumentException when a {@code %} is not followed by four hexadecimal digits
   */
  public static String unescapeName(String sddl) {
    return AttributeNames.unescape(sddl);
  }
}
