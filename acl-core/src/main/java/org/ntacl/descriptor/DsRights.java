package org.ntacl.descriptor;

/** The rights of objects in a directory service (ADTS 5.1.3.2). */
public final class DsRights {
  /** SDDL {@code CC}. */
  public static final AccessMask CREATE_CHILD = AccessMask.of(0x0001);

  /** SDDL {@code DC}. */
  public static final AccessMask DELETE_CHILD = AccessMask.of(0x0002);

  /** SDDL {@code LC}. */
  public static final AccessMask LIST_CONTENTS = AccessMask.of(0x0004);

  /** SDDL {@code SW}: validated writes. */
  public static final AccessMask SELF = AccessMask.of(0x0008);

  /** SDDL {@code RP}. */
  public static final AccessMask READ_PROPERTY = AccessMask.of(0x0010);

  /** SDDL {@code WP}. */
  public static final AccessMask WRITE_PROPERTY = AccessMask.of(0x0020);

  /** SDDL {@code DT}. */
  public static final AccessMask DELETE_TREE = AccessMask.of(0x0040);

  /** SDDL {@code LO}. */
  public static final AccessMask LIST_OBJECT = AccessMask.of(0x0080);

  /** SDDL {@code CR}: control access rights. */
  public static final AccessMask CONTROL_ACCESS = AccessMask.of(0x0100);

  public static final AccessMask GENERIC_READ = AccessMask.of(0x0002_0094);
  public static final AccessMask GENERIC_WRITE = AccessMask.of(0x0002_0028);
  public static final AccessMask GENERIC_EXECUTE = AccessMask.of(0x0002_0004);
  public static final AccessMask ALL_ACCESS = AccessMask.of(0x000F_01FF);

  private DsRights() {}
}
