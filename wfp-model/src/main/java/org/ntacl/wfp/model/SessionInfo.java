package org.ntacl.wfp.model;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.sid.Sid;

/**
 * What is known of a session (FWPM_SESSION0).
 *
 * @param sessionKey its key; the engine makes one for the key of zeros
 * @param displayData what people read of it
 * @param flags what is said of it
 * @param txnWaitTimeoutInMSec how long it waits for the lock of a transaction, in milliseconds: 0
 *     for as long as the engine thinks fit, 2^32 − 1 for ever
 * @param processId the process that opened it, told by the engine
 * @param sid who opened it, told by the engine
 * @param username the name of who opened it, told by the engine
 * @param kernelMode whether a driver opened it, told by the engine
 */
public record SessionInfo(
    Guid sessionKey,
    DisplayData displayData,
    Flags<SessionFlag> flags,
    long txnWaitTimeoutInMSec,
    long processId,
    Optional<Sid> sid,
    String username,
    boolean kernelMode) {
  /** Checks the parts. */
  public SessionInfo {
    Objects.requireNonNull(sessionKey, "sessionKey");
    Objects.requireNonNull(displayData, "displayData");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(sid, "sid");
    Objects.requireNonNull(username, "username");
    Numbers.check(txnWaitTimeoutInMSec, 0, INFINITE);
    Numbers.check(processId, 0, 0xFFFF_FFFFL);
  }

  /** Starts a session. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.sessionKey = sessionKey;
    copy.displayData = displayData;
    copy.flags = flags;
    copy.txnWaitTimeoutInMSec = txnWaitTimeoutInMSec;
    copy.processId = processId;
    copy.sid = sid;
    copy.username = username;
    copy.kernelMode = kernelMode;
    return copy;
  }

  /** Waiting for ever, as a timeout. */
  public static final long INFINITE = 0xFFFF_FFFFL;

  /** Tells whether what it adds goes with it. */
  public boolean isDynamic() {
    return flags.contains(SessionFlag.DYNAMIC);
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid sessionKey = WfpObject.ZERO_KEY;
    private DisplayData displayData = DisplayData.NONE;
    private Flags<SessionFlag> flags = Flags.none(SessionFlag.class);
    private long txnWaitTimeoutInMSec = 0;
    private long processId = 0;
    private Optional<Sid> sid = Optional.empty();
    private String username = "";
    private boolean kernelMode = false;

    private Builder() {}

    /** Sets its key. */
    public Builder sessionKey(Guid sessionKey) {
      this.sessionKey = sessionKey;
      return this;
    }

    /** Sets what people read of it. */
    public Builder displayData(DisplayData displayData) {
      this.displayData = displayData;
      return this;
    }

    /** Sets what is said of it. */
    public Builder flags(Flags<SessionFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(SessionFlag flag) {
      this.flags = flags.with(flag);
      return this;
    }

    /** Sets how long it waits for the lock of a transaction. */
    public Builder txnWaitTimeoutInMSec(long txnWaitTimeoutInMSec) {
      this.txnWaitTimeoutInMSec = txnWaitTimeoutInMSec;
      return this;
    }

    /** Sets the process that opened it. */
    public Builder processId(long processId) {
      this.processId = processId;
      return this;
    }

    /** Sets who opened it. */
    public Builder sid(Sid sid) {
      this.sid = Optional.of(sid);
      return this;
    }

    /** Sets the name of who opened it. */
    public Builder username(String username) {
      this.username = username;
      return this;
    }

    /** Sets whether a driver opened it. */
    public Builder kernelMode(boolean kernelMode) {
      this.kernelMode = kernelMode;
      return this;
    }

    /** Returns what was collected. */
    public SessionInfo build() {
      return new SessionInfo(
          sessionKey,
          displayData,
          flags,
          txnWaitTimeoutInMSec,
          processId,
          sid,
          username,
          kernelMode);
    }
  }
}
