package org.ntacl.registry;

import java.time.Instant;
import java.util.Objects;

/** What can be set about a key besides values and security (KEY_SET_INFORMATION_CLASS). */
public sealed interface KeySetInformation {
  /** Returns the number of the class. */
  int informationClass();

  /** Returns what becomes of the flags of a key. */
  KeyFlags applied(KeyFlags flags);

  /**
   * The time of the last write (KeyWriteTimeInformation).
   *
   * @param lastWrite the time
   */
  record WriteTime(Instant lastWrite) implements KeySetInformation {
    /** Refuses null. */
    public WriteTime {
      Objects.requireNonNull(lastWrite, "lastWrite");
    }

    @Override
    public int informationClass() {
      return 0;
    }

    @Override
    public KeyFlags applied(KeyFlags flags) {
      return flags;
    }
  }

  /**
   * The flags of WOW64 (KeyWow64FlagsInformation).
   *
   * @param bits the flags
   */
  record Wow64Flags(int bits) implements KeySetInformation {
    @Override
    public int informationClass() {
      return 1;
    }

    @Override
    public KeyFlags applied(KeyFlags flags) {
      return new KeyFlags(
          bits,
          flags.control(),
          flags.isVirtualTarget(),
          flags.isVirtualStore(),
          flags.isVirtualSource());
    }
  }

  /**
   * How writes of old programs are redirected (KeyControlFlagsInformation).
   *
   * @param bits the flags, see {@link KeyFlags}
   */
  record ControlFlags(int bits) implements KeySetInformation {
    @Override
    public int informationClass() {
      return 2;
    }

    @Override
    public KeyFlags applied(KeyFlags flags) {
      return new KeyFlags(
          flags.wow64(),
          bits,
          flags.isVirtualTarget(),
          flags.isVirtualStore(),
          flags.isVirtualSource());
    }
  }

  /**
   * The part that a key has in redirecting writes (KeySetVirtualizationInformation).
   *
   * @param isTarget whether writes go there
   * @param isStore whether it holds such keys
   * @param isSource whether writes are redirected from there
   */
  record Virtualization(boolean isTarget, boolean isStore, boolean isSource)
      implements KeySetInformation {
    @Override
    public int informationClass() {
      return 3;
    }

    @Override
    public KeyFlags applied(KeyFlags flags) {
      return new KeyFlags(flags.wow64(), flags.control(), isTarget, isStore, isSource);
    }
  }
}
