package org.ntacl.claim;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.internal.AttributeNames;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;

/**
 * Prints a claim as the last field of a resource attribute ACE (MS-DTYP 2.5.1.1, {@code
 * attribute-data}).
 */
final class ClaimPrinter {
  /** MS-DTYP 2.5.1.1, {@code attr-flags}: six bits of the low word, all of the high word. */
  private static final int SAYABLE_FLAGS = 0xFFFF_003F;

  private ClaimPrinter() {}

  /** Returns why SDDL cannot say a claim, or empty when it can. */
  static Optional<String> obstacle(Claim claim) {
    if (claim.type().sddlCode().isEmpty()) {
      return Optional.of("claim type " + claim.type() + " has no letters");
    }
    if ((claim.flags() & ~SAYABLE_FLAGS) != 0) {
      return Optional.of("claim flags 0x%x have unknown bits".formatted(claim.flags()));
    }
    for (int i = 0; i < claim.values().size(); i++) {
      Optional<String> obstacle = obstacle(claim.values().get(i));
      if (obstacle.isPresent()) {
        return Optional.of("value %d is %s".formatted(i, obstacle.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> obstacle(ClaimValue value) {
    if (value instanceof StringValue string && string.value().indexOf('"') >= 0) {
      return Optional.of("a text with a quotation mark in it");
    }
    if (value instanceof BooleanValue truth && !truth.isCanonical()) {
      return Optional.of("a truth value other than 0 and 1");
    }
    // recorded: sddl-bytes, a lone # is the digit 0 here, so no text means the empty string
    if (value instanceof OctetsValue octets && octets.value().isEmpty()) {
      return Optional.of("an empty string of octets");
    }
    // recorded: sddl-text should_fail, `S-1-0` is no SID
    if (value instanceof SidValue sid && sid.value().subAuthorityCount() == 0) {
      return Optional.of("a SID without sub-authorities");
    }
    return Optional.empty();
  }

  /** Appends the text of a claim that has no obstacle. */
  static void append(TextBuilder text, Claim claim, SidContext context) {
    text.append("(\"");
    AttributeNames.appendEscaped(text, claim.name());
    text.append("\",").append(claim.type().sddlCode().orElseThrow()).append(',');
    text.hex(claim.flags());
    for (ClaimValue value : claim.values()) {
      text.append(',');
      append(text, value, context);
    }
    text.append(')');
  }

  private static void append(TextBuilder text, ClaimValue value, SidContext context) {
    if (value instanceof IntegerValue integer) {
      text.append(Long.toString(integer.value()));
    } else if (value instanceof UnsignedValue unsigned) {
      text.append(Long.toUnsignedString(unsigned.value()));
    } else if (value instanceof BooleanValue truth) {
      text.append(Long.toString(truth.value()));
    } else if (value instanceof StringValue string) {
      text.append('"').append(string.value()).append('"');
    } else if (value instanceof SidValue sid) {
      append(text, sid.value(), context);
    } else if (value instanceof OctetsValue octets) {
      append(text, octets.value());
    }
  }

  private static void append(TextBuilder text, Sid sid, SidContext context) {
    SidAlias alias = SidAlias.find(sid, context);
    if (alias == null) {
      text.append(sid.toString());
    } else {
      text.append(alias.name());
    }
  }

  private static void append(TextBuilder text, Bytes octets) {
    for (int i = 0; i < octets.size(); i++) {
      text.hexPadded(octets.get(i), 2);
    }
  }
}
