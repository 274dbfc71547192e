package org.ntacl.identity.pac;

import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;

/**
 * The client of the ticket: PAC_CLIENT_INFO (MS-PAC 2.7).
 *
 * @param clientId when the client got its first ticket: {@code authtime}
 * @param name the name of the client
 */
public record PacClientInfo(FileTime clientId, String name) implements PacBuffer {
  /** Refuses null. */
  public PacClientInfo {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(name, "name");
  }

  static PacClientInfo read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.of(source, from, to);
    FileTime clientId = new FileTime(in.i64("PAC_CLIENT_INFO.ClientId"));
    int length = in.u16("PAC_CLIENT_INFO.NameLength");
    if (length % 2 != 0 || length != in.remaining()) {
      throw in.fault(
          in.offset() - 2,
          "PAC_CLIENT_INFO.NameLength is " + length + ", " + in.remaining() + " bytes are left");
    }
    return new PacClientInfo(clientId, in.utf16(length / 2, "PAC_CLIENT_INFO.Name"));
  }

  @Override
  public int ulType() {
    return PacBufferType.CLIENT_INFO.ulType();
  }

  @Override
  public Bytes toBytes() {
    if (name.length() > 0x7FFF) {
      throw new IllegalStateException("the name does not fit into 64 KiB");
    }
    return new NdrWriter().i64(clientId.value()).u16(2 * name.length()).utf16(name).toBytes();
  }
}
