package org.ntacl.cli.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;

/** The JSON form of claims: {@code {"name":"Title","type":"STRING","values":["PM"],"flags":0}}. */
public final class ClaimJson {
  private static final BigInteger UNSIGNED_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final long FLAGS_MAX = 0xFFFF_FFFFL;

  private ClaimJson() {}

  /** Tells whether the JSON form says all of a claim: it has no truth value but 0 and 1. */
  public static boolean isWritable(Claim claim) {
    return claim.values().stream()
        .allMatch(value -> !(value instanceof BooleanValue truth) || truth.isCanonical());
  }

  /** Writes a claim for which {@link #isWritable} holds. */
  public static void write(JsonOutput output, Claim claim) {
    output.begin().field("name", claim.name()).field("type", name(claim.type()));
    output.name("values").beginList();
    claim.values().forEach(value -> write(output, value));
    output.endList().field("flags", claim.flags() & FLAGS_MAX).end();
  }

  private static String name(ClaimType type) {
    return type == ClaimType.OCTET_STRING ? "OCTET" : type.name();
  }

  private static void write(JsonOutput output, ClaimValue value) {
    if (value instanceof IntegerValue number) {
      output.number(Long.toString(number.value()));
    } else if (value instanceof UnsignedValue number) {
      output.number(Long.toUnsignedString(number.value()));
    } else if (value instanceof StringValue text) {
      output.text(text.value());
    } else if (value instanceof SidValue sid) {
      output.text(sid.value().toString());
    } else if (value instanceof BooleanValue truth) {
      output.value(new JsonValue.Truth(truth.value() != 0));
    } else if (value instanceof OctetsValue octets) {
      output.text(octets.value().toHex());
    } else if (value instanceof FqbnValue binary) {
      output.begin().name("version").number(Long.toUnsignedString(binary.version()));
      output.field("name", binary.name()).end();
    } else {
      throw new IllegalArgumentException("claim value has no JSON form: " + value);
    }
  }

  /**
   * Reads a list of claims, empty when it is not there.
   *
   * @throws InputException when it is none
   */
  public static List<Claim> list(JsonFields fields, String name, SidDecoder sids) {
    List<JsonValue> items = fields.list(name);
    List<Claim> claims = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      claims.add(read(JsonFields.of(items.get(i), fields.itemPath(name, i)), sids));
    }
    return claims;
  }

  /**
   * Reads a claim.
   *
   * @throws InputException when it is none
   */
  public static Claim read(JsonFields fields, SidDecoder sids) {
    fields.allow("name", "type", "values", "flags");
    String name = fields.text("name");
    ClaimType type = type(fields);
    List<JsonValue> items = fields.list("values");
    List<ClaimValue> values = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      values.add(value(type, items.get(i), fields.itemPath("values", i), sids));
    }
    return new Claim(name, type, (int) fields.integer("flags", 0, 0, FLAGS_MAX), values);
  }

  private static ClaimType type(JsonFields fields) {
    String name = fields.text("type");
    for (ClaimType type : ClaimType.values()) {
      if (name(type).equals(name)) {
        return type;
      }
    }
    throw new InputException(
        "`%s` is `%s`: expected INT64, UINT64, STRING, FQBN, SID, BOOLEAN or OCTET"
            .formatted(fields.path("type"), name));
  }

  private static ClaimValue value(ClaimType type, JsonValue value, String path, SidDecoder sids) {
    return switch (type) {
      case INT64 -> new IntegerValue(signed(value, path));
      case UINT64 -> new UnsignedValue(unsigned(value, path));
      case STRING -> new StringValue(JsonFields.text(value, path));
      case SID -> new SidValue(sids.sid(JsonFields.text(value, path), path));
      case BOOLEAN -> BooleanValue.of(truth(value, path));
      case OCTET_STRING -> new OctetsValue(octets(JsonFields.text(value, path), path));
      case FQBN -> binary(JsonFields.of(value, path));
    };
  }

  private static FqbnValue binary(JsonFields fields) {
    fields.allow("version", "name");
    return new FqbnValue(
        unsigned(fields.require("version"), fields.path("version")), fields.text("name"));
  }

  private static long signed(JsonValue value, String path) {
    return whole(value)
        .filter(number -> number.bitLength() < Long.SIZE)
        .orElseThrow(() -> JsonFields.unexpected(path, value, "a signed 64-bit whole number"))
        .longValue();
  }

  private static long unsigned(JsonValue value, String path) {
    return whole(value)
        .filter(number -> number.signum() >= 0 && number.compareTo(UNSIGNED_MAX) <= 0)
        .orElseThrow(() -> JsonFields.unexpected(path, value, "an unsigned 64-bit whole number"))
        .longValue();
  }

  private static Optional<BigInteger> whole(JsonValue value) {
    if (!(value instanceof JsonValue.Numeral number)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigInteger(number.literal()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean truth(JsonValue value, String path) {
    if (value instanceof JsonValue.Truth truth) {
      return truth.value();
    }
    if (value instanceof JsonValue.Numeral number
        && (number.literal().equals("0") || number.literal().equals("1"))) {
      return number.literal().equals("1");
    }
    throw JsonFields.unexpected(path, value, "true or false");
  }

  /**
   * Reads hexadecimal digits.
   *
   * @throws InputException when the text is anything else
   */
  static Bytes octets(String text, String path) {
    try {
      return Bytes.parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(path, e.getMessage()));
    }
  }
}
