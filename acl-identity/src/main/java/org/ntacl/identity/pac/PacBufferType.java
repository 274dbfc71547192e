package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a buffer of a PAC is: {@code ulType} of PAC_INFO_BUFFER (MS-PAC 2.4). */
public enum PacBufferType {
  /** KERB_VALIDATION_INFO: the user and the groups. */
  LOGON_INFO(1, "logon information"),
  /** PAC_CREDENTIAL_INFO, encrypted for the client. */
  CREDENTIALS_INFO(2, "credentials information"),
  /** PAC_SIGNATURE_DATA made with the key of the service. */
  SERVER_CHECKSUM(6, "server checksum"),
  /** PAC_SIGNATURE_DATA made with the key of the KDC, of the server checksum. */
  KDC_CHECKSUM(7, "KDC checksum"),
  /** PAC_CLIENT_INFO: name of the client and time of its ticket. */
  CLIENT_INFO(10, "client name and ticket information"),
  /** S4U_DELEGATION_INFO: services the ticket was delegated through. */
  DELEGATION_INFO(11, "constrained delegation information"),
  /** UPN_DNS_INFO: user principal name and name of the domain. */
  UPN_DNS_INFO(12, "UPN and DNS information"),
  /** PAC_CLIENT_CLAIMS_INFO. */
  CLIENT_CLAIMS_INFO(13, "client claims information"),
  /** PAC_DEVICE_INFO: the device and its groups. */
  DEVICE_INFO(14, "device information"),
  /** PAC_DEVICE_CLAIMS_INFO. */
  DEVICE_CLAIMS_INFO(15, "device claims information"),
  /** PAC_SIGNATURE_DATA made with the key of the KDC, of the ticket without the PAC. */
  TICKET_CHECKSUM(16, "ticket checksum"),
  /** PAC_ATTRIBUTES_INFO: whether the client asked for a PAC. */
  ATTRIBUTES_INFO(17, "PAC attributes"),
  /** PAC_REQUESTOR: SID of the account that the ticket was issued for. */
  REQUESTOR(18, "PAC requestor"),
  /** PAC_SIGNATURE_DATA made with the key of the KDC, of the whole PAC. */
  FULL_CHECKSUM(19, "full PAC checksum");

  /** The types by their numbers, which are small. */
  private static final List<Optional<PacBufferType>> BY_NUMBER = byNumber();

  private final int ulType;
  private final String displayName;

  PacBufferType(int ulType, String displayName) {
    this.ulType = ulType;
    this.displayName = displayName;
  }

  /** Returns the number on the wire. */
  public int ulType() {
    return ulType;
  }

  /** Returns what people call it. */
  public String displayName() {
    return displayName;
  }

  /** Returns the type of a number on the wire, or empty when it is not one of these. */
  public static Optional<PacBufferType> of(int ulType) {
    return ulType >= 0 && ulType < BY_NUMBER.size() ? BY_NUMBER.get(ulType) : Optional.empty();
  }

  private static List<Optional<PacBufferType>> byNumber() {
    List<Optional<PacBufferType>> types = new ArrayList<>();
    for (PacBufferType type : values()) {
      types.addAll(Collections.nCopies(type.ulType - types.size(), Optional.empty()));
      types.add(Optional.of(type));
    }
    return List.copyOf(types);
  }

  /** Tells whether this is one of the four signatures. */
  public boolean isChecksum() {
    return switch (this) {
      case SERVER_CHECKSUM, KDC_CHECKSUM, TICKET_CHECKSUM, FULL_CHECKSUM -> true;
      default -> false;
    };
  }
}
