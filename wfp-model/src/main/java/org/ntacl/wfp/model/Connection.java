package org.ntacl.wfp.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * A connection that IPsec guards (FWPM_CONNECTION0).
 *
 * @param connectionId its number, 64 bits without sign
 * @param localAddress the own address, of 32 bits or 16 octets
 * @param remoteAddress the other address, of 32 bits or 16 octets
 * @param providerKey the provider, told for information only
 * @param ipsecTrafficModeType the mode of the traffic
 * @param keyModuleType the keying module
 * @param mmCrypto the algorithms of main mode
 * @param mmPeer the other side in main mode
 * @param emPeer the other side in extended mode
 * @param bytesTransferredIn octets received
 * @param bytesTransferredOut octets sent
 * @param bytesTransferredTotal all octets
 * @param startSysTime when it began
 */
public record Connection(
    long connectionId,
    FwpValue localAddress,
    FwpValue remoteAddress,
    Optional<Guid> providerKey,
    int ipsecTrafficModeType,
    int keyModuleType,
    RawElement mmCrypto,
    RawElement mmPeer,
    RawElement emPeer,
    long bytesTransferredIn,
    long bytesTransferredOut,
    long bytesTransferredTotal,
    Instant startSysTime) {
  /** Refuses null. */
  public Connection {
    Objects.requireNonNull(localAddress, "localAddress");
    Objects.requireNonNull(remoteAddress, "remoteAddress");
    Objects.requireNonNull(providerKey, "providerKey");
    Objects.requireNonNull(mmCrypto, "mmCrypto");
    Objects.requireNonNull(mmPeer, "mmPeer");
    Objects.requireNonNull(emPeer, "emPeer");
    Objects.requireNonNull(startSysTime, "startSysTime");
  }

  /** Starts a connection. */
  public static Builder builder(long connectionId, FwpValue localAddress, FwpValue remoteAddress) {
    return new Builder(connectionId, localAddress, remoteAddress);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(connectionId, localAddress, remoteAddress);
    copy.providerKey = providerKey;
    copy.ipsecTrafficModeType = ipsecTrafficModeType;
    copy.keyModuleType = keyModuleType;
    copy.mmCrypto = mmCrypto;
    copy.mmPeer = mmPeer;
    copy.emPeer = emPeer;
    copy.bytesTransferredIn = bytesTransferredIn;
    copy.bytesTransferredOut = bytesTransferredOut;
    copy.bytesTransferredTotal = bytesTransferredTotal;
    copy.startSysTime = startSysTime;
    return copy;
  }

  private static final RawElement NOTHING = new RawElement("nothing", false, "", List.of());

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private long connectionId;
    private FwpValue localAddress;
    private FwpValue remoteAddress;
    private Optional<Guid> providerKey = Optional.empty();
    private int ipsecTrafficModeType = 0;
    private int keyModuleType = 0;
    private RawElement mmCrypto = Connection.NOTHING;
    private RawElement mmPeer = Connection.NOTHING;
    private RawElement emPeer = Connection.NOTHING;
    private long bytesTransferredIn = 0;
    private long bytesTransferredOut = 0;
    private long bytesTransferredTotal = 0;
    private Instant startSysTime = Instant.EPOCH;

    private Builder(long connectionId, FwpValue localAddress, FwpValue remoteAddress) {
      this.connectionId = connectionId;
      this.localAddress = localAddress;
      this.remoteAddress = remoteAddress;
    }

    /** Sets its number. */
    public Builder connectionId(long connectionId) {
      this.connectionId = connectionId;
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

    /** Sets the provider. */
    public Builder providerKey(Guid providerKey) {
      this.providerKey = Optional.of(providerKey);
      return this;
    }

    /** Sets the mode of the traffic. */
    public Builder ipsecTrafficModeType(int ipsecTrafficModeType) {
      this.ipsecTrafficModeType = ipsecTrafficModeType;
      return this;
    }

    /** Sets the keying module. */
    public Builder keyModuleType(int keyModuleType) {
      this.keyModuleType = keyModuleType;
      return this;
    }

    /** Sets the algorithms of main mode. */
    public Builder mmCrypto(RawElement mmCrypto) {
      this.mmCrypto = mmCrypto;
      return this;
    }

    /** Sets the other side in main mode. */
    public Builder mmPeer(RawElement mmPeer) {
      this.mmPeer = mmPeer;
      return this;
    }

    /** Sets the other side in extended mode. */
    public Builder emPeer(RawElement emPeer) {
      this.emPeer = emPeer;
      return this;
    }

    /** Sets octets received. */
    public Builder bytesTransferredIn(long bytesTransferredIn) {
      this.bytesTransferredIn = bytesTransferredIn;
      return this;
    }

    /** Sets octets sent. */
    public Builder bytesTransferredOut(long bytesTransferredOut) {
      this.bytesTransferredOut = bytesTransferredOut;
      return this;
    }

    /** Sets all octets. */
    public Builder bytesTransferredTotal(long bytesTransferredTotal) {
      this.bytesTransferredTotal = bytesTransferredTotal;
      return this;
    }

    /** Sets when it began. */
    public Builder startSysTime(Instant startSysTime) {
      this.startSysTime = startSysTime;
      return this;
    }

    /** Returns what was collected. */
    public Connection build() {
      return new Connection(
          connectionId,
          localAddress,
          remoteAddress,
          providerKey,
          ipsecTrafficModeType,
          keyModuleType,
          mmCrypto,
          mmPeer,
          emPeer,
          bytesTransferredIn,
          bytesTransferredOut,
          bytesTransferredTotal,
          startSysTime);
    }
  }
}
