package org.ntacl.registry.audit;

/** What an audit looks for, the worst first. */
public enum FindingKind {
  /**
   * Very many can change the key of a service: which program Windows starts, and as whom, stands
   * there.
   */
  WEAK_SERVICE(Severity.HIGH, "a service that very many can reconfigure"),
  /** There is a DACL that is NULL: everybody may do everything. */
  NULL_DACL(Severity.HIGH, "a NULL DACL: everybody may do everything"),
  /** There is no DACL: everybody may do everything. */
  ABSENT_DACL(Severity.HIGH, "no DACL: everybody may do everything"),
  /** Very many can give themselves all rights: WRITE_DAC or WRITE_OWNER. */
  TAKE_OVER(Severity.HIGH, "very many can take the key over"),
  /** Very many can write values, create keys or delete the key. */
  BROAD_WRITE(Severity.HIGH, "very many can write"),
  /** Applications in containers can write, where their users can. */
  APP_WRITE(Severity.MEDIUM, "applications in containers can write where their users can"),
  /** The descriptor cannot be read, so nothing is known about the key. */
  UNREADABLE(Severity.MEDIUM, "a descriptor that cannot be read"),
  /** The key holds inherited entries that its parent does not give any more. */
  STALE_INHERITANCE(Severity.LOW, "inherited entries that the parent does not give today"),
  /** The entries of the DACL are not in the order in which editors of Windows leave them. */
  NOT_CANONICAL(Severity.LOW, "entries out of canonical order"),
  /** The owner is missing, or an account that nothing in the hive speaks for. */
  UNRESOLVED_OWNER(Severity.LOW, "an owner that nobody knows here");

  /** How much a finding matters. */
  public enum Severity {
    /** Somebody who should not can change what others rely on. */
    HIGH,
    /** To be looked at. */
    MEDIUM,
    /** Untidy; what it means depends on the rest. */
    LOW
  }

  private final Severity severity;
  private final String title;

  FindingKind(Severity severity, String title) {
    this.severity = severity;
    this.title = title;
  }

  /** Returns how much it matters. */
  public Severity severity() {
    return severity;
  }

  /** Returns what it is: a few words, lower case. */
  public String title() {
    return title;
  }
}
