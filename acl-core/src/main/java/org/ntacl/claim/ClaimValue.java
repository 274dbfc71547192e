package org.ntacl.claim;

import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

/**
 * One value of a claim. Values are equal when kind and content are, texts to the case. Immutable
 * and thread-safe.
 */
public sealed interface ClaimValue {

  /** Returns the type of the claims that may hold this value. */
  ClaimType type();

  /**
   * A signed number.
   *
   * @param value the number
   */
  record IntegerValue(long value) implements ClaimValue {
    @Override
    public ClaimType type() {
      return ClaimType.INT64;
    }
  }

  /**
   * An unsigned number.
   *
   * @param value the 64 bits of the number, to be read as unsigned
   */
  record UnsignedValue(long value) implements ClaimValue {
    @Override
    public ClaimType type() {
      return ClaimType.UINT64;
    }
  }

  /**
   * A text.
   *
   * @param value any UTF-16 code units, unpaired surrogates included
   */
  record StringValue(String value) implements ClaimValue {
    /** Refuses null. */
    public StringValue {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public ClaimType type() {
      return ClaimType.STRING;
    }
  }

  /**
   * The fully qualified name of a binary.
   *
   * @param version the 64 bits of the version, to be read as unsigned
   * @param name the name, any UTF-16 code units
   */
  record FqbnValue(long version, String name) implements ClaimValue {
    /** Refuses null. */
    public FqbnValue {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public ClaimType type() {
      return ClaimType.FQBN;
    }
  }

  /**
   * A security identifier.
   *
   * @param value the identifier
   */
  record SidValue(Sid value) implements ClaimValue {
    /** Refuses null. */
    public SidValue {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public ClaimType type() {
      return ClaimType.SID;
    }
  }

  /**
   * A truth value. The wire has room for other numbers than 0 and 1; they are kept, and SDDL cannot
   * say them.
   *
   * @param value the 64 bits stored
   */
  record BooleanValue(long value) implements ClaimValue {
    /** Returns the value that is stored as 1 or 0. */
    public static BooleanValue of(boolean value) {
      return new BooleanValue(value ? 1 : 0);
    }

    /** Tells whether the stored number is 0 or 1. */
    public boolean isCanonical() {
      return value == 0 || value == 1;
    }

    @Override
    public ClaimType type() {
      return ClaimType.BOOLEAN;
    }
  }

  /**
   * A string of octets.
   *
   * @param value the octets
   */
  record OctetsValue(Bytes value) implements ClaimValue {
    /** Refuses null. */
    public OctetsValue {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public ClaimType type() {
      return ClaimType.OCTET_STRING;
    }
  }
}
