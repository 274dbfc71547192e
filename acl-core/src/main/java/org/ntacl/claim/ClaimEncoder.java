package org.ntacl.claim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.FqbnValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;

/**
 * Writes a claim as CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1 (MS-DTYP 2.4.10.1), packed as Windows
 * does.
 */
final class ClaimEncoder {
  private final ByteBuffer out;

  private ClaimEncoder(int size) {
    out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Bytes encode(Claim claim) {
    // MS-DTYP 2.4.10.1: the name has at least four bytes, the NUL among them
    if (claim.name().isEmpty()) {
      throw new IllegalArgumentException("the name of a resource attribute must not be empty");
    }
    requireNoNul(claim.name());
    long size = ClaimLayout.TABLE + 4L * claim.values().size() + textSize(claim.name());
    for (ClaimValue value : claim.values()) {
      size += size(value);
    }
    // an ACE ends on a multiple of four bytes
    size = (size + 3) & ~3L;
    if (size > ClaimLayout.MAX_SIZE) {
      throw new IllegalArgumentException(
          "claim needs %d bytes, at most %d are possible".formatted(size, ClaimLayout.MAX_SIZE));
    }
    return new ClaimEncoder((int) size).write(claim);
  }

  private Bytes write(Claim claim) {
    int count = claim.values().size();
    out.putInt(ClaimLayout.NAME, ClaimLayout.TABLE + 4 * count);
    out.putShort(ClaimLayout.TYPE, (short) claim.type().code());
    out.putInt(ClaimLayout.FLAGS, claim.flags());
    out.putInt(ClaimLayout.COUNT, count);
    out.position(ClaimLayout.TABLE + 4 * count);
    text(claim.name());
    for (int i = 0; i < count; i++) {
      out.putInt(ClaimLayout.TABLE + 4 * i, out.position());
      value(claim.values().get(i));
    }
    return Bytes.of(out.array());
  }

  private static long size(ClaimValue value) {
    if (value instanceof StringValue string) {
      requireNoNul(string.value());
      return textSize(string.value());
    }
    if (value instanceof FqbnValue fqbn) {
      requireNoNul(fqbn.name());
      return 8 + textSize(fqbn.name());
    }
    if (value instanceof SidValue sid) {
      return 4L + sid.value().size();
    }
    if (value instanceof OctetsValue octets) {
      return 4L + octets.value().size();
    }
    return 8;
  }

  private static void requireNoNul(String text) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new IllegalArgumentException(
          "U+0000 at offset %d of a text of %d characters would end it"
              .formatted(nul, text.length()));
    }
  }

  private static long textSize(String text) {
    return 2L * text.length() + 2;
  }

  private void value(ClaimValue value) {
    if (value instanceof IntegerValue integer) {
      out.putLong(integer.value());
    } else if (value instanceof UnsignedValue unsigned) {
      out.putLong(unsigned.value());
    } else if (value instanceof BooleanValue truth) {
      out.putLong(truth.value());
    } else if (value instanceof StringValue string) {
      text(string.value());
    } else if (value instanceof FqbnValue fqbn) {
      // winnt.h, CLAIM_SECURITY_ATTRIBUTE_FQBN_VALUE: version, then name
      out.putLong(fqbn.version());
      text(fqbn.name());
    } else if (value instanceof SidValue sid) {
      octets(sid.value().toBytes());
    } else if (value instanceof OctetsValue octets) {
      octets(octets.value());
    }
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      out.putChar(text.charAt(i));
    }
    out.putChar('\0');
  }

  private void octets(Bytes octets) {
    out.putInt(octets.size());
    octets.copyTo(out.array(), out.position());
    out.position(out.position() + octets.size());
  }
}
