package org.ntacl.identity.claims;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;

/** Draws claims sets that can be written, whether they make sense or not. */
final class RandomClaimsSets {
  private static final List<ClaimType> TYPES =
      List.of(ClaimType.INT64, ClaimType.UINT64, ClaimType.STRING, ClaimType.BOOLEAN);

  private final RandomGenerator random;

  RandomClaimsSets(RandomGenerator random) {
    this.random = random;
  }

  ClaimsSet any() {
    List<ClaimsArray> arrays =
        IntStream.range(0, random.nextInt(4)).mapToObj(i -> array()).toList();
    return new ClaimsSet(arrays, rarely(0x10000), reserved());
  }

  ClaimsSetMetadata anyMetadata() {
    int format = random.nextInt(6);
    return new ClaimsSetMetadata(octets(40), format, random.nextInt(), rarely(0x10000), reserved());
  }

  private int rarely(int bound) {
    return random.nextInt(4) == 0 ? random.nextInt(bound) : 0;
  }

  private Bytes reserved() {
    return random.nextInt(4) == 0 ? octets(9) : Bytes.EMPTY;
  }

  private Bytes octets(int bound) {
    byte[] octets = new byte[random.nextInt(bound)];
    random.nextBytes(octets);
    return Bytes.of(octets);
  }

  private ClaimsArray array() {
    List<ClaimEntry> entries =
        IntStream.range(0, random.nextInt(5)).mapToObj(i -> entry()).toList();
    return new ClaimsArray(random.nextInt(8) == 0 ? rarely(0x10000) : random.nextInt(4), entries);
  }

  private ClaimEntry entry() {
    if (random.nextInt(10) == 0) {
      return new ClaimEntry(text(), 7 + random.nextInt(0xFFF0), List.of());
    }
    ClaimType type = TYPES.get(random.nextInt(TYPES.size()));
    List<Optional<ClaimValue>> values =
        IntStream.range(0, random.nextInt(6)).mapToObj(i -> value(type)).toList();
    return new ClaimEntry(text(), type.code(), values);
  }

  private Optional<ClaimValue> value(ClaimType type) {
    return switch (type) {
      case INT64 -> Optional.of(new IntegerValue(random.nextLong()));
      case UINT64 -> Optional.of(new UnsignedValue(random.nextLong()));
      case BOOLEAN ->
          Optional.of(new BooleanValue(random.nextInt(8) == 0 ? -1 : random.nextInt(2)));
      default -> random.nextInt(8) == 0 ? Optional.empty() : Optional.of(new StringValue(text()));
    };
  }

  /** Any code units but zero, mostly letters. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append((char) (random.nextInt(9) == 0 ? random.nextInt(1, 0x10000) : 'a' + i % 5));
    }
    return text.toString();
  }
}
