package org.ntacl.binary;

import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * A descriptor together with the bytes it was stored as: the lossless form.
 *
 * <p>Not everybody lays descriptors out as Windows does: directories put the owner first, others
 * share one SID between owner and group or leave gaps. The stored bytes come back unchanged until
 * the descriptor is edited; then Windows' layout is written. Immutable and thread-safe.
 *
 * <pre>{@code
 * StoredDescriptor stored = StoredDescriptor.decode(bytes);
 * stored.bytes();                       // what was read
 * stored.with(edited).bytes();          // what Windows would write
 * }</pre>
 */
public final class StoredDescriptor {
  private final SecurityDescriptor descriptor;
  private final Bytes bytes;

  private StoredDescriptor(SecurityDescriptor descriptor, Bytes bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /**
   * Reads a self-relative descriptor and keeps its bytes.
   *
   * @throws MalformedBytesException when the bytes are no valid descriptor
   */
  public static StoredDescriptor decode(byte[] source) {
    return new StoredDescriptor(SelfRelative.decode(source), Bytes.of(source));
  }

  /** Returns a descriptor stored as Windows lays it out. */
  public static StoredDescriptor of(SecurityDescriptor descriptor) {
    return new StoredDescriptor(descriptor, Bytes.of(SelfRelative.encode(descriptor)));
  }

  /** Returns the descriptor. */
  public SecurityDescriptor descriptor() {
    return descriptor;
  }

  /** Returns the stored bytes. */
  public Bytes bytes() {
    return bytes;
  }

  /**
   * Returns the form in which an edited descriptor is stored: these very bytes when nothing has
   * changed.
   */
  public StoredDescriptor with(SecurityDescriptor edited) {
    return edited.equals(descriptor) ? this : of(edited);
  }

  /** Tells whether the bytes are laid out as Windows would lay them out. */
  public boolean isWindowsLayout() {
    return Bytes.of(SelfRelative.encode(descriptor)).equals(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredDescriptor that && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  @Override
  public String toString() {
    return descriptor.toString();
  }
}
