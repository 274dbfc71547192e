package org.ntacl.wfp.audit;

/** What an audit looks for, the worst first. */
public enum WfpFindingKind {
  /** Very many can give themselves all rights: WRITE_DAC or WRITE_OWNER, or there is no DACL. */
  TAKE_OVER(Severity.HIGH, "very many can take it over"),
  /** Very many can delete the object or add to the container. */
  BROAD_CHANGE(Severity.HIGH, "very many can change it"),
  /** An object needs another one that is not there. */
  DANGLING_REFERENCE(Severity.HIGH, "a reference to what is not there"),
  /** Nobody has registered the callout of a filter, so that the filter blocks all it matches. */
  BLOCKS_UNREGISTERED(Severity.MEDIUM, "a filter that blocks since its callout is not registered"),
  /** Nobody has registered the callout of a filter, so that the filter permits all it matches. */
  PERMITS_UNREGISTERED(
      Severity.MEDIUM, "a filter that permits since its callout is not registered"),
  /** The conditions of a filter contradict each other: no traffic meets them. */
  CONTRADICTION(Severity.MEDIUM, "a filter that no traffic can match"),
  /** A heavier filter of the sublayer decides about all traffic that a filter could match. */
  SHADOWED(Severity.MEDIUM, "a filter that is never asked"),
  /** No token at all meets a condition about users. */
  NO_USER(Severity.MEDIUM, "a condition that no user meets"),
  /** Every token outside of containers meets a condition about users. */
  EVERY_USER(Severity.LOW, "a condition that every user meets");

  /** How much a finding matters. */
  public enum Severity {
    /** Somebody who should not can change what others rely on, or something is missing. */
    HIGH,
    /** To be looked at: what was written down has another effect than it seems, or none. */
    MEDIUM,
    /** What it means depends on the rest. */
    LOW
  }

  private final Severity severity;
  private final String title;

  WfpFindingKind(Severity severity, String title) {
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
