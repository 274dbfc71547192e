package org.ntacl.wfp.model;

/** The types of values (FWP_DATA_TYPE). */
public enum DataType implements WindowsName {
  EMPTY("FWP_EMPTY", 0),
  UINT8("FWP_UINT8", 1),
  UINT16("FWP_UINT16", 2),
  UINT32("FWP_UINT32", 3),
  UINT64("FWP_UINT64", 4),
  INT8("FWP_INT8", 5),
  INT16("FWP_INT16", 6),
  INT32("FWP_INT32", 7),
  INT64("FWP_INT64", 8),
  FLOAT("FWP_FLOAT", 9),
  DOUBLE("FWP_DOUBLE", 10),
  BYTE_ARRAY16("FWP_BYTE_ARRAY16_TYPE", 11),
  BYTE_BLOB("FWP_BYTE_BLOB_TYPE", 12),
  SID("FWP_SID", 13),
  SECURITY_DESCRIPTOR("FWP_SECURITY_DESCRIPTOR_TYPE", 14),
  TOKEN_INFORMATION("FWP_TOKEN_INFORMATION_TYPE", 15),
  TOKEN_ACCESS_INFORMATION("FWP_TOKEN_ACCESS_INFORMATION_TYPE", 16),
  UNICODE_STRING("FWP_UNICODE_STRING_TYPE", 17),
  BYTE_ARRAY6("FWP_BYTE_ARRAY6_TYPE", 18),
  BITMAP_INDEX("FWP_BITMAP_INDEX_TYPE", 19),
  BITMAP_ARRAY64("FWP_BITMAP_ARRAY64_TYPE", 20),
  V4_ADDR_MASK("FWP_V4_ADDR_MASK", 0x100),
  V6_ADDR_MASK("FWP_V6_ADDR_MASK", 0x101),
  RANGE("FWP_RANGE_TYPE", 0x102);

  private final String windowsName;
  private final int code;

  DataType(String windowsName, int code) {
    this.windowsName = windowsName;
    this.code = code;
  }

  /** Returns the number in the Windows headers. */
  public int code() {
    return code;
  }

  @Override
  public String windowsName() {
    return windowsName;
  }

  /** Tells whether conditions only have it: masks of addresses and ranges. */
  public boolean isForConditionsOnly() {
    return code > 0xFF;
  }

  /** Tells whether it is an integer without sign, the only kind that flags are tested in. */
  public boolean isUnsigned() {
    return this == UINT8 || this == UINT16 || this == UINT32 || this == UINT64;
  }

  /** Tells whether its values have an order (FWP_MATCH_TYPE: the "sortable" types). */
  public boolean isSortable() {
    return isUnsigned()
        || (code >= INT8.code && code <= INT64.code)
        || this == BYTE_ARRAY16
        || this == BYTE_BLOB
        || this == UNICODE_STRING;
  }

  /** Tells whether it is what a field holds about who sends or receives. */
  public boolean isToken() {
    return this == TOKEN_INFORMATION || this == TOKEN_ACCESS_INFORMATION;
  }
}
