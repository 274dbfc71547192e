package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.identity.internal.NdrReader;

/**
 * A privilege attribute certificate: PACTYPE (MS-PAC 2.3), the list of buffers that a domain
 * controller puts into a ticket.
 *
 * <pre>{@code
 * Pac pac = Pac.read(bytes);
 * VerifiedPac verified = PacVerifier.withServerKeys(keytab.keys()).verify(pac);
 * AccessToken token = IdentityTokens.ofPac(verified, LocalPolicy.NONE);
 * }</pre>
 *
 * <p>The bytes are the value: equality is theirs, and they are kept whatever they are. Reading them
 * checks every buffer of a known type, and nothing about signatures: whoever wants to rely on what
 * a PAC says verifies it first. Immutable and thread-safe.
 */
public final class Pac {
  /** The longest PAC that is read, in bytes. Tickets have 64 KiB at most by default. */
  public static final int MAX_SIZE = 1 << 20;

  /** PAC buffers start at multiples of this (MS-PAC 2.4). */
  static final int ALIGNMENT = 8;

  static final int HEADER_SIZE = 8;
  static final int ENTRY_SIZE = 16;

  private final Bytes bytes;
  private final List<PacInfoBuffer> directory;
  private final List<PacBuffer> buffers;

  private Pac(Bytes bytes, List<PacInfoBuffer> directory, List<PacBuffer> buffers) {
    this.bytes = bytes;
    this.directory = List.copyOf(directory);
    this.buffers = List.copyOf(buffers);
  }

  /**
   * Reads a PAC. Buffers of unknown types are kept as they are.
   *
   * @throws MalformedBytesException when the bytes are too many, the version is not 0, a buffer is
   *     outside them, starts at no multiple of eight, overlaps another one or is no structure of
   *     its type, or a known type is there twice
   */
  public static Pac read(Bytes bytes) {
    if (bytes.size() > MAX_SIZE) {
      throw fault(0, "PAC has %d bytes, at most %d are read".formatted(bytes.size(), MAX_SIZE));
    }
    byte[] source = bytes.toArray();
    List<PacInfoBuffer> directory = directory(source);
    refuseOverlaps(directory);
    List<PacBuffer> buffers = new ArrayList<>(directory.size());
    Set<PacBufferType> known = EnumSet.noneOf(PacBufferType.class);
    for (PacInfoBuffer entry : directory) {
      buffers.add(buffer(source, entry, known));
    }
    return new Pac(bytes, directory, buffers);
  }

  private static List<PacInfoBuffer> directory(byte[] source) {
    NdrReader in = NdrReader.of(source, 0, source.length);
    long count = in.u32("PACTYPE.cBuffers");
    int version = in.i32("PACTYPE.Version");
    if (version != 0) {
      throw fault(4, "PACTYPE.Version is " + Integer.toUnsignedString(version) + ", expected 0");
    }
    in.require(count * ENTRY_SIZE, "PACTYPE.Buffers");
    List<PacInfoBuffer> directory = new ArrayList<>((int) count);
    int least = HEADER_SIZE + (int) count * ENTRY_SIZE;
    for (int i = 0; i < count; i++) {
      int at = in.offset();
      int type = in.i32("PAC_INFO_BUFFER.ulType");
      long size = in.u32("PAC_INFO_BUFFER.cbBufferSize");
      long offset = in.i64("PAC_INFO_BUFFER.Offset");
      if (offset < least || offset % ALIGNMENT != 0) {
        throw fault(
            at + 8,
            "PAC_INFO_BUFFER.Offset is %s, expected a multiple of 8 from %d on"
                .formatted(Long.toUnsignedString(offset), least));
      }
      if (offset > source.length || size > source.length - offset) {
        throw fault(
            at + 4,
            "PAC_INFO_BUFFER.cbBufferSize is %d at offset %d, the PAC has %d bytes"
                .formatted(size, offset, source.length));
      }
      directory.add(new PacInfoBuffer(type, (int) size, (int) offset));
    }
    return directory;
  }

  /** Buffers that share bytes would be more content than there are bytes. */
  private static void refuseOverlaps(List<PacInfoBuffer> directory) {
    if (isInOrder(directory)) {
      return;
    }
    List<PacInfoBuffer> sorted = new ArrayList<>(directory);
    sorted.sort(
        Comparator.comparingInt(PacInfoBuffer::offset)
            .thenComparingInt(PacInfoBuffer::cbBufferSize));
    int end = 0;
    for (PacInfoBuffer entry : sorted) {
      if (entry.offset() < end) {
        throw fault(entry.offset(), "buffer of type " + entry.ulType() + " overlaps another one");
      }
      end = entry.offset() + entry.cbBufferSize();
    }
  }

  /** Tells whether each buffer starts behind the one before, as controllers lay them out. */
  private static boolean isInOrder(List<PacInfoBuffer> directory) {
    int end = 0;
    for (PacInfoBuffer entry : directory) {
      if (entry.offset() < end) {
        return false;
      }
      end = entry.offset() + entry.cbBufferSize();
    }
    return true;
  }

  /**
   * Reads a buffer.
   *
   * @param known the types of those before; its own is added
   */
  private static PacBuffer buffer(byte[] source, PacInfoBuffer entry, Set<PacBufferType> known) {
    int from = entry.offset();
    int to = from + entry.cbBufferSize();
    Optional<PacBufferType> type = PacBufferType.of(entry.ulType());
    if (type.isEmpty()) {
      return new UnknownPacBuffer(entry.ulType(), Bytes.copyOfRange(source, from, to));
    }
    PacBuffer buffer = buffer(type.get(), source, from, to);
    if (!known.add(type.get())) {
      throw fault(from, type.get().displayName() + " is there twice");
    }
    return buffer;
  }

  private static PacBuffer buffer(PacBufferType type, byte[] source, int from, int to) {
    return switch (type) {
      case LOGON_INFO -> KerbValidationInfoCodec.read(source, from, to);
      case CREDENTIALS_INFO -> PacCredentialInfo.read(source, from, to);
      case SERVER_CHECKSUM, KDC_CHECKSUM, TICKET_CHECKSUM, FULL_CHECKSUM ->
          PacSignatureData.read(type, source, from, to);
      case CLIENT_INFO -> PacClientInfo.read(source, from, to);
      case DELEGATION_INFO -> S4uDelegationInfo.read(source, from, to);
      case UPN_DNS_INFO -> UpnDnsInfo.read(source, from, to);
      case CLIENT_CLAIMS_INFO -> new PacClaimsInfo(false, Bytes.copyOfRange(source, from, to));
      case DEVICE_INFO -> PacDeviceInfo.read(source, from, to);
      case DEVICE_CLAIMS_INFO -> new PacClaimsInfo(true, Bytes.copyOfRange(source, from, to));
      case ATTRIBUTES_INFO -> PacAttributesInfo.read(source, from, to);
      case REQUESTOR -> PacRequestor.read(source, from, to);
    };
  }

  private static MalformedBytesException fault(int offset, String fault) {
    return new MalformedBytesException(NtStatus.STATUS_INVALID_PARAMETER, offset, fault);
  }

  /** Returns the directory at the start of the PAC, in its order. */
  public List<PacInfoBuffer> directory() {
    return directory;
  }

  /** Returns the buffers in the order of the directory. */
  public List<PacBuffer> buffers() {
    return buffers;
  }

  /** Returns the buffer of a type, or empty when there is none. */
  public Optional<PacBuffer> buffer(PacBufferType type) {
    for (int i = 0; i < buffers.size(); i++) {
      if (directory.get(i).ulType() == type.ulType()) {
        return Optional.of(buffers.get(i));
      }
    }
    return Optional.empty();
  }

  private <T extends PacBuffer> Optional<T> buffer(PacBufferType type, Class<T> content) {
    return buffer(type).map(content::cast);
  }

  /** Returns what the PAC says about the user and the groups, or empty. */
  public Optional<KerbValidationInfo> logonInfo() {
    return buffer(PacBufferType.LOGON_INFO, KerbValidationInfo.class);
  }

  /** Returns name and time of the client, or empty. */
  public Optional<PacClientInfo> clientInfo() {
    return buffer(PacBufferType.CLIENT_INFO, PacClientInfo.class);
  }

  /** Returns the names of the client, or empty. */
  public Optional<UpnDnsInfo> upnDnsInfo() {
    return buffer(PacBufferType.UPN_DNS_INFO, UpnDnsInfo.class);
  }

  /** Returns the claims about the client, or empty. */
  public Optional<PacClaimsInfo> clientClaims() {
    return buffer(PacBufferType.CLIENT_CLAIMS_INFO, PacClaimsInfo.class);
  }

  /** Returns the device and its groups, or empty. */
  public Optional<PacDeviceInfo> deviceInfo() {
    return buffer(PacBufferType.DEVICE_INFO, PacDeviceInfo.class);
  }

  /** Returns the claims about the device, or empty. */
  public Optional<PacClaimsInfo> deviceClaims() {
    return buffer(PacBufferType.DEVICE_CLAIMS_INFO, PacClaimsInfo.class);
  }

  /** Returns the account that asked for the ticket, or empty. */
  public Optional<PacRequestor> requestor() {
    return buffer(PacBufferType.REQUESTOR, PacRequestor.class);
  }

  /**
   * Returns one of the four signatures, or empty.
   *
   * @throws IllegalArgumentException when the type is none of the four
   */
  public Optional<PacSignatureData> signature(PacBufferType type) {
    if (!type.isChecksum()) {
      throw new IllegalArgumentException("the " + type.displayName() + " is no signature");
    }
    return buffer(type, PacSignatureData.class);
  }

  /** Returns a copy of the bytes, the checksums of some signatures zeroed, as they are signed. */
  byte[] withoutSignatures(Set<PacBufferType> types) {
    byte[] zeroed = bytes.toArray();
    for (int i = 0; i < buffers.size(); i++) {
      if (buffers.get(i) instanceof PacSignatureData signature
          && types.contains(signature.buffer())) {
        int start = directory.get(i).offset() + PacSignatureData.TYPE_SIZE;
        Arrays.fill(zeroed, start, start + signature.signature().size(), (byte) 0);
      }
    }
    return zeroed;
  }

  /** Returns the bytes that this PAC was read from. */
  public Bytes toBytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pac that && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** Returns the types of the buffers. */
  @Override
  public String toString() {
    return "PAC of " + directory.stream().map(PacInfoBuffer::ulType).toList();
  }
}
