package org.ntacl.wfp.model;

/** How a condition compares the value of a field with its own (FWP_MATCH_TYPE). */
public enum MatchType implements WindowsName {
  EQUAL("FWP_MATCH_EQUAL", 0),

  GREATER("FWP_MATCH_GREATER", 1),

  LESS("FWP_MATCH_LESS", 2),

  GREATER_OR_EQUAL("FWP_MATCH_GREATER_OR_EQUAL", 3),

  LESS_OR_EQUAL("FWP_MATCH_LESS_OR_EQUAL", 4),

  RANGE("FWP_MATCH_RANGE", 5),

  FLAGS_ALL_SET("FWP_MATCH_FLAGS_ALL_SET", 6),

  FLAGS_ANY_SET("FWP_MATCH_FLAGS_ANY_SET", 7),

  FLAGS_NONE_SET("FWP_MATCH_FLAGS_NONE_SET", 8),

  EQUAL_CASE_INSENSITIVE("FWP_MATCH_EQUAL_CASE_INSENSITIVE", 9),

  NOT_EQUAL("FWP_MATCH_NOT_EQUAL", 10),

  /** Compares the end of the value, against its name (documented). */
  PREFIX("FWP_MATCH_PREFIX", 11),

  /** Compares the end of the value, against its name (documented). */
  NOT_PREFIX("FWP_MATCH_NOT_PREFIX", 12);

  private final String windowsName;
  private final int code;

  MatchType(String windowsName, int code) {
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

  /** Tells whether bits are tested. */
  public boolean testsFlags() {
    return this == FLAGS_ALL_SET || this == FLAGS_ANY_SET || this == FLAGS_NONE_SET;
  }

  /** Tells whether the order of values counts. */
  public boolean testsOrder() {
    return this == GREATER
        || this == LESS
        || this == GREATER_OR_EQUAL
        || this == LESS_OR_EQUAL
        || this == RANGE;
  }

  /** Tells whether the end of a text is tested. */
  public boolean testsEnd() {
    return this == PREFIX || this == NOT_PREFIX;
  }
}
