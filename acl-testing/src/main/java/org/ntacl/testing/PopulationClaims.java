package org.ntacl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
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
import org.ntacl.claim.ResourceAttribute;

/**
 * Draws claims of few names and few values, so that conditions of {@link PopulationConditions} find
 * them and often hold. Not thread-safe.
 */
public final class PopulationClaims {
  /** The numbers that claims and literals draw from. */
  static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 7L, -1L, Long.MIN_VALUE);

  /**
   * The texts that claims and literals draw from; every letter has its case in ASCII or Latin-1.
   */
  static final List<String> TEXTS =
      List.of("", "a", "A", "b", "B", "_", "ab", "AB", "aB", "é", "É", "ÿ", "\ud83d\ude00");

  /** The octets that claims and literals draw from. */
  static final List<Bytes> OCTETS =
      List.of(Bytes.EMPTY, Bytes.parseHex("00"), Bytes.parseHex("7f"), Bytes.parseHex("80"));

  /** Names; claims of one of them mostly have the type that the letter stands for. */
  private static final List<String> NAMES = List.of("n", "N", "u", "t", "T", "s", "b", "o");

  private static final List<ClaimType> TYPES = List.of(ClaimType.values());

  private static final List<Integer> FLAGS =
      List.of(Claim.CASE_SENSITIVE, Claim.DENY_ONLY, Claim.DISABLED, Claim.MANDATORY);

  private final RandomGenerator random;
  private final RandomValues values;

  /** Creates a generator that draws from a source. */
  public PopulationClaims(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
  }

  /** Returns a name that claims have, in some case. */
  public String name() {
    return values.oneOf(NAMES);
  }

  /** Returns claims that a token may have: none with a fault; several may be of one name. */
  public List<Claim> ofToken() {
    List<Claim> claims = new ArrayList<>();
    for (int count = random.nextInt(9); count > 0; count--) {
      Claim claim = claim();
      if (claim.fault().isEmpty()) {
        claims.add(claim);
      }
    }
    return claims;
  }

  /** Returns a resource attribute: mostly usable, or one with a fault, or no attribute at all. */
  public ResourceAttribute attribute() {
    return values.oneIn(12)
        ? ResourceAttribute.ofBytes(values.bytes(4 * random.nextInt(6)))
        : ResourceAttribute.of(claim());
  }

  /** Returns a claim, sometimes one with equal values or with none. */
  public Claim claim() {
    String name = name();
    ClaimType type = values.oneIn(6) ? values.oneOf(TYPES) : type(name);
    List<ClaimValue> drawn = new ArrayList<>();
    int count = values.oneIn(3) ? random.nextInt(4) : 1;
    while (drawn.size() < count) {
      ClaimValue value = value(type);
      if (!drawn.contains(value) || values.oneIn(8)) {
        drawn.add(value);
      } else {
        count--;
      }
    }
    return new Claim(name, type, values.oneIn(4) ? values.oneOf(FLAGS) : 0, drawn);
  }

  /** Returns the type that claims of a name mostly have. */
  static ClaimType type(String name) {
    return switch (name) {
      case "n", "N" -> ClaimType.INT64;
      case "u" -> ClaimType.UINT64;
      case "t", "T" -> ClaimType.STRING;
      case "s" -> ClaimType.SID;
      case "b" -> ClaimType.BOOLEAN;
      default -> ClaimType.OCTET_STRING;
    };
  }

  private ClaimValue value(ClaimType type) {
    return switch (type) {
      case INT64 -> new IntegerValue(values.oneOf(NUMBERS));
      case UINT64 -> new UnsignedValue(values.oneOf(NUMBERS));
      case STRING -> new StringValue(values.oneOf(TEXTS));
      case FQBN -> new FqbnValue(values.oneOf(NUMBERS), values.oneOf(TEXTS));
      case SID -> new SidValue(values.oneOf(Population.GROUPS));
      case BOOLEAN ->
          values.oneIn(12) ? new BooleanValue(2) : BooleanValue.of(random.nextBoolean());
      case OCTET_STRING -> new OctetsValue(values.oneOf(OCTETS));
    };
  }
}
