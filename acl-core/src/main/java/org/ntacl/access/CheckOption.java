package org.ntacl.access;

import java.util.Optional;
import java.util.stream.Stream;
import org.ntacl.condition.ConditionOption;

/**
 * The points on which the sources about Windows disagree or are silent. Each constant is the
 * reading that a check does <em>not</em> take unless told to; {@link CheckOptions} tells it.
 */
public enum CheckOption {
  /** MS-DTYP 2.5.3.2 to the letter. Recorded on Windows is the default: the first entry decides. */
  UNORDERED_MAXIMUM(
      "unorderedMaximum",
      "MAXIMUM_ALLOWED is what any entry allows without what any entry denies, whatever their order"),

  /** MS-DTYP 2.5.3.2 and SMB servers. */
  ZERO_ACCESS_GRANTED(
      "zeroAccessGranted", "a request for no right at all succeeds instead of being denied"),

  /** The open-source kernels. */
  OBJECT_ALLOW_AS_PLAIN(
      "objectAllowAsPlain",
      "without a list of object types, an object entry that allows counts even when it names a type"),

  /** MS-DTYP 2.5.3.2. */
  OBJECT_DENY_IGNORED(
      "objectDenyIgnored",
      "without a list of object types, an object entry that denies and names a type does not count"),

  /** The documentation says that types should not occur twice, not what happens when they do. */
  DUPLICATE_TYPES_REFUSED(
      "duplicateTypesRefused",
      "a list of object types with the same type twice is an invalid parameter"),

  /** The documentation speaks of a token that holds the SID, not of how it must hold it. */
  AUDIT_ENABLED_ONLY(
      "auditEnabledOnly",
      "groups for denying only, and such users, do not make audit entries fire"),

  /** The documentation is silent. */
  UNKNOWN_NOT_AUDITED(
      "unknownNotAudited",
      "an audit entry fires only when its condition is true, not when unknown"),

  /** The sample check of the published book on Windows security knows no recovery policy. */
  UNKNOWN_POLICY_IGNORED(
      "unknownPolicyIgnored",
      "a central access policy that the machine does not know refuses nothing"),

  /** MS-DTYP takes masks as they are stored. */
  GENERIC_ENTRIES_UNMAPPED(
      "genericEntriesUnmapped",
      "generic rights in entries are not mapped before they are compared"),

  /** The sample check of the published book on Windows security. */
  INHERIT_ONLY_OWNER_RIGHTS(
      "inheritOnlyOwnerRights",
      "an inherit-only entry for OWNER RIGHTS takes the owner's implied rights away as well"),

  /** MS-DTYP lets SeRelabelPrivilege lift the label only. */
  RELABEL_GRANTS_NOTHING(
      "relabelGrantsNothing", "SeRelabelPrivilege does not grant WRITE_OWNER by itself"),

  /** The alternative to limiting what MAXIMUM_ALLOWED gives. */
  LIMITED_MAXIMUM_DENIED(
      "limitedMaximumDenied",
      "MAXIMUM_ALLOWED is denied, not reduced, when label, trust label or filter forbid a part of it"),

  /** Unpublished. */
  CONTAINER_NULL_DACL(
      "containerNullDacl", "a NULL or absent DACL grants access to application packages, too"),

  /** Unpublished. */
  CONTAINER_DENIES(
      "containerDenies", "entries that deny match the package and its capabilities, too"),

  /** Unpublished. */
  CONTAINER_OBJECT_ENTRIES(
      "containerObjectEntries", "object entries count for application packages, too"),

  /** Unpublished. */
  CONTAINER_INTEGRITY(
      "containerIntegrity",
      "labels up to medium bind application packages like any other token of a low level"),

  /** MS-DTYP 2.4.4.17 to the letter. What was recorded on Windows is the default. */
  STRICT_CONDITIONS(
      "strictConditions",
      "conditions are read to the letter of MS-DTYP where Windows was seen to differ",
      ConditionOption.STRICT),

  /** The documentation of SDDL. Recorded on Windows is that users' claims cannot be asked for. */
  EXISTS_ANY_ATTRIBUTE(
      "existsAnyAttribute",
      "Exists in a condition works for claims of users and devices, too",
      ConditionOption.EXISTS_ANY_ATTRIBUTE),

  /** Recorded on Windows in two expressions, and called inconsistent by those who recorded it. */
  ODD_NEGATION(
      "oddNegation",
      "`!` right before an attribute makes a condition UNKNOWN when another attribute waits",
      ConditionOption.ODD_NEGATION);

  private final String optionName;
  private final String description;
  private final Optional<ConditionOption> ofConditions;

  CheckOption(String optionName, String description) {
    this.optionName = optionName;
    this.description = description;
    this.ofConditions = Optional.empty();
  }

  CheckOption(String optionName, String description, ConditionOption ofConditions) {
    this.optionName = optionName;
    this.description = description;
    this.ofConditions = Optional.of(ofConditions);
  }

  /**
   * Returns the option of a name such as {@code unorderedMaximum}, in exactly that case, or empty.
   */
  public static Optional<CheckOption> named(String name) {
    return Stream.of(values()).filter(option -> option.optionName.equals(name)).findFirst();
  }

  /**
   * Returns what this is to the evaluation of conditions, or empty when it is about other things.
   */
  Optional<ConditionOption> ofConditions() {
    return ofConditions;
  }

  /** Returns what the check does with this option, in one line. */
  public String description() {
    return description;
  }

  /** Returns the name, as in {@code unorderedMaximum}. */
  @Override
  public String toString() {
    return optionName;
  }
}
