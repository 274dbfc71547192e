package org.ntacl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
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

/** Draws claims and resource attributes. Not thread-safe. */
public final class RandomClaims {
  private static final List<ClaimType> SAYABLE =
      List.of(ClaimType.values()).stream().filter(type -> type.sddlCode().isPresent()).toList();

  private final RandomGenerator random;
  private final RandomValues values;
  private final RandomTexts texts;
  private final RandomSids sids;

  /** Creates a generator that draws from a source. */
  public RandomClaims(RandomGenerator random) {
    this.random = random;
    this.values = new RandomValues(random);
    this.texts = new RandomTexts(random);
    this.sids = new RandomSids(random);
  }

  /** Returns any claim that bytes can carry: no U+0000 in names and texts. */
  public Claim any() {
    return claim(values.oneOf(List.of(ClaimType.values())), random.nextInt(), random.nextInt(5));
  }

  /** Returns a claim that SDDL can say, with at least one value. */
  public Claim printable() {
    return claim(values.oneOf(SAYABLE), random.nextInt() & 0xFFFF_003F, 1 + random.nextInt(4));
  }

  /** Returns the resource attribute of any claim, or one of bytes that mean nothing. */
  public ResourceAttribute anyAttribute() {
    return values.oneIn(4)
        ? ResourceAttribute.ofBytes(values.bytes(4 * random.nextInt(12)))
        : ResourceAttribute.of(any());
  }

  private Claim claim(ClaimType type, int flags, int count) {
    List<ClaimValue> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      drawn.add(value(type));
    }
    return new Claim(texts.name(), type, flags, drawn);
  }

  private ClaimValue value(ClaimType type) {
    return switch (type) {
      case INT64 -> new IntegerValue(number());
      case UINT64 -> new UnsignedValue(number());
      case STRING -> new StringValue(texts.quotable());
      case FQBN -> new FqbnValue(number(), texts.quotable());
      case SID -> new SidValue(sids.printable());
      case BOOLEAN -> BooleanValue.of(random.nextBoolean());
      case OCTET_STRING -> new OctetsValue(values.bytes(1 + random.nextInt(6)));
    };
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(10);
      case 1 -> -1 - random.nextInt(10);
      case 2 -> Long.MIN_VALUE >> random.nextInt(2);
      default -> random.nextLong();
    };
  }
}
