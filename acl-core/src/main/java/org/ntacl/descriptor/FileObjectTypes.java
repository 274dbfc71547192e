package org.ntacl.descriptor;

/** The types of objects that are opened as files. */
final class FileObjectTypes {
  static final ObjectType FILE =
      sets(RightNames.of("FILE_")
              .bits(
                  "READ_DATA",
                  "WRITE_DATA",
                  "APPEND_DATA",
                  "READ_EA",
                  "WRITE_EA",
                  "EXECUTE",
                  "DELETE_CHILD",
                  "READ_ATTRIBUTES",
                  "WRITE_ATTRIBUTES"))
          .also("FILE_LIST_DIRECTORY", 0x1)
          .also("FILE_ADD_FILE", 0x2)
          .also("FILE_ADD_SUBDIRECTORY", 0x4)
          .also("FILE_TRAVERSE", 0x20)
          .type("file", 0x120089, 0x120116, 0x1200A0, 0x1F01FF);

  static final ObjectType DIRECTORY =
      sets(RightNames.of("FILE_")
              .bits(
                  "LIST_DIRECTORY",
                  "ADD_FILE",
                  "ADD_SUBDIRECTORY",
                  "READ_EA",
                  "WRITE_EA",
                  "TRAVERSE",
                  "DELETE_CHILD",
                  "READ_ATTRIBUTES",
                  "WRITE_ATTRIBUTES"))
          .also("FILE_READ_DATA", 0x1)
          .also("FILE_WRITE_DATA", 0x2)
          .also("FILE_APPEND_DATA", 0x4)
          .also("FILE_EXECUTE", 0x20)
          .type("directory", 0x120089, 0x120116, 0x1200A0, 0x1F01FF);

  static final ObjectType PIPE =
      sets(RightNames.of("FILE_")
              .bits(
                  "READ_DATA",
                  "WRITE_DATA",
                  "CREATE_PIPE_INSTANCE",
                  "READ_EA",
                  "WRITE_EA",
                  "EXECUTE",
                  "DELETE_CHILD",
                  "READ_ATTRIBUTES",
                  "WRITE_ATTRIBUTES"))
          .also("FILE_APPEND_DATA", 0x4)
          .type("pipe", 0x120089, 0x120116, 0x1200A0, 0x1F01FF);

  /** Shared folders: the descriptor of a share holds rights of files. */
  static final ObjectType SHARE = ObjectType.of("share", FILE.mapping(), FILE.rights());

  private FileObjectTypes() {}

  private static RightNames sets(RightNames rights) {
    return rights
        .set("GENERIC_READ", 0x120089)
        .set("GENERIC_WRITE", 0x120116)
        .set("GENERIC_EXECUTE", 0x1200A0)
        .set("ALL_ACCESS", 0x1F01FF);
  }
}
