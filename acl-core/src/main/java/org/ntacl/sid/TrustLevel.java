package org.ntacl.sid;

import java.util.Map;
import java.util.Optional;

/**
 * How a protected process is signed: the two numbers behind {@code S-1-19-} (not in MS-DTYP; the
 * numbers are those of the Windows headers).
 *
 * <p>Levels are only partly ordered: of two, neither need dominate the other. Immutable and
 * thread-safe.
 *
 * @param type how the process is protected, an unsigned 32-bit number: 0, {@link #LIGHT} or {@link
 *     #FULL}
 * @param level who signed it, an unsigned 32-bit number
 */
public record TrustLevel(int type, int level) {
  /** The type of a light protected process. */
  public static final int LIGHT = 512;

  /** The type of a protected process. */
  public static final int FULL = 1024;

  /** S-1-19-0-0, no trust: the level of every ordinary process. */
  public static final TrustLevel NONE = new TrustLevel(0, 0);

  private static final long AUTHORITY = 19;

  private static final Map<Integer, String> TYPES =
      Map.of(0, "None", LIGHT, "ProtectedLight", FULL, "Protected");

  private static final Map<Integer, String> LEVELS =
      Map.of(
          0, "None",
          1024, "Authenticode",
          1536, "AntiMalware",
          2048, "App",
          4096, "Windows",
          8192, "WinTcb");

  /**
   * Returns the level that a SID stands for.
   *
   * @return the level, or empty when the SID is not of the form {@code S-1-19-type-level}
   */
  public static Optional<TrustLevel> of(Sid sid) {
    return sid.authority() == AUTHORITY && sid.subAuthorityCount() == 2
        ? Optional.of(new TrustLevel(sid.subAuthority(0), sid.subAuthority(1)))
        : Optional.empty();
  }

  /** Returns the SID of this level. */
  public Sid sid() {
    return Sid.of(AUTHORITY, type, level);
  }

  /** Tells whether neither type nor level is below that of the other. */
  public boolean dominates(TrustLevel other) {
    return Integer.compareUnsigned(type, other.type) >= 0
        && Integer.compareUnsigned(level, other.level) >= 0;
  }

  /**
   * Returns type and level by name, as in {@code ProtectedLight-Windows}, or the text of the SID
   * when one of the two has no name.
   */
  @Override
  public String toString() {
    String typeName = TYPES.get(type);
    String levelName = LEVELS.get(level);
    return typeName == null || levelName == null ? sid().toString() : typeName + "-" + levelName;
  }
}
