package org.ntacl.descriptor;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The kinds of access control entries on the wire (MS-DTYP 2.4.4.1; 0x04, 0x14 and 0x15 from the
 * Windows headers).
 */
public enum AceType {
  ACCESS_ALLOWED(0x00, "A", Shape.BASIC, AceEffect.ALLOW),
  ACCESS_DENIED(0x01, "D", Shape.BASIC, AceEffect.DENY),
  SYSTEM_AUDIT(0x02, "AU", Shape.BASIC, AceEffect.AUDIT),
  SYSTEM_ALARM(0x03, "AL", Shape.BASIC, AceEffect.ALARM),
  ACCESS_ALLOWED_COMPOUND(0x04, null, Shape.COMPOUND, null),
  ACCESS_ALLOWED_OBJECT(0x05, "OA", Shape.OBJECT, AceEffect.ALLOW),
  ACCESS_DENIED_OBJECT(0x06, "OD", Shape.OBJECT, AceEffect.DENY),
  SYSTEM_AUDIT_OBJECT(0x07, "OU", Shape.OBJECT, AceEffect.AUDIT),
  SYSTEM_ALARM_OBJECT(0x08, "OL", Shape.OBJECT, AceEffect.ALARM),
  ACCESS_ALLOWED_CALLBACK(0x09, "XA", Shape.CALLBACK, AceEffect.ALLOW),
  ACCESS_DENIED_CALLBACK(0x0A, "XD", Shape.CALLBACK, AceEffect.DENY),
  // MS-DTYP 2.5.1.1 lists ZA and XU the wrong way round; 2.4.4.1 and the headers agree on these
  ACCESS_ALLOWED_CALLBACK_OBJECT(0x0B, "ZA", Shape.CALLBACK_OBJECT, AceEffect.ALLOW),
  ACCESS_DENIED_CALLBACK_OBJECT(0x0C, null, Shape.CALLBACK_OBJECT, AceEffect.DENY),
  SYSTEM_AUDIT_CALLBACK(0x0D, "XU", Shape.CALLBACK, AceEffect.AUDIT),
  SYSTEM_ALARM_CALLBACK(0x0E, null, Shape.CALLBACK, AceEffect.ALARM),
  SYSTEM_AUDIT_CALLBACK_OBJECT(0x0F, null, Shape.CALLBACK_OBJECT, AceEffect.AUDIT),
  SYSTEM_ALARM_CALLBACK_OBJECT(0x10, null, Shape.CALLBACK_OBJECT, AceEffect.ALARM),
  SYSTEM_MANDATORY_LABEL(0x11, "ML", Shape.BASIC, null),
  SYSTEM_RESOURCE_ATTRIBUTE(0x12, "RA", Shape.CALLBACK, null),
  SYSTEM_SCOPED_POLICY_ID(0x13, "SP", Shape.BASIC, null),
  SYSTEM_PROCESS_TRUST_LABEL(0x14, "TL", Shape.BASIC, null),
  SYSTEM_ACCESS_FILTER(0x15, "FL", Shape.CALLBACK, null),

  /** Any other type: kept byte for byte, never evaluated. */
  UNKNOWN(-1, null, Shape.OPAQUE, null);

  /** How the body of an ACE is laid out. */
  public enum Shape {
    /** Mask and SID. */
    BASIC,
    /** Mask, object flags, up to two GUIDs, SID. */
    OBJECT,
    /** Mask, SID, application data. */
    CALLBACK,
    /** Mask, object flags, up to two GUIDs, SID, application data. */
    CALLBACK_OBJECT,
    /** Mask, compound type, server SID, client SID. */
    COMPOUND,
    /** Not known. */
    OPAQUE
  }

  private static final AceType[] BY_CODE = new AceType[256];

  /** The sixteen access types by effect, object part and callback. */
  private static final AceType[] ACCESS = new AceType[16];

  /** The types with an SDDL code of two letters. */
  private static final AceType[] BY_SDDL_CODE =
      Arrays.stream(values())
          .filter(type -> type.sddlCode != null && type.sddlCode.length() == 2)
          .toArray(AceType[]::new);

  // the same sets of types as bits by code, for reading lists
  private static final int ACCESS_CODES = codes(AceType::isAccess);
  private static final int OBJECT_CODES = codes(AceType::isObject);
  private static final int CALLBACK_CODES = codes(AceType::isCallback);

  static {
    Arrays.fill(BY_CODE, UNKNOWN);
    for (AceType type : values()) {
      if (type != UNKNOWN) {
        BY_CODE[type.code] = type;
      }
      if (type.effect != null) {
        ACCESS[accessIndex(type.effect, type.object, type.callback)] = type;
      }
    }
  }

  private final int code;
  private final String sddlCode;
  private final Shape shape;
  private final boolean object;
  private final boolean callback;
  private final AceEffect effect;

  AceType(int code, String sddlCode, Shape shape, AceEffect effect) {
    this.code = code;
    this.sddlCode = sddlCode;
    this.shape = shape;
    this.object = shape == Shape.OBJECT || shape == Shape.CALLBACK_OBJECT;
    this.callback = shape == Shape.CALLBACK || shape == Shape.CALLBACK_OBJECT;
    this.effect = effect;
  }

  /**
   * Returns the type of a wire code, {@link #UNKNOWN} when the code has no meaning here. Only the
   * lowest 8 bits count.
   */
  public static AceType ofCode(int code) {
    return BY_CODE[code & 0xFF];
  }

  /**
   * Returns the type of an SDDL code of one or two letters in either case.
   *
   * @param first the first letter
   * @param second the second letter, 0 for a code of one
   * @return the type, {@link #UNKNOWN} when there is no such code
   */
  public static AceType ofSddlCode(char first, char second) {
    if (second == 0) {
      return switch (first | 0x20) {
        case 'a' -> ACCESS_ALLOWED;
        case 'd' -> ACCESS_DENIED;
        default -> UNKNOWN;
      };
    }
    int high = first | 0x20;
    int low = second | 0x20;
    for (AceType type : BY_SDDL_CODE) {
      if (high == (type.sddlCode.charAt(0) | 0x20) && low == (type.sddlCode.charAt(1) | 0x20)) {
        return type;
      }
    }
    return UNKNOWN;
  }

  private static int codes(Predicate<AceType> kind) {
    return Arrays.stream(values())
        .filter(type -> type != UNKNOWN && kind.test(type))
        .mapToInt(type -> 1 << type.code)
        .reduce(0, (set, bit) -> set | bit);
  }

  private static boolean has(int codes, int code) {
    return code < Integer.SIZE && (codes & 1 << code) != 0;
  }

  /** Tells of a code on the wire, 0 to 255, what {@link #isAccess()} tells of its type. */
  static boolean isAccess(int code) {
    return has(ACCESS_CODES, code);
  }

  /** Tells of a code on the wire, 0 to 255, what {@link #isObject()} tells of its type. */
  static boolean isObject(int code) {
    return has(OBJECT_CODES, code);
  }

  /** Tells of a code on the wire, 0 to 255, what {@link #isCallback()} tells of its type. */
  static boolean isCallback(int code) {
    return has(CALLBACK_CODES, code);
  }

  /** Returns the type of an access ACE. */
  static AceType of(AceEffect effect, boolean object, boolean callback) {
    return ACCESS[accessIndex(effect, object, callback)];
  }

  private static int accessIndex(AceEffect effect, boolean object, boolean callback) {
    return 4 * effect.ordinal() + (object ? 2 : 0) + (callback ? 1 : 0);
  }

  /** Returns the byte on the wire, −1 for {@link #UNKNOWN}. */
  public int code() {
    return code;
  }

  /** Returns the code in SDDL, or empty when SDDL cannot say this type. */
  public Optional<String> sddlCode() {
    return Optional.ofNullable(sddlCode);
  }

  /** Returns the layout of the body. */
  public Shape shape() {
    return shape;
  }

  /** Tells whether the body ends in application data, for an access ACE its condition. */
  public boolean isCallback() {
    return callback;
  }

  /** Tells whether the ACE is an {@link AccessAce}. */
  public boolean isAccess() {
    return effect != null;
  }

  /**
   * Returns what an access ACE does with its rights.
   *
   * @throws IllegalStateException when the type is no access type
   */
  public AceEffect accessEffect() {
    if (effect == null) {
      throw new IllegalStateException(this + " is no access ACE");
    }
    return effect;
  }

  /**
   * Tells whether the body holds object flags and GUIDs. Such an ACE needs an ACL of revision 4.
   */
  public boolean isObject() {
    return object;
  }

  /** Tells whether a DACL is the place of this type; all known others belong into a SACL. */
  public boolean isForDacl() {
    return effect == AceEffect.ALLOW || effect == AceEffect.DENY || this == ACCESS_ALLOWED_COMPOUND;
  }
}
