package org.ntacl.wfp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ntacl.Bytes;

/**
 * An end of a connection as the kernel knows it (FWPS_ALE_ENDPOINT_PROPERTIES0).
 *
 * @param endpointId its number, 64 bits without sign
 * @param ipVersion the version of the addresses
 * @param localAddress the own address, of 32 bits or 16 octets
 * @param remoteAddress the other address, of 32 bits or 16 octets
 * @param ipProtocol the number of the protocol
 * @param localPort the own port
 * @param remotePort the other port
 * @param localTokenModifiedId which state of which token it was opened with
 * @param mmSaId the association of main mode
 * @param qmSaId the association of quick mode
 * @param ipsecStatus what IPsec reports, as the dump writes it
 * @param flags what is said of it, as the dump writes it
 * @param appId the path of the program, in UTF-16 with a final zero
 */
public record AleEndpoint(
    long endpointId,
    IpVersion ipVersion,
    FwpValue localAddress,
    FwpValue remoteAddress,
    int ipProtocol,
    int localPort,
    int remotePort,
    long localTokenModifiedId,
    long mmSaId,
    long qmSaId,
    String ipsecStatus,
    List<String> flags,
    Bytes appId) {
  /** Copies the lists and refuses null. */
  public AleEndpoint {
    Objects.requireNonNull(ipVersion, "ipVersion");
    Objects.requireNonNull(localAddress, "localAddress");
    Objects.requireNonNull(remoteAddress, "remoteAddress");
    Objects.requireNonNull(ipsecStatus, "ipsecStatus");
    flags = List.copyOf(flags);
    Objects.requireNonNull(appId, "appId");
  }

  /** Starts an endpoint. */
  public static Builder builder(
      long endpointId, IpVersion ipVersion, FwpValue localAddress, FwpValue remoteAddress) {
    return new Builder(endpointId, ipVersion, localAddress, remoteAddress);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(endpointId, ipVersion, localAddress, remoteAddress);
    copy.ipProtocol = ipProtocol;
    copy.localPort = localPort;
    copy.remotePort = remotePort;
    copy.localTokenModifiedId = localTokenModifiedId;
    copy.mmSaId = mmSaId;
    copy.qmSaId = qmSaId;
    copy.ipsecStatus = ipsecStatus;
    copy.flags = flags;
    copy.appId = appId;
    return copy;
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private long endpointId;
    private IpVersion ipVersion;
    private FwpValue localAddress;
    private FwpValue remoteAddress;
    private int ipProtocol = 0;
    private int localPort = 0;
    private int remotePort = 0;
    private long localTokenModifiedId = 0;
    private long mmSaId = 0;
    private long qmSaId = 0;
    private String ipsecStatus = "";
    private List<String> flags = List.of();
    private Bytes appId = Bytes.EMPTY;

    private Builder(
        long endpointId, IpVersion ipVersion, FwpValue localAddress, FwpValue remoteAddress) {
      this.endpointId = endpointId;
      this.ipVersion = ipVersion;
      this.localAddress = localAddress;
      this.remoteAddress = remoteAddress;
    }

    /** Sets its number. */
    public Builder endpointId(long endpointId) {
      this.endpointId = endpointId;
      return this;
    }

    /** Sets the version of the addresses. */
    public Builder ipVersion(IpVersion ipVersion) {
      this.ipVersion = ipVersion;
      return this;
    }

    /** Sets the own address. */
    public Builder localAddress(FwpValue localAddress) {
      this.localAddress = localAddress;
      return this;
    }

    /** Sets the other address. */
    public Builder remoteAddress(FwpValue remoteAddress) {
      this.remoteAddress = remoteAddress;
      return this;
    }

    /** Sets the number of the protocol. */
    public Builder ipProtocol(int ipProtocol) {
      this.ipProtocol = ipProtocol;
      return this;
    }

    /** Sets the own port. */
    public Builder localPort(int localPort) {
      this.localPort = localPort;
      return this;
    }

    /** Sets the other port. */
    public Builder remotePort(int remotePort) {
      this.remotePort = remotePort;
      return this;
    }

    /** Sets which state of which token it was opened with. */
    public Builder localTokenModifiedId(long localTokenModifiedId) {
      this.localTokenModifiedId = localTokenModifiedId;
      return this;
    }

    /** Sets the association of main mode. */
    public Builder mmSaId(long mmSaId) {
      this.mmSaId = mmSaId;
      return this;
    }

    /** Sets the association of quick mode. */
    public Builder qmSaId(long qmSaId) {
      this.qmSaId = qmSaId;
      return this;
    }

    /** Sets what IPsec reports. */
    public Builder ipsecStatus(String ipsecStatus) {
      this.ipsecStatus = ipsecStatus;
      return this;
    }

    /** Sets what is said of it. */
    public Builder flags(List<String> flags) {
      this.flags = flags;
      return this;
    }

    /** Adds one more. */
    public Builder flag(String flag) {
      List<String> more = new ArrayList<>(flags);
      more.add(flag);
      this.flags = more;
      return this;
    }

    /** Sets the path of the program. */
    public Builder appId(Bytes appId) {
      this.appId = appId;
      return this;
    }

    /** Returns what was collected. */
    public AleEndpoint build() {
      return new AleEndpoint(
          endpointId,
          ipVersion,
          localAddress,
          remoteAddress,
          ipProtocol,
          localPort,
          remotePort,
          localTokenModifiedId,
          mmSaId,
          qmSaId,
          ipsecStatus,
          flags,
          appId);
    }
  }
}
