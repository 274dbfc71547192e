package org.ntacl.descriptor;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.condition.Condition;
import org.ntacl.sid.Sid;

/**
 * An ACE that allows, denies, audits or alarms (MS-DTYP 2.4.4.2 to 2.4.4.12): plain, for an object
 * type, conditional, or both. Immutable and thread-safe.
 */
public final class AccessAce implements Ace {
  // lists hold thousands of these: type, flags and mask are kept as they stand on the wire, which
  // makes an ACE of 56 bytes one of 32
  private final int typeAndFlags;
  private final int mask;
  private final Sid trustee;
  private final ObjectGuids objects;
  private final Tail tail;

  /** What stands behind the SID. */
  private record Tail(Optional<Condition> condition, Bytes slack) {
    static final Tail NONE = new Tail(Optional.empty(), Bytes.EMPTY);
  }

  private AccessAce(int typeAndFlags, int mask, Sid trustee, ObjectGuids objects, Tail tail) {
    this.typeAndFlags = typeAndFlags;
    this.mask = mask;
    this.trustee = trustee;
    this.objects = objects;
    this.tail = tail;
  }

  /**
   * Puts an ACE together.
   *
   * @param effect what happens with the rights
   * @param flags inheritance and audit flags
   * @param mask the rights
   * @param trustee whom the ACE is about
   * @param objects the object part, {@link ObjectGuids#NONE} for an ACE that is no object ACE
   * @param condition the application data of a callback ACE, or empty for an ACE that is none
   * @param slack bytes behind the SID of an ACE that is no callback ACE, kept as they are; a
   *     multiple of 4, empty as Windows writes it
   * @throws IllegalArgumentException when a callback ACE has slack or the ACE would not fit into 16
   *     bits of size
   */
  public AccessAce(
      AceEffect effect,
      AceFlags flags,
      AccessMask mask,
      Sid trustee,
      ObjectGuids objects,
      Optional<Condition> condition,
      Bytes slack) {
    this(
        typeAndFlags(AceType.of(effect, objects.isPresent(), condition.isPresent()), flags),
        mask.bits(),
        Objects.requireNonNull(trustee, "trustee"),
        objects,
        tail(trustee, objects, condition, slack));
  }

  private static int typeAndFlags(AceType type, AceFlags flags) {
    return flags.bits() << 8 | type.code();
  }

  private static Tail tail(
      Sid trustee, ObjectGuids objects, Optional<Condition> condition, Bytes slack) {
    // an ACE of nothing but mask, GUIDs and SID always fits
    if (slack.isEmpty() && condition.isEmpty()) {
      return Tail.NONE;
    }
    requireValidTail(trustee, objects, condition, slack);
    return new Tail(condition, slack);
  }

  /**
   * Returns the ACE without anything behind its SID that has these first two bytes on the wire.
   *
   * @param typeAndFlags the type of an ACE like this without condition, and above it the flags
   */
  static AccessAce onWire(int typeAndFlags, int mask, Sid trustee, ObjectGuids objects) {
    return new AccessAce(typeAndFlags, mask, trustee, objects, Tail.NONE);
  }

  private static void requireValidTail(
      Sid trustee, ObjectGuids objects, Optional<Condition> condition, Bytes slack) {
    if (condition.isPresent() && !slack.isEmpty()) {
      throw new IllegalArgumentException("bytes behind a callback ACE belong to its condition");
    }
    AceSizes.requireAligned(slack);
    AceSizes.requireFits(sizeOf(trustee, objects, condition, slack));
  }

  /** Returns a plain ACE without flags that allows. */
  public static AccessAce allow(AccessMask mask, Sid trustee) {
    return plain(AceEffect.ALLOW, AceFlags.NONE, mask, trustee);
  }

  /** Returns a plain ACE without flags that denies. */
  public static AccessAce deny(AccessMask mask, Sid trustee) {
    return plain(AceEffect.DENY, AceFlags.NONE, mask, trustee);
  }

  /** Returns a plain ACE. */
  public static AccessAce plain(AceEffect effect, AceFlags flags, AccessMask mask, Sid trustee) {
    return new AccessAce(
        effect, flags, mask, trustee, ObjectGuids.NONE, Optional.empty(), Bytes.EMPTY);
  }

  /** Returns an object ACE. */
  public static AccessAce object(
      AceEffect effect, AceFlags flags, AccessMask mask, ObjectGuids objects, Sid trustee) {
    return new AccessAce(effect, flags, mask, trustee, objects, Optional.empty(), Bytes.EMPTY);
  }

  /** Returns a conditional ACE. */
  public static AccessAce conditional(
      AceEffect effect, AceFlags flags, AccessMask mask, Sid trustee, Condition condition) {
    return new AccessAce(
        effect, flags, mask, trustee, ObjectGuids.NONE, Optional.of(condition), Bytes.EMPTY);
  }

  private static int sizeOf(
      Sid trustee, ObjectGuids objects, Optional<Condition> condition, Bytes slack) {
    int size = HEADER_SIZE + 4 + trustee.size();
    if (objects.isPresent()) {
      size += objects.size();
    }
    if (condition.isPresent()) {
      size += AceSizes.padded(condition.get().bytes().size());
    }
    return size + slack.size();
  }

  @Override
  public AceType type() {
    return AceType.ofCode(typeAndFlags);
  }

  /** Returns what happens with the rights. */
  public AceEffect effect() {
    return type().accessEffect();
  }

  @Override
  public AceFlags flags() {
    return AceFlags.of(typeAndFlags >>> 8);
  }

  /** Returns the rights. */
  public AccessMask mask() {
    return new AccessMask(mask);
  }

  /** The bits of the mask, without an object around them: for reading and writing many. */
  int maskBits() {
    return mask;
  }

  /** Returns whom the ACE is about. */
  public Sid trustee() {
    return trustee;
  }

  /** Returns the object part, {@link ObjectGuids#NONE} of an ACE that is no object ACE. */
  public ObjectGuids objects() {
    return objects;
  }

  /** Returns the application data of a callback ACE, empty of an ACE that is none. */
  public Optional<Condition> condition() {
    return tail.condition();
  }

  /** Returns the bytes behind the SID of an ACE that is no callback ACE, as a rule none. */
  public Bytes slack() {
    return tail.slack();
  }

  @Override
  public int size() {
    return sizeOf(trustee, objects, condition(), slack());
  }

  @Override
  public AccessAce withFlags(AceFlags newFlags) {
    return new AccessAce(typeAndFlags(type(), newFlags), mask, trustee, objects, tail);
  }

  /** Returns the same ACE with another mask. */
  public AccessAce withMask(AccessMask newMask) {
    return new AccessAce(typeAndFlags, newMask.bits(), trustee, objects, tail);
  }

  /**
   * Returns the same ACE for another trustee.
   *
   * @throws IllegalArgumentException when the ACE would not fit into 16 bits of size
   */
  public AccessAce withTrustee(Sid newTrustee) {
    return new AccessAce(effect(), flags(), mask(), newTrustee, objects, condition(), slack());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessAce ace
        && typeAndFlags == ace.typeAndFlags
        && mask == ace.mask
        && trustee.equals(ace.trustee)
        && objects.equals(ace.objects)
        && tail.equals(ace.tail);
  }

  @Override
  public int hashCode() {
    int hash = 31 * typeAndFlags + mask;
    hash = 31 * hash + trustee.hashCode();
    hash = 31 * hash + objects.hashCode();
    return 31 * hash + tail.hashCode();
  }

  /** Returns the ACE in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
