package org.ntacl.wfp.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

/**
 * The traffic that a net event is about (FWPM_NET_EVENT_HEADER0 to 3); the flags say what counts.
 *
 * @param timeStamp when it was noted
 * @param flags which members count
 * @param ipVersion the version of the addresses
 * @param ipProtocol the number of the protocol, from 0 to 255
 * @param localAddress the own address, of 32 bits or 16 octets
 * @param remoteAddress the other address, of 32 bits or 16 octets
 * @param localPort the own port
 * @param remotePort the other port
 * @param scopeId the scope of the addresses of version 6
 * @param appId the path of the program, in UTF-16 with a final zero
 * @param userId the user
 * @param packageSid the package
 * @param enterpriseId the enterprise
 * @param policyFlags flags of the policy
 * @param effectiveName the name of the remote machine as it counted
 */
public record NetEventHeader(
    Instant timeStamp,
    Flags<NetEventFlag> flags,
    IpVersion ipVersion,
    int ipProtocol,
    Optional<FwpValue> localAddress,
    Optional<FwpValue> remoteAddress,
    int localPort,
    int remotePort,
    long scopeId,
    Bytes appId,
    Optional<Sid> userId,
    Optional<Sid> packageSid,
    String enterpriseId,
    long policyFlags,
    Bytes effectiveName) {
  /** Checks the parts. */
  public NetEventHeader {
    Objects.requireNonNull(timeStamp, "timeStamp");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(ipVersion, "ipVersion");
    Objects.requireNonNull(localAddress, "localAddress");
    Objects.requireNonNull(remoteAddress, "remoteAddress");
    Objects.requireNonNull(appId, "appId");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(packageSid, "packageSid");
    Objects.requireNonNull(enterpriseId, "enterpriseId");
    Objects.requireNonNull(effectiveName, "effectiveName");
    Numbers.check(ipProtocol, 0, 0xFF);
    Numbers.check(localPort, 0, 0xFFFF);
    Numbers.check(remotePort, 0, 0xFFFF);
  }

  /** Starts a header. */
  public static Builder builder(Instant timeStamp) {
    return new Builder(timeStamp);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(timeStamp);
    copy.flags = flags;
    copy.ipVersion = ipVersion;
    copy.ipProtocol = ipProtocol;
    copy.localAddress = localAddress;
    copy.remoteAddress = remoteAddress;
    copy.localPort = localPort;
    copy.remotePort = remotePort;
    copy.scopeId = scopeId;
    copy.appId = appId;
    copy.userId = userId;
    copy.packageSid = packageSid;
    copy.enterpriseId = enterpriseId;
    copy.policyFlags = policyFlags;
    copy.effectiveName = effectiveName;
    return copy;
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Instant timeStamp;
    private Flags<NetEventFlag> flags = Flags.none(NetEventFlag.class);
    private IpVersion ipVersion = IpVersion.NONE;
    private int ipProtocol = 0;
    private Optional<FwpValue> localAddress = Optional.empty();
    private Optional<FwpValue> remoteAddress = Optional.empty();
    private int localPort = 0;
    private int remotePort = 0;
    private long scopeId = 0;
    private Bytes appId = Bytes.EMPTY;
    private Optional<Sid> userId = Optional.empty();
    private Optional<Sid> packageSid = Optional.empty();
    private String enterpriseId = "";
    private long policyFlags = 0;
    private Bytes effectiveName = Bytes.EMPTY;

    private Builder(Instant timeStamp) {
      this.timeStamp = timeStamp;
    }

    /** Sets when it was noted. */
    public Builder timeStamp(Instant timeStamp) {
      this.timeStamp = timeStamp;
      return this;
    }

    /** Sets which members count. */
    public Builder flags(Flags<NetEventFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(NetEventFlag flag) {
      this.flags = flags.with(flag);
      return this;
    }

    /** Sets the version of the addresses. */
    public Builder ipVersion(IpVersion ipVersion) {
      this.ipVersion = ipVersion;
      return this;
    }

    /** Sets the number of the protocol. */
    public Builder ipProtocol(int ipProtocol) {
      this.ipProtocol = ipProtocol;
      return this;
    }

    /** Sets the own address. */
    public Builder localAddress(FwpValue localAddress) {
      this.localAddress = Optional.of(localAddress);
      return this;
    }

    /** Sets the other address. */
    public Builder remoteAddress(FwpValue remoteAddress) {
      this.remoteAddress = Optional.of(remoteAddress);
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

    /** Sets the scope of the addresses of version 6. */
    public Builder scopeId(long scopeId) {
      this.scopeId = scopeId;
      return this;
    }

    /** Sets the path of the program. */
    public Builder appId(Bytes appId) {
      this.appId = appId;
      return this;
    }

    /** Sets the user. */
    public Builder userId(Sid userId) {
      this.userId = Optional.of(userId);
      return this;
    }

    /** Sets the package. */
    public Builder packageSid(Sid packageSid) {
      this.packageSid = Optional.of(packageSid);
      return this;
    }

    /** Sets the enterprise. */
    public Builder enterpriseId(String enterpriseId) {
      this.enterpriseId = enterpriseId;
      return this;
    }

    /** Sets flags of the policy. */
    public Builder policyFlags(long policyFlags) {
      this.policyFlags = policyFlags;
      return this;
    }

    /** Sets the name of the remote machine as it counted. */
    public Builder effectiveName(Bytes effectiveName) {
      this.effectiveName = effectiveName;
      return this;
    }

    /** Returns what was collected. */
    public NetEventHeader build() {
      return new NetEventHeader(
          timeStamp,
          flags,
          ipVersion,
          ipProtocol,
          localAddress,
          remoteAddress,
          localPort,
          remotePort,
          scopeId,
          appId,
          userId,
          packageSid,
          enterpriseId,
          policyFlags,
          effectiveName);
    }
  }
}
