package org.ntacl.claim;

import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.internal.TextBuilder;
import org.ntacl.sid.SidContext;

/**
 * The application data of a resource attribute ACE: a claim about the object, CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1 (MS-DTYP
 * 2.4.10.1).
 *
 * <p>The bytes are the value: equality is theirs, they are kept whatever they are, and what they say is read on demand. Immutable
 * and thread-safe.
 */
public final class ResourceAttribute {
  private final Bytes bytes;

  /** What the bytes say, or null while nobody asked; a race writes an equal value twice. */
  private Optional<Claim> claim;

  private ResourceAttribute(Bytes bytes, Optional<Claim> claim) {
    this.bytes = bytes;
    this.claim = claim;
  }

  /**
   * Returns the resource attribute of a claim, laid out exactly as Windows does: the name right behind the table of offsets, the
   * values behind it without alignment, zeros up to a multiple of four bytes.
   *
   * @throws IllegalArgumentException when the name or a text holds U+0000, which ends them on the wire, or when there is too much
   *     for an array
   */
  public static ResourceAttribute of(Claim claim) {
    return new ResourceAttribute(ClaimEncoder.encode(claim), Optional.of(claim));
  }

  /**
   * Returns the resource attribute that bytes are. They are not looked at; see {@link #claim()}.
   *
   * @param bytes the application data of the ACE
   */
  public static ResourceAttribute ofBytes(Bytes bytes) {
    return new ResourceAttribute(bytes, null);
  }

  /** Returns the bytes, padding included. */
  public Bytes bytes() {
    return bytes;
  }

  /** Returns the claim, or empty when the bytes are malformed. */
  public Optional<Claim> claim() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the claim.
   *
   * @throws MalformedBytesException when the bytes are malformed
   */
  public Claim decode() {
    throw new UnsupportedOperationException();
  }

  /** Tells whether SDDL can say this attribute. */
  public boolean isPrintable() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the text as Windows prints it, {@code ("name",TU,0xe,29925)}.
   *
   * @param context what relative aliases of SIDs are relative to
   * @throws IllegalStateException when SDDL cannot say this attribute, see {@link #isPrintable()}
   */
  public String toSddl(SidContext context) {
    TextBuilder text = new TextBuilder(64);
    appendTo(text, context);
    return text.toString();
  }

  /**
   * Appends {@link #toSddl(SidContext)} to a text under construction; for the printers of this module.
   *
   * @throws IllegalStateException when SDDL cannot say this attribute, see {@link #isPrintable()}; nothing is appended then
   */
  void appendTo(TextBuilder text, SidContext context) {
    throw new UnsupportedOperationException();
  }
}
