package org.ntacl.condition;

/**
 * Readings of conditional expressions that Windows is not known to follow, or only partly. Without
 * them an expression comes to what was recorded on Windows.
 */
public enum ConditionOption {
  /**
   * MS-DTYP 2.4.4.17 to the letter where Windows was seen to differ:
   *
   * <ul>
   *   <li>equal members of a set in an expression count once, {@code (a,b) == {a,b,a}} is TRUE;
   *   <li>every set contains the empty one, and a missing claim is UNKNOWN to {@code Contains {}},
   *       too;
   *   <li>a single value to the right of {@code Any_of} is a set of one;
   *   <li>{@code !=}, {@code Not_Contains} and {@code Not_Any_of} of several values are UNKNOWN;
   *   <li>an attribute of several values has no truth value, and makes the expression UNKNOWN.
   * </ul>
   */
  STRICT,

  /**
   * {@code Exists} works for every attribute, as the documentation of SDDL has it. Recorded on
   * Windows is that it makes the expression UNKNOWN for claims of users.
   */
  EXISTS_ANY_ATTRIBUTE,

  /**
   * {@code !} put right before an attribute makes the expression UNKNOWN when an attribute waits
   * for the next operator, as in {@code (@User.a && !(@User.b))}. So recorded on Windows, and
   * called inconsistent by those who recorded it.
   */
  ODD_NEGATION
}
