package org.ntacl.identity.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.identity.internal.NdrReader;

/** Reads the structures of MS-ADTS 2.2.18. What pointers point to stands behind, in order. */
final class ClaimsDecoder {
  /** Sizes on the wire, without what is pointed to. */
  private static final int ARRAY_SIZE = 12;

  private static final int LEAST_ENTRY_SIZE = 8;

  private final NdrReader in;

  private ClaimsDecoder(byte[] source, String what) {
    in = NdrReader.ofSerialized(source, 0, source.length, what);
    in.pointer(true, what);
  }

  static ClaimsSetMetadata metadata(byte[] source) {
    return new ClaimsDecoder(source, "CLAIMS_SET_METADATA").metadata();
  }

  static ClaimsSet claimsSet(byte[] source) {
    return new ClaimsDecoder(source, "CLAIMS_SET").claimsSet();
  }

  private ClaimsSetMetadata metadata() {
    Referent set = referent("ClaimsSet");
    int format = in.u16("usCompressionFormat");
    int uncompressedSize = in.i32("ulUncompressedClaimsSetSize");
    int reservedType = in.u16("usReservedType");
    Referent reserved = referent("ReservedField");
    return new ClaimsSetMetadata(
        octets(set), format, uncompressedSize, reservedType, octets(reserved));
  }

  private ClaimsSet claimsSet() {
    Referent arrays = referent("ClaimsArrays");
    int reservedType = in.u16("usReservedType");
    Referent reserved = referent("ReservedField");
    return new ClaimsSet(arrays(arrays), reservedType, octets(reserved));
  }

  /**
   * A number of elements, and whether there is a pointer to them.
   *
   * @param name the pointer, for messages
   */
  private record Referent(String name, long count, boolean present) {}

  private Referent referent(String name) {
    long count = in.u32("number of " + name);
    boolean present = in.pointer(name);
    if (count > 0 && !present) {
      throw in.fault(in.offset() - 4, name + " is a null pointer, expected " + count + " elements");
    }
    return new Referent(name, count, present);
  }

  /** Reads the number of elements again, where they begin, and returns it. */
  private int begin(Referent elements, int leastSize) {
    if (!elements.present) {
      return 0;
    }
    in.conformance(elements.count, leastSize, elements.name);
    return (int) elements.count;
  }

  private Bytes octets(Referent octets) {
    return in.octets(begin(octets, 1), octets.name);
  }

  private List<ClaimsArray> arrays(Referent elements) {
    int count = begin(elements, ARRAY_SIZE);
    int[] sources = new int[count];
    List<Referent> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      in.align(4, elements.name);
      sources[i] = in.u16("usClaimsSourceType");
      entries.add(referent("ClaimEntries"));
    }
    List<ClaimsArray> arrays = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      arrays.add(new ClaimsArray(sources[i], entries(entries.get(i))));
    }
    return arrays;
  }

  /** An entry without what its pointers point to. */
  private record Head(int type, Referent values) {}

  private List<ClaimEntry> entries(Referent elements) {
    int count = begin(elements, LEAST_ENTRY_SIZE);
    List<Head> heads = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      heads.add(head());
    }
    List<ClaimEntry> entries = new ArrayList<>(count);
    for (Head head : heads) {
      entries.add(new ClaimEntry(text("Id"), head.type, values(head)));
    }
    return entries;
  }

  private Head head() {
    in.pointer(true, "Id");
    int type = in.u16("Type");
    int discriminant = in.u16("Type");
    if (discriminant != type) {
      throw in.fault(
          in.offset() - 2, "values are of type " + discriminant + ", their claim of " + type);
    }
    // other types have no values (MS-ADTS 2.2.18)
    boolean hasValues = ClaimEntry.knownType(type).isPresent();
    return new Head(type, hasValues ? referent("Values") : new Referent("Values", 0, false));
  }

  private List<Optional<ClaimValue>> values(Head head) {
    Optional<ClaimType> type = ClaimEntry.knownType(head.type);
    if (type.isPresent() && type.get() == ClaimType.STRING) {
      return strings(head.values);
    }
    int count = begin(head.values, Long.BYTES);
    List<Optional<ClaimValue>> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(Optional.of(number(type.orElseThrow(), in.i64("Values"))));
    }
    return values;
  }

  private static ClaimValue number(ClaimType type, long bits) {
    return switch (type) {
      case INT64 -> new IntegerValue(bits);
      case UINT64 -> new UnsignedValue(bits);
      case BOOLEAN -> new BooleanValue(bits);
      default -> throw new IllegalArgumentException(type + " is no type of numbers");
    };
  }

  private List<Optional<ClaimValue>> strings(Referent elements) {
    int count = begin(elements, Integer.BYTES);
    boolean[] present = new boolean[count];
    for (int i = 0; i < count; i++) {
      present[i] = in.pointer(elements.name);
    }
    List<Optional<ClaimValue>> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(present[i] ? Optional.of(new StringValue(text(elements.name))) : Optional.empty());
    }
    return values;
  }

  /** Reads a text that ends with U+0000 and has none before: which one would count is unsaid. */
  private String text(String what) {
    in.align(4, what);
    int start = in.offset();
    String text = in.text(-1, what);
    int end = text.length() - 1;
    if (end < 0 || text.indexOf('\0') != end) {
      throw in.fault(start, what + " has its first U+0000 not at the end");
    }
    return text.substring(0, end);
  }
}
