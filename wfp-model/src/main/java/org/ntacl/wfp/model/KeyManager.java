package org.ntacl.wfp.model;

import java.util.Objects;
import org.ntacl.Guid;

/**
 * A program that chooses keys for IPsec (IPSEC_KEY_MANAGER0).
 *
 * @param key its key
 * @param displayData what people read of it
 * @param dictatesKeys whether it dictates keys; one only may
 * @param keyDictationTimeoutHint how long it may take, in seconds, 10 at most
 */
public record KeyManager(
    Guid key, DisplayData displayData, boolean dictatesKeys, int keyDictationTimeoutHint) {
  /** Checks the parts. */
  public KeyManager {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayData, "displayData");
    Numbers.check(keyDictationTimeoutHint, 0, 0xFF);
  }

  /** Starts a key manager. */
  public static Builder builder(Guid key) {
    return new Builder(key);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(key);
    copy.displayData = displayData;
    copy.dictatesKeys = dictatesKeys;
    copy.keyDictationTimeoutHint = keyDictationTimeoutHint;
    return copy;
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private Guid key;
    private DisplayData displayData = DisplayData.NONE;
    private boolean dictatesKeys = false;
    private int keyDictationTimeoutHint = 0;

    private Builder(Guid key) {
      this.key = key;
    }

    /** Sets its key. */
    public Builder key(Guid key) {
      this.key = key;
      return this;
    }

    /** Sets what people read of it. */
    public Builder displayData(DisplayData displayData) {
      this.displayData = displayData;
      return this;
    }

    /** Sets whether it dictates keys. */
    public Builder dictatesKeys(boolean dictatesKeys) {
      this.dictatesKeys = dictatesKeys;
      return this;
    }

    /** Sets how long it may take. */
    public Builder keyDictationTimeoutHint(int keyDictationTimeoutHint) {
      this.keyDictationTimeoutHint = keyDictationTimeoutHint;
      return this;
    }

    /** Returns what was collected. */
    public KeyManager build() {
      return new KeyManager(key, displayData, dictatesKeys, keyDictationTimeoutHint);
    }
  }
}
