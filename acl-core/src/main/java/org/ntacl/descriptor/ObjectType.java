package org.ntacl.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntacl.internal.Excerpt;

/**
 * What there is to know about a kind of object in order to check and explain access to it: what the
 * generic rights stand for, what its own rights are called, and how an object without a label is
 * guarded.
 *
 * <p>{@link ObjectTypes} has those of Windows; make your own for objects of your own. Immutable and
 * thread-safe.
 *
 * @param name a short lower-case name, as in {@code key}
 * @param mapping what the generic rights stand for
 * @param rights the named rights in the order of their bits, sets of rights behind them; of several
 *     with the same bits the first one is printed, the others are read only
 * @param defaultLabelPolicy what callers below the medium level may not do when an object has no
 *     label, bits of {@link MandatoryPolicy}
 */
public record ObjectType(
    String name, GenericMapping mapping, List<AccessRight> rights, AccessMask defaultLabelPolicy) {
  /**
   * Copies the list and checks the parts.
   *
   * @throws IllegalArgumentException when the name is empty or the policy has other bits than those
   *     of {@link MandatoryPolicy}
   */
  public ObjectType {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an object type has a name");
    }
    Objects.requireNonNull(mapping, "mapping");
    rights = List.copyOf(rights);
    if (!MandatoryPolicy.ALL.contains(defaultLabelPolicy)) {
      throw new IllegalArgumentException("no mandatory policy: " + defaultLabelPolicy);
    }
  }

  /**
   * Returns a type whose objects, without a label, are guarded as most are: callers of a lower
   * level may not write.
   */
  public static ObjectType of(String name, GenericMapping mapping, List<AccessRight> rights) {
    return new ObjectType(name, mapping, rights, MandatoryPolicy.NO_WRITE_UP);
  }

  /** Returns the type with other meanings of the generic rights. */
  public ObjectType withMapping(GenericMapping newMapping) {
    return new ObjectType(name, newMapping, rights, defaultLabelPolicy);
  }

  /**
   * Returns the names of the rights in a mask: one name when a set of rights is exactly the mask,
   * else one for each bit, lowest first, and for the bits without name one hexadecimal number at
   * the end. Empty for an empty mask.
   */
  public List<String> namesOf(AccessMask mask) {
    Optional<AccessRight> whole = rights.stream().filter(r -> r.mask().equals(mask)).findFirst();
    if (whole.isPresent()) {
      return List.of(whole.get().name());
    }
    List<String> names = new ArrayList<>();
    int nameless = 0;
    for (int rest = mask.bits(); rest != 0; rest &= rest - 1) {
      int bit = Integer.lowestOneBit(rest);
      Optional<String> single = nameOfBit(bit);
      if (single.isPresent()) {
        names.add(single.get());
      } else {
        nameless |= bit;
      }
    }
    if (nameless != 0) {
      names.add(AccessMask.of(nameless).toString());
    }
    return List.copyOf(names);
  }

  private Optional<String> nameOfBit(int bit) {
    return Stream.concat(rights.stream(), StandardRights.BITS.stream())
        .filter(right -> right.mask().bits() == bit)
        .map(AccessRight::name)
        .findFirst();
  }

  /**
   * Reads a mask in any of its spellings: the name of a right, two-letter codes of SDDL one behind
   * the other, as in {@code RPWP}, or a hexadecimal number, as in {@code 0x20019}; names and codes
   * in either case.
   *
   * @throws IllegalArgumentException when the text is none of these
   */
  public AccessMask parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.startsWith("0X")) {
      return parseHex(text);
    }
    return Stream.of(rights, StandardRights.BITS, StandardRights.SETS)
        .flatMap(List::stream)
        .filter(right -> right.name().equals(upper))
        .map(AccessRight::mask)
        .findFirst()
        .or(() -> codes(upper))
        .orElseThrow(() -> unknown(text));
  }

  /**
   * Reads the rights of several texts together, as {@link #parse(String)} does each.
   *
   * @throws IllegalArgumentException when one of them is none
   */
  public AccessMask parse(List<String> texts) {
    AccessMask mask = AccessMask.NONE;
    for (String text : texts) {
      mask = mask.or(parse(text));
    }
    return mask;
  }

  private AccessMask parseHex(String text) {
    String digits = text.substring(2);
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
      throw unknown(text);
    }
    try {
      return AccessMask.of(Integer.parseUnsignedInt(digits, 16));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("access mask `" + text + "` has more than 32 bits", e);
    }
  }

  private static Optional<AccessMask> codes(String text) {
    if (text.isEmpty() || text.length() % 2 != 0) {
      return Optional.empty();
    }
    int bits = 0;
    for (int i = 0; i < text.length(); i += 2) {
      int code = AccessMask.ofSddlCode(text.charAt(i), text.charAt(i + 1));
      if (code == 0) {
        return Optional.empty();
      }
      bits |= code;
    }
    return Optional.of(AccessMask.of(bits));
  }

  private IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "unknown right %s of object type `%s`".formatted(Excerpt.around(text, 0), name));
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
