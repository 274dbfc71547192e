package org.ntacl.registry.hive;

/** What can be wrong with a hive file. */
public enum HiveFault {
  /** The file is shorter than a base block and one bin. */
  FILE_TOO_SHORT(Severity.DAMAGE),
  /** The file does not start as a hive does. */
  NOT_A_HIVE(Severity.DAMAGE),
  /** The checksum of the base block is wrong. */
  BASE_CHECKSUM(Severity.DAMAGE),
  /** The sequence numbers of the base block differ: a write was not completed. */
  DIRTY(Severity.DAMAGE),
  /** A field of the base block has a value that no hive has. */
  BASE_FIELD(Severity.DAMAGE),
  /** The file ends before the bins that the base block counts. */
  FILE_TRUNCATED(Severity.DAMAGE),
  /** Bins go on where the base block says they end. */
  BINS_BEYOND_SIZE(Severity.DAMAGE),
  /** The file does not end at a page. */
  TRAILING_BYTES(Severity.NOTE),
  /** A bin does not start with its signature. */
  BIN_SIGNATURE(Severity.DAMAGE),
  /** A bin gives an offset that is not its own. */
  BIN_OFFSET(Severity.DAMAGE),
  /** The size of a bin is not a multiple of a page, or it crosses the end. */
  BIN_SIZE(Severity.DAMAGE),
  /** The size of a cell is 0, not a multiple of 8, or it crosses its bin. */
  CELL_SIZE(Severity.DAMAGE),
  /** An offset does not lead into a bin. */
  CELL_OFFSET(Severity.DAMAGE),
  /** An offset leads to a free cell, or between cells. */
  CELL_NOT_ALLOCATED(Severity.DAMAGE),
  /** A cell does not start with the signature of what it should hold. */
  CELL_SIGNATURE(Severity.DAMAGE),
  /** A cell is smaller than what it should hold. */
  CELL_OVERRUN(Severity.DAMAGE),
  /** Two structures claim one cell. */
  CELL_SHARED(Severity.DAMAGE),
  /** A name goes beyond its cell. */
  NAME_OVERRUN(Severity.DAMAGE),
  /** A name or class of UTF-16 units has an odd length. */
  ODD_TEXT_LENGTH(Severity.DAMAGE),
  /** A key has no name, or one longer than Windows takes. */
  NAME_LENGTH(Severity.NOTE),
  /** A name has half of a surrogate pair. */
  LONE_SURROGATE(Severity.NOTE),
  /** A name has a NUL or a backslash. */
  NAME_CHARACTER(Severity.NOTE),
  /** A key has another number of subkeys than it says. */
  SUBKEY_COUNT(Severity.DAMAGE),
  /** A list of subkeys is reached twice, or stands where only leaves may. */
  LIST_NESTING(Severity.DAMAGE),
  /** A key is reached by two ways. */
  KEY_REACHED_TWICE(Severity.DAMAGE),
  /** A key names another parent than the one that lists it. */
  PARENT_MISMATCH(Severity.DAMAGE),
  /** Two subkeys of one key, or two of its values, have one name. */
  DUPLICATE_NAME(Severity.DAMAGE),
  /** Subkeys are not sorted. */
  WRONG_ORDER(Severity.DAMAGE),
  /** The hint or hash beside a subkey does not fit its name. */
  NAME_HINT(Severity.DAMAGE),
  /** Keys are nested deeper than Windows allows. */
  DEPTH(Severity.DAMAGE),
  /** A list of values is shorter than the key says. */
  VALUE_COUNT(Severity.DAMAGE),
  /** The data of a value, or of all values of a key, is longer than what is there. */
  DATA_SIZE(Severity.DAMAGE),
  /** The segments of large data do not add up to its size. */
  BIG_DATA(Severity.DAMAGE),
  /** A key's offset of its security leads nowhere. */
  SECURITY_OFFSET(Severity.DAMAGE),
  /** The ring of security cells is open, one-sided, or does not hold a cell that a key uses. */
  SECURITY_RING(Severity.DAMAGE),
  /** A security cell counts other keys than those that use it. */
  SECURITY_REFERENCES(Severity.DAMAGE),
  /** A security cell is smaller than its descriptor. */
  SECURITY_SIZE(Severity.DAMAGE),
  /** A security descriptor cannot be read. */
  SECURITY_DESCRIPTOR(Severity.DAMAGE),
  /** Two security cells hold the same descriptor. */
  SECURITY_DUPLICATE(Severity.NOTE),
  /** A security cell that no key uses and that stands outside the ring. */
  SECURITY_ORPHAN(Severity.NOTE),
  /**
   * A log is no log of this hive, or its base block is damaged; the offset is one in the log. When
   * nothing else brings the hive up to date, it stays {@link #DIRTY}.
   */
  LOG_UNUSABLE(Severity.NOTE),
  /** A log ends with an entry that is damaged or incomplete; the offset is one in the log. */
  LOG_ENTRY(Severity.NOTE);

  /** How much a fault means. */
  public enum Severity {
    /** Unusual, or of no consequence: nothing of the tree is lost or doubtful. */
    NOTE,
    /** Something is lost, doubtful, or contradicts itself. */
    DAMAGE
  }

  private final Severity severity;

  HiveFault(Severity severity) {
    this.severity = severity;
  }

  /** Returns how much the fault means. */
  public Severity severity() {
    return severity;
  }

  /** Tells whether something of the hive is lost, doubtful, or contradicts itself. */
  public boolean isDamage() {
    return severity == Severity.DAMAGE;
  }
}
