package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.identity.kerberos.ChecksumType;
import org.ntacl.identity.kerberos.EncTicketPart;
import org.ntacl.identity.kerberos.KerberosKey;

/**
 * Makes signed PACs as a domain controller does: for tests of services, which have no domain at
 * hand. Buffers stand in the order in which they were added, signatures behind them. Not
 * thread-safe.
 */
public final class PacBuilder {
  private final List<PacBuffer> buffers = new ArrayList<>();
  private Optional<EncTicketPart> ticket = Optional.empty();
  private boolean full;

  /** Starts a PAC without any buffer. */
  public PacBuilder() {}

  /**
   * Adds a buffer.
   *
   * @throws IllegalArgumentException when it is a signature
   */
  public PacBuilder add(PacBuffer buffer) {
    if (buffer instanceof PacSignatureData) {
      throw new IllegalArgumentException("signatures are made, not added");
    }
    buffers.add(buffer);
    return this;
  }

  /**
   * Adds the signature of a ticket.
   *
   * @param part the decrypted part of the ticket; whatever PAC is in it does not count
   */
  public PacBuilder withTicketChecksum(EncTicketPart part) {
    ticket = Optional.of(part);
    return this;
  }

  /** Adds the signature of the whole PAC. */
  public PacBuilder withFullChecksum() {
    full = true;
    return this;
  }

  /**
   * Returns the PAC, signed with the checksum types that belong to the keys. The builder may go on
   * to make others.
   *
   * @param serverKey the key of the service
   * @param kdcKey the key of the KDC; one of a read-only KDC has its identifier in the upper half
   *     of its version
   */
  public Pac sign(KerberosKey serverKey, KerberosKey kdcKey) {
    List<PacBuffer> all = new ArrayList<>(buffers);
    all.add(blank(PacBufferType.SERVER_CHECKSUM, serverKey, false));
    all.add(blank(PacBufferType.KDC_CHECKSUM, kdcKey, true));
    ticket.ifPresent(
        part ->
            all.add(
                signature(PacBufferType.TICKET_CHECKSUM, kdcKey, true, checksum(kdcKey, part))));
    if (full) {
      all.add(blank(PacBufferType.FULL_CHECKSUM, kdcKey, true));
      sign(all, PacBufferType.FULL_CHECKSUM, kdcKey, layout(all).toBytes());
    }
    Pac unsigned = layout(all);
    Bytes signed =
        Bytes.of(
            unsigned.withoutSignatures(
                EnumSet.of(PacBufferType.SERVER_CHECKSUM, PacBufferType.KDC_CHECKSUM)));
    Bytes serverChecksum = sign(all, PacBufferType.SERVER_CHECKSUM, serverKey, signed);
    sign(all, PacBufferType.KDC_CHECKSUM, kdcKey, serverChecksum);
    return layout(all);
  }

  private static Bytes checksum(KerberosKey key, EncTicketPart part) {
    return key.checksum(PacVerifier.KEY_USAGE, part.signed());
  }

  /** Puts a signature into the place that was left blank for it, and returns it. */
  private static Bytes sign(
      List<PacBuffer> all, PacBufferType type, KerberosKey key, Bytes signed) {
    Bytes checksum = key.checksum(PacVerifier.KEY_USAGE, signed);
    all.replaceAll(
        buffer ->
            buffer.ulType() == type.ulType()
                ? signature(type, key, type != PacBufferType.SERVER_CHECKSUM, checksum)
                : buffer);
    return checksum;
  }

  private static PacSignatureData blank(PacBufferType type, KerberosKey key, boolean byKdc) {
    int size = ChecksumType.of(key.encryptionType()).size();
    return signature(type, key, byKdc, Bytes.of(new byte[size]));
  }

  private static PacSignatureData signature(
      PacBufferType type, KerberosKey key, boolean byKdc, Bytes checksum) {
    int identifier = key.version() >>> 16;
    return new PacSignatureData(
        type,
        ChecksumType.of(key.encryptionType()).number(),
        checksum,
        byKdc && identifier != 0 ? Optional.of(identifier) : Optional.empty(),
        Bytes.EMPTY);
  }

  /** Returns the PAC of buffers that are signed already, or not at all. */
  static Pac layout(List<PacBuffer> all) {
    NdrWriter head = new NdrWriter().i32(all.size()).i32(0);
    NdrWriter body = new NdrWriter();
    int start = Pac.HEADER_SIZE + all.size() * Pac.ENTRY_SIZE;
    for (PacBuffer buffer : all) {
      Bytes content = buffer.toBytes();
      head.i32(buffer.ulType()).i32(content.size()).i64(start + body.size());
      body.octets(content).align(Pac.ALIGNMENT);
    }
    return Pac.read(head.octets(body.toBytes()).toBytes());
  }
}
