package org.ntacl.sid;

/**
 * The SIDs that most entries of most lists name, made once: those of one sub-authority below
 * Windows' own authorities, and the accounts built into every machine. Whoever reads descriptors in
 * bulk gets these objects again and again instead of new ones.
 */
final class CommonSids {
  /** No common SID has more. */
  static final int MAX_SUB_AUTHORITIES = 2;

  private static final int WORLD_AUTHORITY = 1;
  private static final int CREATOR_AUTHORITY = 3;
  private static final int NT_AUTHORITY = 5;
  private static final int BUILTIN_DOMAIN = 32;
  private static final int BUILTIN_FIRST = 544;

  /** By identifier authority, then by sub-authority. */
  private static final Sid[][] ROWS = {
    {}, row(WORLD_AUTHORITY, 1), {}, row(CREATOR_AUTHORITY, 5), {}, row(NT_AUTHORITY, 64)
  };

  private static final Sid[] BUILTIN = builtin(64);

  private CommonSids() {}

  private static Sid[] row(int authority, int count) {
    Sid[] row = new Sid[count];
    for (int i = 0; i < count; i++) {
      row[i] = Sid.of(authority, i);
    }
    return row;
  }

  private static Sid[] builtin(int count) {
    Sid[] row = new Sid[count];
    for (int i = 0; i < count; i++) {
      row[i] = Sid.of(NT_AUTHORITY, BUILTIN_DOMAIN, BUILTIN_FIRST + i);
    }
    return row;
  }

  /** Returns the common SID of one sub-authority, or null when it is none. */
  static Sid find(long authority, int subAuthority) {
    if (authority >= ROWS.length) {
      return null;
    }
    Sid[] row = ROWS[(int) authority];
    return subAuthority >= 0 && subAuthority < row.length ? row[subAuthority] : null;
  }

  /** Returns the common SID of two sub-authorities, or null when it is none. */
  static Sid find(long authority, int first, int second) {
    int index = second - BUILTIN_FIRST;
    return authority == NT_AUTHORITY
            && first == BUILTIN_DOMAIN
            && index >= 0
            && index < BUILTIN.length
        ? BUILTIN[index]
        : null;
  }
}
