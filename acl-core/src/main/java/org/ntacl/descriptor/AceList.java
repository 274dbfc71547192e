package org.ntacl.descriptor;

import java.util.Arrays;
import java.util.List;
import org.ntacl.Bytes;

/**
 * An access control list with its entries (MS-DTYP 2.4.5). Immutable and thread-safe.
 *
 * @param revision the revision on the wire: 2, 3 or 4
 * @param aces the entries in order
 * @param slack bytes between the last entry and the end of the list, kept as they are
 */
public record AceList(int revision, List<Ace> aces, Bytes slack) implements Acl {
  /** The revision of a list of ordinary entries. */
  public static final int REVISION = 2;

  /** The revision of a list with a compound entry. */
  public static final int REVISION_COMPOUND = 3;

  /** The revision of a list with object entries (ACL_REVISION_DS). */
  public static final int REVISION_OBJECT = 4;

  /** The size of the list's header in bytes. */
  public static final int HEADER_SIZE = 8;

  /** The greatest size of a list in bytes: what 16 bits can say. */
  public static final int MAX_SIZE = 0xFFFF;

  /** The list without entries. As a DACL it lets nobody do anything. */
  public static final AceList EMPTY = new AceList(REVISION, List.of(), Bytes.EMPTY);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the revision is not 2, 3 or 4, or the list is too large
   *     for 16 bits of size
   */
  public AceList {
    if (revision < REVISION || revision > REVISION_OBJECT) {
      throw new IllegalArgumentException("ACL revision is 2, 3 or 4, not " + revision);
    }
    aces = List.copyOf(aces);
    long size = sizeOf(aces, slack);
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException("an ACL has at most " + MAX_SIZE + " bytes, not " + size);
    }
  }

  private static long sizeOf(List<Ace> aces, Bytes slack) {
    long size = (long) HEADER_SIZE + slack.size();
    for (int i = 0; i < aces.size(); i++) {
      size += aces.get(i).size();
    }
    return size;
  }

  /**
   * Returns the list of these entries with the revision that Windows would choose: 4 when an entry
   * is an object ACE, 3 when one is a compound ACE, else 2 (recorded: sddl-bytes, every ACL;
   * conditional entries do not raise it).
   *
   * @throws IllegalArgumentException when they are too many for 16 bits of size
   */
  public static AceList of(List<? extends Ace> aces) {
    return new AceList(revisionFor(aces), List.copyOf(aces), Bytes.EMPTY);
  }

  /** Returns the list of these entries, as {@link #of(List)} does. */
  public static AceList of(Ace... aces) {
    return of(Arrays.asList(aces));
  }

  private static int revisionFor(List<? extends Ace> aces) {
    int revision = REVISION;
    for (Ace ace : aces) {
      if (ace.type().isObject()) {
        return REVISION_OBJECT;
      }
      if (ace.type() == AceType.ACCESS_ALLOWED_COMPOUND) {
        revision = REVISION_COMPOUND;
      }
    }
    return revision;
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  /** Returns the size on the wire in bytes, slack included. */
  public int size() {
    return (int) sizeOf(aces, slack);
  }
}
