package org.ntacl.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

class ResourceAttributeProperties {
  private static final int CASES = 4_000;
  private static final String CHARS = "aZ9 ,%\"(\u00e9\ud800\uffff";

  @Test
  void decode_anyClaim_returnsIt() {
    for (long seed = 0; seed < CASES; seed++) {
      Claim claim = claim(new Random(seed));
      Bytes bytes = ResourceAttribute.of(claim).bytes();
      assertThat(bytes.size() % 4).as("seed %d", seed).isZero();
      assertThat(ResourceAttribute.ofBytes(bytes).decode()).as("seed %d", seed).isEqualTo(claim);
    }
  }

  @Test
  void decode_damagedBytes_readsThemOrThrowsTheDocumentedException() {
    int malformed = 0;
    int wellFormed = 0;
    for (long seed = 0; seed < 5 * CASES; seed++) {
      Random random = new Random(seed);
      Bytes damaged = damaged(random, ResourceAttribute.of(claim(random)).bytes());
      ResourceAttribute attribute = ResourceAttribute.ofBytes(damaged);
      assertThat(attribute.bytes()).isEqualTo(damaged);
      try {
        Claim claim = attribute.decode();
        wellFormed++;
        // what was read fits into the bytes it was read from, so nothing is blown up
        assertThat(ResourceAttribute.of(claim).bytes().size())
            .as("seed %d", seed)
            .isLessThanOrEqualTo((damaged.size() + 3) / 4 * 4 + sidSlack(claim));
      } catch (MalformedBytesException e) {
        malformed++;
        assertThat(e.offset()).as("seed %d", seed).isBetween(0, damaged.size());
        assertThat(attribute.claim()).as("seed %d", seed).isEmpty();
      }
      if (attribute.isPrintable()) {
        assertThat(attribute.toSddl(SidContext.NONE)).startsWith("(\"").endsWith(")");
      }
    }
    // both outcomes must be common, or the damage is not worth its name
    assertThat(malformed).isGreaterThan(CASES);
    assertThat(wellFormed).isGreaterThan(CASES);
  }

  /** The text of a SID may be shorter than its binary form. */
  private static int sidSlack(Claim claim) {
    return claim.type() == ClaimType.SID ? Sid.MAX_SIZE * claim.values().size() : 0;
  }

  private static Bytes damaged(Random random, Bytes bytes) {
    byte[] copy = bytes.toArray();
    for (int left = random.nextInt(3); left >= 0; left--) {
      int at = random.nextInt(copy.length);
      copy[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (copy[at] ^ 1);
    }
    int size = random.nextInt(4) == 0 ? random.nextInt(copy.length + 5) : copy.length;
    return Bytes.of(Arrays.copyOf(copy, size));
  }

  private static Claim claim(Random random) {
    ClaimType type = ClaimType.values()[random.nextInt(ClaimType.values().length)];
    List<ClaimValue> values = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      values.add(value(random, type));
    }
    return new Claim("n" + text(random), type, random.nextInt(), values);
  }

  private static ClaimValue value(Random random, ClaimType type) {
    return switch (type) {
      case INT64 -> new IntegerValue(random.nextLong());
      case UINT64 -> new UnsignedValue(random.nextLong());
      case BOOLEAN -> new BooleanValue(random.nextInt(3));
      case STRING -> new StringValue(text(random));
      case FQBN -> new FqbnValue(random.nextLong(), text(random));
      case SID -> {
        int[] subAuthorities = random.ints(random.nextInt(16)).toArray();
        yield new SidValue(Sid.of(random.nextLong() >>> 16, subAuthorities));
      }
      case OCTET_STRING -> {
        byte[] octets = new byte[random.nextInt(5)];
        random.nextBytes(octets);
        yield new OctetsValue(Bytes.of(octets));
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(6); left > 0; left--) {
      text.append(CHARS.charAt(random.nextInt(CHARS.length())));
    }
    return text.toString();
  }
}
