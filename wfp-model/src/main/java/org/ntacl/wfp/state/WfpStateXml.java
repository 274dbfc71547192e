package org.ntacl.wfp.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.ntacl.Bytes;

/**
 * Reads and writes state dumps as {@code netsh wfp show state} makes them.
 *
 * <p>Older systems write one document, newer ones two; both shapes are read, and what was read is
 * written in its shape again. All methods are pure and thread-safe.
 */
public final class WfpStateXml {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private WfpStateXml() {}

  /** Reads a dump in the usual way, see {@link #read(Bytes, StateOptions)}. */
  public static StateImport read(Bytes dump) {
    return read(dump, StateOptions.DEFAULT);
  }

  /**
   * Reads a dump. What is not understood is reported and does not end the reading.
   *
   * @throws StateException when it is no state dump at all or beyond the limits
   */
  public static StateImport read(Bytes dump, StateOptions options) {
    if (dump.size() > options.limits().maxBytes()) {
      throw new StateException(
          1, 1, "a dump of more than %d bytes".formatted(options.limits().maxBytes()));
    }
    return new StateReader(options).read(dump.toArray());
  }

  /**
   * Reads a dump to its end.
   *
   * @param dump the bytes; not closed
   * @throws IOException when the bytes cannot be had
   * @throws StateException when it is no state dump at all or beyond the limits
   */
  public static StateImport read(InputStream dump, StateOptions options) throws IOException {
    // one more than allowed, to see that there is more
    int most = options.limits().maxBytes();
    return read(Bytes.of(dump.readNBytes(Math.max(most, most + 1))), options);
  }

  /**
   * Returns a state as a dump, in UTF-8.
   *
   * @throws IllegalArgumentException when a text has a character that XML cannot have, or a value
   *     is of a type that dumps do not show (TOKEN_INFORMATION)
   * @throws org.ntacl.descriptor.UnprintableException when a descriptor cannot be written as SDDL
   */
  public static Bytes write(WfpState state) {
    String text = new StateWriter(state).write();
    String whole = state.shape().hasByteOrderMark() ? BYTE_ORDER_MARK + text : text;
    return Bytes.of(whole.getBytes(StandardCharsets.UTF_8));
  }
}
