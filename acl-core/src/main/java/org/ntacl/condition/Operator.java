package org.ntacl.condition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The operators of conditional expressions (MS-DTYP 2.4.4.17.6 and 2.4.4.17.7). */
public enum Operator implements ConditionToken {
  EQUAL(0x80, "==", Kind.RELATION),
  NOT_EQUAL(0x81, "!=", Kind.RELATION),
  LESS(0x82, "<", Kind.RELATION),
  LESS_OR_EQUAL(0x83, "<=", Kind.RELATION),
  GREATER(0x84, ">", Kind.RELATION),
  GREATER_OR_EQUAL(0x85, ">=", Kind.RELATION),
  CONTAINS(0x86, "Contains", Kind.RELATION),
  EXISTS(0x87, "Exists", Kind.EXISTENCE),
  ANY_OF(0x88, "Any_of", Kind.RELATION),
  MEMBER_OF(0x89, "Member_of", Kind.MEMBERSHIP),
  DEVICE_MEMBER_OF(0x8A, "Device_Member_of", Kind.MEMBERSHIP),
  // recorded: sddl-bytes prints `Member_of_any`; the other _any forms, not recorded, follow it
  MEMBER_OF_ANY(0x8B, "Member_of_any", Kind.MEMBERSHIP),
  DEVICE_MEMBER_OF_ANY(0x8C, "Device_Member_of_any", Kind.MEMBERSHIP),
  NOT_EXISTS(0x8D, "Not_Exists", Kind.EXISTENCE),
  NOT_CONTAINS(0x8E, "Not_Contains", Kind.RELATION),
  NOT_ANY_OF(0x8F, "Not_Any_of", Kind.RELATION),
  NOT_MEMBER_OF(0x90, "Not_Member_of", Kind.MEMBERSHIP),
  NOT_DEVICE_MEMBER_OF(0x91, "Not_Device_Member_of", Kind.MEMBERSHIP),
  NOT_MEMBER_OF_ANY(0x92, "Not_Member_of_any", Kind.MEMBERSHIP),
  NOT_DEVICE_MEMBER_OF_ANY(0x93, "Not_Device_Member_of_any", Kind.MEMBERSHIP),
  AND(0xA0, "&&", Kind.LOGIC),
  OR(0xA1, "||", Kind.LOGIC),
  NOT(0xA2, "!", Kind.LOGIC);

  /** What operands an operator takes. */
  public enum Kind {
    /** An attribute and an attribute, a literal or a set. */
    RELATION,
    /** One attribute. */
    EXISTENCE,
    /** One SID or a set of them. */
    MEMBERSHIP,
    /** One or two conditions: results of operators, or attributes taken as truth values. */
    LOGIC
  }

  private static final Map<String, Operator> BY_SDDL = new HashMap<>();
  private static final Operator[] BY_CODE = new Operator[256];

  static {
    for (Operator operator : values()) {
      BY_SDDL.put(operator.sddl.toLowerCase(Locale.ROOT), operator);
      BY_CODE[operator.code] = operator;
    }
  }

  private final int code;
  private final String sddl;
  private final Kind kind;

  Operator(int code, String sddl, Kind kind) {
    this.code = code;
    this.sddl = sddl;
    this.kind = kind;
  }

  /** Returns the byte of the token, 0x80 to 0xA2. */
  public int code() {
    return code;
  }

  /** Returns the spelling that Windows prints. */
  public String sddl() {
    return sddl;
  }

  /** Returns what operands this operator takes. */
  public Kind kind() {
    return kind;
  }

  /** Returns the number of operands, 1 or 2. */
  public int arity() {
    return switch (kind) {
      case RELATION -> 2;
      case EXISTENCE, MEMBERSHIP -> 1;
      case LOGIC -> this == NOT ? 1 : 2;
    };
  }

  /** Returns the operator of a token byte, or empty when it stands for something else. */
  public static Optional<Operator> ofCode(int code) {
    return code < 0 || code >= BY_CODE.length
        ? Optional.empty()
        : Optional.ofNullable(BY_CODE[code]);
  }

  /** Returns the operator of a spelling of either case, or empty when there is none. */
  public static Optional<Operator> ofSddl(String sddl) {
    return Optional.ofNullable(BY_SDDL.get(sddl.toLowerCase(Locale.ROOT)));
  }
}
