package org.ntacl.wfp.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A number of flags that keeps the bits it has no name for. Immutable and thread-safe.
 *
 * <p>State dumps of newer systems write flags by names whose bits no public header tells; such
 * names are kept, too, beside the number.
 *
 * @param <F> the flags that have names
 */
public final class Flags<F extends Enum<F> & WfpFlag> {
  private final Class<F> type;
  private final int bits;
  private final List<String> names;

  private Flags(Class<F> type, int bits, List<String> names) {
    this.type = Objects.requireNonNull(type, "type");
    this.bits = bits;
    this.names = names;
  }

  /** Returns no flags. */
  public static <F extends Enum<F> & WfpFlag> Flags<F> none(Class<F> type) {
    return new Flags<>(type, 0, List.of());
  }

  /** Returns the flags of a number. */
  public static <F extends Enum<F> & WfpFlag> Flags<F> of(Class<F> type, int bits) {
    return new Flags<>(type, bits, List.of());
  }

  /** Returns these flags. */
  @SafeVarargs
  public static <F extends Enum<F> & WfpFlag> Flags<F> of(F first, F... more) {
    int bits = first.bits();
    for (F flag : more) {
      bits |= flag.bits();
    }
    return of(first.getDeclaringClass(), bits);
  }

  /** Returns the number, without what {@link #names()} stand for. */
  public int bits() {
    return bits;
  }

  /** Returns the enumeration that names the bits. */
  public Class<F> type() {
    return type;
  }

  /** Returns names of further flags whose bits are not public, in the order of the alphabet. */
  public List<String> names() {
    return names;
  }

  /** Tells whether a flag is set. */
  public boolean contains(F flag) {
    return (bits & flag.bits()) != 0;
  }

  /** Tells whether there is neither a bit nor a name. */
  public boolean isEmpty() {
    return bits == 0 && names.isEmpty();
  }

  /** Returns the flags that are set and have a name, lowest bit first. */
  public Set<F> known() {
    Set<F> known = EnumSet.noneOf(type);
    for (F flag : type.getEnumConstants()) {
      if (contains(flag)) {
        known.add(flag);
      }
    }
    return Collections.unmodifiableSet(known);
  }

  /** Returns the bits that are set and have no name. */
  public int unknownBits() {
    int unknown = bits;
    for (F flag : type.getEnumConstants()) {
      unknown &= ~flag.bits();
    }
    return unknown;
  }

  /** Returns the flags with one more. */
  public Flags<F> with(F flag) {
    return withBits(flag.bits());
  }

  /** Returns the flags with more bits, known or not. */
  public Flags<F> withBits(int more) {
    return new Flags<>(type, bits | more, names);
  }

  /** Returns the flags without one. */
  public Flags<F> without(F flag) {
    return new Flags<>(type, bits & ~flag.bits(), names);
  }

  /** Returns the flags with one more whose bit is not public. */
  public Flags<F> withName(String name) {
    Set<String> more = new TreeSet<>(names);
    more.add(name);
    return new Flags<>(type, bits, List.copyOf(more));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Flags<?> that
        && bits == that.bits
        && type == that.type
        && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + bits) + names.hashCode();
  }

  /** Returns the names with bars between them, unknown bits in hexadecimal; {@code 0} for none. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (F flag : known()) {
      text.append('|').append(flag.name());
    }
    for (String name : names) {
      text.append('|').append(name);
    }
    if (unknownBits() != 0) {
      text.append("|0x").append(Integer.toHexString(unknownBits()));
    }
    return text.isEmpty() ? "0" : text.substring(1);
  }
}
