package org.ntacl.descriptor;

/** The rights of files and directories (Windows headers, MS-DTYP 2.4.3). */
public final class FileRights {
  public static final AccessMask READ_DATA = AccessMask.of(0x0001);
  public static final AccessMask WRITE_DATA = AccessMask.of(0x0002);
  public static final AccessMask APPEND_DATA = AccessMask.of(0x0004);
  public static final AccessMask READ_EA = AccessMask.of(0x0008);
  public static final AccessMask WRITE_EA = AccessMask.of(0x0010);
  public static final AccessMask EXECUTE = AccessMask.of(0x0020);

  /** Of directories: to delete any child, whatever its own descriptor says. */
  public static final AccessMask DELETE_CHILD = AccessMask.of(0x0040);

  public static final AccessMask READ_ATTRIBUTES = AccessMask.of(0x0080);
  public static final AccessMask WRITE_ATTRIBUTES = AccessMask.of(0x0100);

  /** Of directories, the same bit as {@link #READ_DATA}. */
  public static final AccessMask LIST_DIRECTORY = READ_DATA;

  /** Of directories, the same bit as {@link #WRITE_DATA}. */
  public static final AccessMask ADD_FILE = WRITE_DATA;

  /** Of directories, the same bit as {@link #APPEND_DATA}. */
  public static final AccessMask ADD_SUBDIRECTORY = APPEND_DATA;

  /** Of named pipes, the same bit as {@link #APPEND_DATA}. */
  public static final AccessMask CREATE_PIPE_INSTANCE = APPEND_DATA;

  /** Of directories, the same bit as {@link #EXECUTE}. */
  public static final AccessMask TRAVERSE = EXECUTE;

  /** FILE_GENERIC_READ. */
  public static final AccessMask GENERIC_READ = AccessMask.of(0x0012_0089);

  /** FILE_GENERIC_WRITE. */
  public static final AccessMask GENERIC_WRITE = AccessMask.of(0x0012_0116);

  /** FILE_GENERIC_EXECUTE. */
  public static final AccessMask GENERIC_EXECUTE = AccessMask.of(0x0012_00A0);

  public static final AccessMask ALL_ACCESS = AccessMask.of(0x001F_01FF);

  private FileRights() {}
}
