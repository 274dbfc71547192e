package org.ntacl.identity.claims;

import java.util.List;
import java.util.Optional;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.StringValue;

/**
 * One claim as it stands on the wire (CLAIM_ENTRY, MS-ADTS 2.2.18). Immutable and thread-safe.
 *
 * @param id the name, without U+0000
 * @param type the type as a number of 16 bits; only {@link ClaimType#INT64}, {@link
 *     ClaimType#UINT64}, {@link ClaimType#STRING} and {@link ClaimType#BOOLEAN} have values here
 * @param values the values in their order, all of {@code type}; empty ones stand for NULL strings.
 *     Strings are without U+0000
 */
public record ClaimEntry(String id, int type, List<Optional<ClaimValue>> values) {
  private static final int MAX_TYPE = 0xFFFF;

  /**
   * Copies the values and checks that they can stand on the wire.
   *
   * @throws IllegalArgumentException when they cannot
   */
  public ClaimEntry {
    requireNoNul(id);
    values = List.copyOf(values);
    if (type < 0 || type > MAX_TYPE) {
      throw new IllegalArgumentException("claim type is %d, expected 16 bits".formatted(type));
    }
    Optional<ClaimType> known = knownType(type);
    for (int i = 0; i < values.size(); i++) {
      requireFits(known, values.get(i), i, id);
    }
  }

  private static void requireFits(
      Optional<ClaimType> type, Optional<ClaimValue> value, int index, String id) {
    // no value is a NULL string
    ClaimType wanted = value.isPresent() ? value.get().type() : ClaimType.STRING;
    if (type.isEmpty() || type.get() != wanted) {
      throw new IllegalArgumentException(
          "value %d of claim `%s` is %s, expected %s"
              .formatted(
                  index,
                  id,
                  value.map(v -> v.type().toString()).orElse("NULL"),
                  type.map(ClaimType::toString).orElse("none")));
    }
    if (value.isPresent() && value.get() instanceof StringValue text) {
      requireNoNul(text.value());
    }
  }

  private static void requireNoNul(String text) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new IllegalArgumentException("text of a claim has U+0000 at offset " + nul);
    }
  }

  /**
   * Returns an entry of values none of which is a NULL string.
   *
   * @throws IllegalArgumentException when they cannot stand on the wire
   */
  public static ClaimEntry of(String id, ClaimType type, ClaimValue... values) {
    return new ClaimEntry(id, type.code(), List.of(values).stream().map(Optional::of).toList());
  }

  /** Returns the type, or empty when claims of that type have no values here. */
  public Optional<ClaimType> claimType() {
    return knownType(type);
  }

  static Optional<ClaimType> knownType(int type) {
    return ClaimType.ofCode(type)
        .filter(
            known ->
                switch (known) {
                  case INT64, UINT64, STRING, BOOLEAN -> true;
                  case FQBN, SID, OCTET_STRING -> false;
                });
  }
}
