package org.ntacl.sid;

import java.util.List;
import java.util.Optional;

/**
 * How far a subject is trusted, or an object guarded, by mandatory integrity control (MS-DTYP
 * 2.4.4.13): the number behind {@code S-1-16-}.
 *
 * <p>Any number is a level; the constants are the ones that Windows names. The order is that of the
 * numbers. Immutable and thread-safe.
 *
 * @param level the level, an unsigned 32-bit number
 */
public record IntegrityLevel(int level) implements Comparable<IntegrityLevel> {
  /** S-1-16-0. */
  public static final IntegrityLevel UNTRUSTED = new IntegrityLevel(0x0000);

  /** S-1-16-4096. */
  public static final IntegrityLevel LOW = new IntegrityLevel(0x1000);

  /** S-1-16-8192, also the level of an object without a label. */
  public static final IntegrityLevel MEDIUM = new IntegrityLevel(0x2000);

  /** S-1-16-8448. */
  public static final IntegrityLevel MEDIUM_PLUS = new IntegrityLevel(0x2100);

  /** S-1-16-12288. */
  public static final IntegrityLevel HIGH = new IntegrityLevel(0x3000);

  /** S-1-16-16384. */
  public static final IntegrityLevel SYSTEM = new IntegrityLevel(0x4000);

  /** S-1-16-20480, of protected processes. */
  public static final IntegrityLevel PROTECTED = new IntegrityLevel(0x5000);

  /** S-1-16-28672, of secure processes. */
  public static final IntegrityLevel SECURE = new IntegrityLevel(0x7000);

  private static final long AUTHORITY = 16;

  private static final List<Named> NAMED =
      List.of(
          new Named("untrusted", UNTRUSTED),
          new Named("low", LOW),
          new Named("medium", MEDIUM),
          new Named("mediumPlus", MEDIUM_PLUS),
          new Named("high", HIGH),
          new Named("system", SYSTEM),
          new Named("protected", PROTECTED),
          new Named("secure", SECURE));

  private record Named(String name, IntegrityLevel level) {}

  /**
   * Returns the level that a SID stands for.
   *
   * @return the level, or empty when the SID is not of the form {@code S-1-16-n}
   */
  public static Optional<IntegrityLevel> of(Sid sid) {
    return sid.authority() == AUTHORITY && sid.subAuthorityCount() == 1
        ? Optional.of(new IntegrityLevel(sid.rid()))
        : Optional.empty();
  }

  /**
   * Returns the level of a name such as {@code medium} or {@code mediumPlus}.
   *
   * @return the level, or empty when none has that name, in exactly that case
   */
  public static Optional<IntegrityLevel> named(String name) {
    return NAMED.stream().filter(n -> n.name.equals(name)).map(Named::level).findFirst();
  }

  /** Returns the name of this level, or empty when Windows has none for it. */
  public Optional<String> name() {
    return NAMED.stream().filter(n -> n.level.equals(this)).map(Named::name).findFirst();
  }

  /** Returns the SID of this level. */
  public Sid sid() {
    return Sid.of(AUTHORITY, level);
  }

  /** Tells whether a subject of this level may do what a label of the other level asks for. */
  public boolean dominates(IntegrityLevel other) {
    // MS-DTYP 2.5.3.1.2, SidDominates: a comparison of unsigned numbers
    return Integer.compareUnsigned(level, other.level) >= 0;
  }

  @Override
  public int compareTo(IntegrityLevel other) {
    return Integer.compareUnsigned(level, other.level);
  }

  /** Returns the name of this level, or the text of its SID when there is none. */
  @Override
  public String toString() {
    return name().orElseGet(() -> sid().toString());
  }
}
