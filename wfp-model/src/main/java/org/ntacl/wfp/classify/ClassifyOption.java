package org.ntacl.wfp.classify;

/**
 * The points about classification on which the sources are silent or disagree. Each constant is the
 * reading that is <em>not</em> taken unless told to.
 */
public enum ClassifyOption {
  /**
   * A condition NOT_EQUAL on a descriptor is met by nobody. The documentation of match types keeps
   * NOT_EQUAL for types that have an order; tools that evaluate filters take it for the negation,
   * which is the default.
   */
  NEGATED_DESCRIPTORS_NEVER_MATCH,

  /**
   * Of filters with one weight in one sublayer the younger one, with the higher id, comes first.
   * Nothing is published; the default is the older one.
   */
  NEWER_FIRST,

  /**
   * The filter engine has not started yet: only filters of boot time are in force. Without this it
   * runs, and they are not (documentation: object management).
   */
  AT_BOOT
}
