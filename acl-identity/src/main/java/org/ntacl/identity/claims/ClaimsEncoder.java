package org.ntacl.identity.claims;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.identity.internal.NdrWriter;

/**
 * Writes the structures of MS-ADTS 2.2.18. Pointers are numbered in the order in which what they
 * point to is written, as Windows does.
 */
final class ClaimsEncoder {
  /** Where no pointer is left to be numbered. */
  private static final int NULL = -1;

  private final NdrWriter out = new NdrWriter();

  private ClaimsEncoder() {
    out.pointer(true);
  }

  static Bytes metadata(ClaimsSetMetadata metadata) {
    return new ClaimsEncoder().write(metadata);
  }

  static Bytes claimsSet(ClaimsSet set) {
    return new ClaimsEncoder().write(set);
  }

  private Bytes write(ClaimsSetMetadata metadata) {
    int set = counted(metadata.claimsSet().size());
    out.u16(metadata.compressionFormat()).i32(metadata.uncompressedClaimsSetSize());
    out.u16(metadata.reservedType());
    int reserved = counted(metadata.reservedField().size());
    octets(set, metadata.claimsSet());
    octets(reserved, metadata.reservedField());
    return out.toSerialized();
  }

  private Bytes write(ClaimsSet set) {
    int arrays = counted(set.arrays().size());
    out.u16(set.reservedType());
    int reserved = counted(set.reservedField().size());
    arrays(arrays, set.arrays());
    octets(reserved, set.reservedField());
    return out.toSerialized();
  }

  /** Writes a number of elements and the place of the pointer to them; none are a null pointer. */
  private int counted(int count) {
    out.i32(count);
    return pointer(count > 0);
  }

  private int pointer(boolean present) {
    if (present) {
      return out.reservePointer();
    }
    out.pointer(false);
    return NULL;
  }

  private boolean begin(int pointer, int count) {
    if (pointer == NULL) {
      return false;
    }
    out.numberPointer(pointer);
    out.i32(count);
    return true;
  }

  private void octets(int pointer, Bytes octets) {
    if (begin(pointer, octets.size())) {
      out.octets(octets);
    }
  }

  private void arrays(int pointer, List<ClaimsArray> arrays) {
    if (!begin(pointer, arrays.size())) {
      return;
    }
    int[] entries = new int[arrays.size()];
    for (int i = 0; i < entries.length; i++) {
      out.align(4).u16(arrays.get(i).sourceType());
      entries[i] = counted(arrays.get(i).entries().size());
    }
    for (int i = 0; i < entries.length; i++) {
      entries(entries[i], arrays.get(i).entries());
    }
  }

  private void entries(int pointer, List<ClaimEntry> entries) {
    if (!begin(pointer, entries.size())) {
      return;
    }
    int[] ids = new int[entries.size()];
    int[] values = new int[entries.size()];
    for (int i = 0; i < ids.length; i++) {
      ClaimEntry entry = entries.get(i);
      ids[i] = out.reservePointer();
      out.u16(entry.type()).u16(entry.type());
      values[i] = entry.claimType().isPresent() ? counted(entry.values().size()) : NULL;
    }
    for (int i = 0; i < ids.length; i++) {
      out.numberPointer(ids[i]);
      text(entries.get(i).id());
      values(values[i], entries.get(i));
    }
  }

  private void values(int pointer, ClaimEntry entry) {
    List<Optional<ClaimValue>> values = entry.values();
    if (!begin(pointer, values.size())) {
      return;
    }
    if (entry.type() == ClaimType.STRING.code()) {
      strings(values);
    } else {
      values.forEach(value -> out.i64(bits(value.orElseThrow())));
    }
  }

  private static long bits(ClaimValue value) {
    if (value instanceof IntegerValue number) {
      return number.value();
    }
    return value instanceof UnsignedValue number ? number.value() : ((BooleanValue) value).value();
  }

  private void strings(List<Optional<ClaimValue>> values) {
    int[] pointers = values.stream().mapToInt(value -> pointer(value.isPresent())).toArray();
    for (int i = 0; i < pointers.length; i++) {
      if (pointers[i] != NULL) {
        out.numberPointer(pointers[i]);
        text(((StringValue) values.get(i).orElseThrow()).value());
      }
    }
  }

  private void text(String text) {
    out.text(text + '\0', text.length() + 1);
  }
}
