package org.ntacl.access;

/** The rules that can be of consequence in a check, by their section in accesscheck. */
enum ReferenceRule {
  REFUSED_CALL("3.1"),
  BAD_LIST("3.2"),
  ZERO_ACCESS("3.3"),
  KERNEL_MODE("3.4"),
  PRIOR_ACCESS("3.4"),
  OWNER_RIGHTS_ENTRY("4.2"),
  SELF_ENTRY("4.2"),
  TRUST_LABEL("5.1"),
  ACCESS_FILTER("5.2"),
  INTEGRITY_LABEL("5.3"),
  CONTAINER_UNDER_LABEL("5.3"),
  MISSING_PRIVILEGE("6.1"),
  PRIVILEGE("6.1"),
  OWNERSHIP("6.2"),
  EARLY_SUCCESS("2, stage 6"),
  NO_DACL("7.1"),
  USER_WALK("7.2"),
  MAXIMUM_ALLOWED("7.3"),
  TREE_AS_A_WHOLE("8.3"),
  TREE_NODE_BY_NODE("8.3"),
  GRANT_FROM_CHILDREN("8.3"),
  RESTRICTING_WALK("9.1"),
  WRITE_RESTRICTION("9.2"),
  PACKAGE_WALK("9.3"),
  TRUE_ALLOWS("10.1"),
  UNKNOWN_DOES_NOT_ALLOW("10.1"),
  UNKNOWN_DENIES("10.1"),
  FALSE_DOES_NOT_DENY("10.1"),
  POLICY("11"),
  RECOVERY_POLICY("11"),
  CONDITIONAL_RULE("11"),
  RULE_PASSED_OVER("11"),
  POLICY_REFUSES("11"),
  STAGED_RULE("11"),
  STAGED_DIFFERENCE("11"),
  AUDIT_OF_SUCCESS("13"),
  AUDIT_OF_FAILURE("13"),
  COMPOUND_ENTRY("17");

  private final String section;

  ReferenceRule(String section) {
    this.section = section;
  }

  @Override
  public String toString() {
    return section + " " + name();
  }
}
