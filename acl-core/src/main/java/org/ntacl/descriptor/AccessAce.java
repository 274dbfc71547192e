package org.ntacl.descriptor;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.condition.Condition;
import org.ntacl.sid.Sid;

/**
 * An ACE that allows, denies, audits or alarms (MS-DTYP 2.4.4.2 to 2.4.4.12): plain, for an object
 * type, conditional, or both.
 *
 * @param effect what happens with the rights
 * @param flags inheritance and audit flags
 * @param mask the rights
 * @param trustee whom the ACE is about
 * @param objects the object part, {@link ObjectGuids#NONE} for an ACE that is no object ACE
 * @param condition the application data of a callback ACE, or empty for an ACE that is none
 * @param slack bytes behind the SID of an ACE that is no callback ACE, kept as they are; a multiple
 *     of 4, empty as Windows writes it
 */
public record AccessAce(
    AceEffect effect,
    AceFlags flags,
    AccessMask mask,
    Sid trustee,
    ObjectGuids objects,
    Optional<Condition> condition,
    Bytes slack)
    implements Ace {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when a callback ACE has slack or the ACE would not fit into 16
   *     bits of size
   */
  public AccessAce {
    // an ACE of nothing but mask, GUIDs and SID always fits
    if (!slack.isEmpty() || condition.isPresent()) {
      requireValidTail(trustee, objects, condition, slack);
    }
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
    return AceType.of(effect, objects.isPresent(), condition.isPresent());
  }

  @Override
  public int size() {
    return sizeOf(trustee, objects, condition, slack);
  }

  @Override
  public AccessAce withFlags(AceFlags newFlags) {
    return new AccessAce(effect, newFlags, mask, trustee, objects, condition, slack);
  }

  /** Returns the same ACE with another mask. */
  public AccessAce withMask(AccessMask newMask) {
    return new AccessAce(effect, flags, newMask, trustee, objects, condition, slack);
  }

  /** Returns the same ACE for another trustee. */
  public AccessAce withTrustee(Sid newTrustee) {
    return new AccessAce(effect, flags, mask, newTrustee, objects, condition, slack);
  }

  /** Returns the ACE in the form of SDDL, also where SDDL proper has none. */
  @Override
  public String toString() {
    return SddlPrinter.show(this);
  }
}
