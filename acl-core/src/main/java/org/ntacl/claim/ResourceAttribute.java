package org.ntacl.claim;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.SidContext;

/**
 * The application data of a resource attribute ACE: a claim about the object,
 * CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1 (MS-DTYP 2.4.10.1).
 *
 * <p>The bytes are the value: equality is theirs, they are kept whatever they are, and what they
 * say is read on demand. Immutable and thread-safe.
 */
public final class ResourceAttribute {
  private final Bytes bytes;

  /** What the bytes say, or null while nobody asked; a race writes an equal value twice. */
  private Reading reading;

  private ResourceAttribute(Bytes bytes) {
    this.bytes = bytes;
  }

  /** The outcome of reading the bytes: the claim, or empty when they are malformed. */
  private record Reading(Optional<Claim> claim) {
    static Reading of(Bytes bytes) {
      try {
        return new Reading(Optional.of(ClaimDecoder.decode(bytes)));
      } catch (MalformedBytesException e) {
        return new Reading(Optional.empty());
      }
    }
  }

  /**
   * Returns the resource attribute of a claim, laid out exactly as Windows does: the name right
   * behind the table of offsets, the values behind it without alignment, zeros up to a multiple of
   * four bytes.
   *
   * @throws IllegalArgumentException when the name is empty, when it or a text holds U+0000, which
   *     ends them on the wire, or when there is too much for an array
   */
  public static ResourceAttribute of(Claim claim) {
    ResourceAttribute attribute = new ResourceAttribute(ClaimEncoder.encode(claim));
    attribute.reading = new Reading(Optional.of(claim));
    return attribute;
  }

  /**
   * Returns the resource attribute that bytes are. They are not looked at; see {@link #claim()}.
   *
   * @param bytes the application data of the ACE
   */
  public static ResourceAttribute ofBytes(Bytes bytes) {
    return new ResourceAttribute(Objects.requireNonNull(bytes, "bytes"));
  }

  /** Returns the bytes, padding included. */
  public Bytes bytes() {
    return bytes;
  }

  /** Returns the claim, or empty when the bytes are malformed. */
  public Optional<Claim> claim() {
    Reading known = reading;
    if (known == null) {
      known = Reading.of(bytes);
      reading = known;
    }
    return known.claim;
  }

  /**
   * Returns the claim.
   *
   * @throws MalformedBytesException when the bytes are malformed
   */
  public Claim decode() {
    return claim().orElseGet(() -> ClaimDecoder.decode(bytes));
  }

  /**
   * Tells whether SDDL can say this attribute: whether its text would be read as the same claim. It
   * cannot when the bytes are malformed, the type is {@link ClaimType#FQBN}, a flag of the low word
   * is above 0x20, a text holds a quotation mark, a truth value is neither 0 nor 1, a string of
   * octets is empty, or a SID has no sub-authority.
   */
  public boolean isPrintable() {
    return obstacle().isEmpty();
  }

  private Optional<String> obstacle() {
    return claim()
        .map(ClaimPrinter::obstacle)
        .orElseGet(() -> Optional.of("its bytes are malformed"));
  }

  /**
   * Returns the text as Windows prints it, {@code ("name",TU,0xe,29925)}.
   *
   * @param context what relative aliases of SIDs are relative to
   * @throws IllegalStateException when SDDL cannot say this attribute, see {@link #isPrintable()}
   */
  public String toSddl(SidContext context) {
    obstacle()
        .ifPresent(
            reason -> {
              throw new IllegalStateException("resource attribute has no SDDL form: " + reason);
            });
    TextBuilder text = new TextBuilder(64);
    ClaimPrinter.append(text, decode(), context);
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceAttribute that && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** Returns the SDDL form where there is one, otherwise the bytes in hexadecimal. */
  @Override
  public String toString() {
    return isPrintable() ? toSddl(SidContext.NONE) : bytes.toHex();
  }
}
