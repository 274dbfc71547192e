package org.ntacl.descriptor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

/** An access control list with its entries (MS-DTYP 2.4.5). Immutable and thread-safe. */
public final class AceList implements Acl {
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
  public static final AceList EMPTY = new Builder(0).build();

  private final int revision;
  private final Ace[] aces;

  /** The view of the entries, made when first asked for; null before. */
  private AceArray view;

  private final Bytes slack;
  private final int size;

  /**
   * Returns the list of these parts.
   *
   * @param revision the revision on the wire: 2, 3 or 4
   * @param aces the entries in order
   * @param slack bytes between the last entry and the end of the list, kept as they are
   * @throws IllegalArgumentException when the revision is not 2, 3 or 4, or the list is too large
   *     for 16 bits of size
   */
  public AceList(int revision, List<? extends Ace> aces, Bytes slack) {
    this(revision, builderOf(aces), slack);
  }

  private AceList(int revision, Builder builder, Bytes slack) {
    if (revision < REVISION || revision > REVISION_OBJECT) {
      throw new IllegalArgumentException("ACL revision is 2, 3 or 4, not " + revision);
    }
    if (slack.size() > MAX_SIZE - builder.size) {
      throw tooLarge((long) builder.size + slack.size());
    }
    this.revision = revision;
    this.aces = builder.entries();
    this.slack = slack;
    this.size = builder.size + slack.size();
  }

  /**
   * Takes over an array of entries that were read.
   *
   * @param size the sizes of all entries and the slack together, with the header
   */
  AceList(int revision, Ace[] aces, Bytes slack, int size) {
    this.revision = revision;
    this.aces = aces;
    this.slack = slack;
    this.size = size;
  }

  /**
   * Reads the binary form (MS-DTYP 2.4.5). Bytes behind the list are not looked at.
   *
   * @param source the bytes; not kept
   * @param offset index of the revision byte
   * @param limit index behind the last byte that may belong to the list
   * @throws MalformedBytesException when the bytes are no valid list; its offset counts from the
   *     start of {@code source}
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public static AceList read(byte[] source, int offset, int limit) {
    Objects.checkFromToIndex(offset, limit, source.length);
    return AclCodec.decode(source, offset, limit);
  }

  /**
   * Writes the binary form. Allocates nothing.
   *
   * @return index behind the last byte written, {@link #size()} bytes further; not aligned
   * @throws IndexOutOfBoundsException when fewer bytes follow
   */
  public int write(byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, size, target.length);
    return AclCodec.encode(this, target, offset);
  }

  private static IllegalArgumentException tooLarge(long size) {
    return new IllegalArgumentException("an ACL has at most " + MAX_SIZE + " bytes, not " + size);
  }

  private static Builder builderOf(List<? extends Ace> aces) {
    Builder builder = new Builder(aces.size());
    for (Ace ace : aces) {
      if (!builder.add(ace)) {
        throw tooLarge((long) builder.size + ace.size());
      }
    }
    return builder;
  }

  /**
   * Returns the list of these entries with the revision that Windows would choose: 4 when an entry
   * is an object ACE, 3 when one is a compound ACE, else 2 (recorded: sddl-bytes, every ACL;
   * conditional entries do not raise it).
   *
   * @throws IllegalArgumentException when they are too many for 16 bits of size
   */
  public static AceList of(List<? extends Ace> aces) {
    return builderOf(aces).build();
  }

  /** Returns the list of these entries, as {@link #of(List)} does. */
  public static AceList of(Ace... aces) {
    return of(Arrays.asList(aces));
  }

  /**
   * Returns the list of these entries, as {@link #of(List)} does, or empty when they are too many
   * for 16 bits of size.
   */
  public static Optional<AceList> tryOf(List<? extends Ace> aces) {
    return collected(aces).map(Builder::build);
  }

  /**
   * Returns a list of other entries in the place of this one: with this revision, or the higher one
   * that they need, and without slack. With the same entries it is this list.
   *
   * @return the list, or empty when the entries are too many for 16 bits of size
   */
  public Optional<AceList> withAces(List<? extends Ace> newAces) {
    if (aces().equals(newAces)) {
      return Optional.of(this);
    }
    return collected(newAces)
        .map(builder -> builder.build(Math.max(revision, builder.revision()), Bytes.EMPTY));
  }

  private static Optional<Builder> collected(List<? extends Ace> aces) {
    Builder builder = new Builder(aces.size());
    for (Ace ace : aces) {
      if (!builder.add(ace)) {
        return Optional.empty();
      }
    }
    return Optional.of(builder);
  }

  /** Collects the entries of a list and knows how much room is left. Not thread-safe. */
  public static final class Builder {
    private static final int MIN_GROWTH = 8;

    private Ace[] aces;
    private int count;
    private int size = HEADER_SIZE;
    private boolean built;

    /**
     * Creates an empty collection.
     *
     * @param expected how many entries are expected; more may come
     */
    public Builder(int expected) {
      aces = new Ace[expected];
    }

    /**
     * Adds an entry behind the others, if there is room.
     *
     * @return whether it has been added: false when the list would be larger than {@link
     *     AceList#MAX_SIZE}
     * @throws IllegalStateException when the list has been built
     */
    public boolean add(Ace ace) {
      if (built) {
        throw new IllegalStateException("the list has been built");
      }
      int larger = size + ace.size();
      if (larger > MAX_SIZE) {
        return false;
      }
      if (count == aces.length) {
        aces = Arrays.copyOf(aces, Math.max(2 * count, MIN_GROWTH));
      }
      aces[count++] = ace;
      size = larger;
      return true;
    }

    /** Returns how many bytes are left for entries and slack. */
    public int room() {
      return MAX_SIZE - size;
    }

    /**
     * Returns the list with the revision that Windows would choose; see {@link AceList#of(List)}.
     */
    public AceList build() {
      return build(revision(), Bytes.EMPTY);
    }

    /**
     * Returns the list.
     *
     * @param revision the revision on the wire: 2, 3 or 4
     * @param slack bytes between the last entry and the end of the list
     * @throws IllegalArgumentException when the revision is another or there is no room for the
     *     slack
     */
    public AceList build(int revision, Bytes slack) {
      return new AceList(revision, this, slack);
    }

    private int revision() {
      int revision = REVISION;
      for (int i = 0; i < count; i++) {
        AceType type = aces[i].type();
        if (type.isObject()) {
          return REVISION_OBJECT;
        }
        if (type == AceType.ACCESS_ALLOWED_COMPOUND) {
          revision = REVISION_COMPOUND;
        }
      }
      return revision;
    }

    /** Gives the entries away, with no room left over: from here on nobody adds any. */
    private Ace[] entries() {
      built = true;
      return count == aces.length ? aces : Arrays.copyOf(aces, count);
    }
  }

  /** Returns the revision on the wire: 2, 3 or 4. */
  public int revision() {
    return revision;
  }

  @Override
  public List<Ace> aces() {
    AceArray made = view;
    if (made == null) {
      // two threads may each make one: they are equal and safe to share
      made = new AceArray(aces);
      view = made;
    }
    return made;
  }

  /** Returns the bytes between the last entry and the end of the list. */
  public Bytes slack() {
    return slack;
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  /** Returns the size on the wire in bytes, slack included. */
  public int size() {
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof AceList that
            && revision == that.revision
            && slack.equals(that.slack)
            && Arrays.equals(aces, that.aces));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * revision + slack.hashCode()) + Arrays.hashCode(aces);
  }

  /** Returns revision, entries and slack. */
  @Override
  public String toString() {
    return "revision %d, %s, slack [%s]".formatted(revision, aces(), slack);
  }
}
