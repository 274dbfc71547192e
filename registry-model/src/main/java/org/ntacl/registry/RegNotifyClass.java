package org.ntacl.registry;

import java.util.Optional;

/**
 * What a registry callback is told about (REG_NOTIFY_CLASS), by number.
 *
 * <p>The model raises those whose operations it has: all but the older forms of create and open,
 * and restoring, replacing and merging hives.
 */
public enum RegNotifyClass {
  PRE_DELETE_KEY("RegNtPreDeleteKey", 15),
  PRE_SET_VALUE_KEY("RegNtPreSetValueKey", 16),
  PRE_DELETE_VALUE_KEY("RegNtPreDeleteValueKey", 17),
  PRE_SET_INFORMATION_KEY("RegNtPreSetInformationKey", 18),
  PRE_RENAME_KEY("RegNtPreRenameKey", 19),
  PRE_ENUMERATE_KEY("RegNtPreEnumerateKey", 20),
  PRE_ENUMERATE_VALUE_KEY("RegNtPreEnumerateValueKey", 21),
  PRE_QUERY_KEY("RegNtPreQueryKey", 22),
  PRE_QUERY_VALUE_KEY("RegNtPreQueryValueKey", 23),
  PRE_QUERY_MULTIPLE_VALUE_KEY("RegNtPreQueryMultipleValueKey", 24),
  PRE_CREATE_KEY("RegNtPreCreateKey", 11),
  POST_CREATE_KEY("RegNtPostCreateKey", -1),
  PRE_OPEN_KEY("RegNtPreOpenKey", 13),
  POST_OPEN_KEY("RegNtPostOpenKey", -1),
  PRE_KEY_HANDLE_CLOSE("RegNtPreKeyHandleClose", 25),
  POST_DELETE_KEY("RegNtPostDeleteKey", -1),
  POST_SET_VALUE_KEY("RegNtPostSetValueKey", -1),
  POST_DELETE_VALUE_KEY("RegNtPostDeleteValueKey", -1),
  POST_SET_INFORMATION_KEY("RegNtPostSetInformationKey", -1),
  POST_RENAME_KEY("RegNtPostRenameKey", -1),
  POST_ENUMERATE_KEY("RegNtPostEnumerateKey", -1),
  POST_ENUMERATE_VALUE_KEY("RegNtPostEnumerateValueKey", -1),
  POST_QUERY_KEY("RegNtPostQueryKey", -1),
  POST_QUERY_VALUE_KEY("RegNtPostQueryValueKey", -1),
  POST_QUERY_MULTIPLE_VALUE_KEY("RegNtPostQueryMultipleValueKey", -1),
  POST_KEY_HANDLE_CLOSE("RegNtPostKeyHandleClose", -1),
  PRE_CREATE_KEY_EX("RegNtPreCreateKeyEx", 27),
  POST_CREATE_KEY_EX("RegNtPostCreateKeyEx", -1),
  PRE_OPEN_KEY_EX("RegNtPreOpenKeyEx", 29),
  POST_OPEN_KEY_EX("RegNtPostOpenKeyEx", -1),
  PRE_FLUSH_KEY("RegNtPreFlushKey", 31),
  POST_FLUSH_KEY("RegNtPostFlushKey", -1),
  PRE_LOAD_KEY("RegNtPreLoadKey", 33),
  POST_LOAD_KEY("RegNtPostLoadKey", -1),
  PRE_UNLOAD_KEY("RegNtPreUnLoadKey", 35),
  POST_UNLOAD_KEY("RegNtPostUnLoadKey", -1),
  PRE_QUERY_KEY_SECURITY("RegNtPreQueryKeySecurity", 37),
  POST_QUERY_KEY_SECURITY("RegNtPostQueryKeySecurity", -1),
  PRE_SET_KEY_SECURITY("RegNtPreSetKeySecurity", 39),
  POST_SET_KEY_SECURITY("RegNtPostSetKeySecurity", -1),
  CALLBACK_OBJECT_CONTEXT_CLEANUP("RegNtCallbackObjectContextCleanup", -1),
  PRE_RESTORE_KEY("RegNtPreRestoreKey", 42),
  POST_RESTORE_KEY("RegNtPostRestoreKey", -1),
  PRE_SAVE_KEY("RegNtPreSaveKey", 44),
  POST_SAVE_KEY("RegNtPostSaveKey", -1),
  PRE_REPLACE_KEY("RegNtPreReplaceKey", 46),
  POST_REPLACE_KEY("RegNtPostReplaceKey", -1),
  PRE_QUERY_KEY_NAME("RegNtPreQueryKeyName", 48),
  POST_QUERY_KEY_NAME("RegNtPostQueryKeyName", -1),
  PRE_SAVE_MERGED_KEY("RegNtPreSaveMergedKey", 50),
  POST_SAVE_MERGED_KEY("RegNtPostSaveMergedKey", -1);

  private final String windowsName;
  private final int post;

  RegNotifyClass(String windowsName, int post) {
    this.windowsName = windowsName;
    this.post = post;
  }

  /** Returns the number. */
  public int code() {
    return ordinal();
  }

  /** Returns the name in the Windows headers. */
  public String windowsName() {
    return windowsName;
  }

  /** Returns what is told at the end of an operation of which this is the beginning. */
  public Optional<RegNotifyClass> post() {
    return post < 0 ? Optional.empty() : Optional.of(values()[post]);
  }
}
