package org.ntacl.sddl.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.sddl.internal.antlr.AttributeLexer;
import org.ntacl.sddl.internal.antlr.AttributeParser;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/** Builds a resource attribute out of what its parser tells. */
final class AttributeReader implements AttributeEvents {
  /** More text than any attribute that fits into an ACE; bounds the memory of the token stream. */
  private static final int MAX_LENGTH = 512 * 1024;

  private static final int MAX_DIGITS = 64;

  /**
   * The flags that SDDL takes: those with a meaning, and the high half for applications (MS-DTYP
   * 2.5.1.1, attr-flags).
   */
  private static final int VALID_FLAGS = 0xFFFF_003F;

  private static final Map<Integer, String> NAMES =
      Map.of(
          Token.EOF, "end of attribute",
          AttributeParser.LPAREN, "`(`",
          AttributeParser.RPAREN, "`)`",
          AttributeParser.COMMA, "`,`",
          AttributeParser.STRING, "a text in quotation marks",
          AttributeParser.WORD, "a word");

  private final String text;
  private final TailFaults faults;
  private final SidReader sids;
  private final List<ClaimValue> values = new ArrayList<>();

  private String name = "";
  private ClaimType type = ClaimType.STRING;
  private int flags;

  private AttributeReader(String text, SidContext context, Faults faults) {
    this.text = text;
    this.faults = new TailFaults(text, faults, tokens -> Expectation.of(tokens, NAMES));
    this.sids = new SidReader(text, context, faults);
  }

  /** Reads an attribute out of a longer text; null after a fault that did not end the reading. */
  static ResourceAttribute read(String text, int from, int to, SidContext context, Faults faults) {
    if (to - from > MAX_LENGTH) {
      faults.report(
          NtStatus.STATUS_INVALID_ACL,
          text,
          from,
          to,
          "an attribute of at most " + MAX_LENGTH + " characters");
      return null;
    }
    try {
      return new AttributeReader(text, context, faults).read(from, to);
    } catch (ParseCancellationException reported) {
      // the fault is in the collection, and the caller goes on behind the attribute
      return null;
    }
  }

  private ResourceAttribute read(int from, int to) {
    AttributeLexer lexer = new AttributeLexer(new TextRange(text, from, to));
    lexer.removeErrorListeners();
    AttributeParser parser = new AttributeParser(new CommonTokenStream(lexer), this);
    parser.setBuildParseTree(false);
    parser.removeErrorListeners();
    parser.setErrorHandler(faults);
    parser.attribute();
    return ResourceAttribute.of(new Claim(name, type, flags, values));
  }

  private String quoted(Token token) {
    return text.substring(token.getStartIndex() + 1, token.getStopIndex());
  }

  @Override
  public void name(Token token) {
    try {
      name = Claim.unescapeName(quoted(token));
    } catch (IllegalArgumentException e) {
      throw faults.fault(token, "four hexadecimal digits behind each `%`");
    }
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw faults.fault(token, "a name, without U+0000");
    }
  }

  @Override
  public void type(Token token) {
    Optional<ClaimType> found = ClaimType.ofSddlCode(token.getText());
    type = found.orElseThrow(() -> faults.fault(token, "`TI`, `TU`, `TS`, `TD`, `TX` or `TB`"));
  }

  @Override
  public void flags(Token token) {
    BigInteger number = number(token);
    if (number.signum() < 0
        || number.bitLength() > Integer.SIZE
        || (number.intValue() & ~VALID_FLAGS) != 0) {
      throw faults.fault(token, "flags of at most 32 bits, none of 0xffc0");
    }
    flags = number.intValue();
  }

  @Override
  public void string(Token token) {
    if (type != ClaimType.STRING) {
      throw faults.fault(token, expectedValue());
    }
    String value = quoted(token);
    if (value.indexOf('\0') >= 0) {
      throw faults.fault(token, "a text without U+0000");
    }
    values.add(new ClaimValue.StringValue(value));
  }

  @Override
  public void word(Token token) {
    values.add(
        switch (type) {
          case INT64 -> new ClaimValue.IntegerValue(signed(token));
          case UINT64 -> new ClaimValue.UnsignedValue(unsigned(token, Long.SIZE));
          case BOOLEAN -> new ClaimValue.BooleanValue(unsigned(token, 1));
          case SID -> new ClaimValue.SidValue(sid(token));
          case OCTET_STRING -> new ClaimValue.OctetsValue(octets(token));
          case STRING, FQBN -> throw faults.fault(token, expectedValue());
        });
  }

  private String expectedValue() {
    return switch (type) {
      case INT64 -> "a number of 64 bits";
      case UINT64 -> "an unsigned number of 64 bits";
      case BOOLEAN -> "`0` or `1`";
      case SID -> "a SID";
      case OCTET_STRING -> "hexadecimal digits";
      case STRING, FQBN -> "a text in quotation marks";
    };
  }

  private long signed(Token token) {
    BigInteger number = number(token);
    if (number.bitLength() >= Long.SIZE) {
      throw faults.fault(token, expectedValue());
    }
    return number.longValue();
  }

  private long unsigned(Token token, int bits) {
    BigInteger number = number(token);
    if (number.signum() < 0 || number.bitLength() > bits) {
      throw faults.fault(token, expectedValue());
    }
    return number.longValue();
  }

  /** Reads a number in the three bases of C, with or without a sign. */
  private BigInteger number(Token token) {
    String word = token.getText();
    int sign = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
    String digits = word.substring(sign);
    int radix = 10;
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      radix = 16;
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      radix = 8;
    }
    int base = radix;
    if (digits.isEmpty()
        || digits.length() > MAX_DIGITS
        || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, base) >= 0)) {
      throw faults.fault(token, "a number");
    }
    BigInteger magnitude = new BigInteger(digits, radix);
    return word.startsWith("-") ? magnitude.negate() : magnitude;
  }

  private Sid sid(Token token) {
    Sid sid = sids.readInAce(token.getStartIndex(), token.getStopIndex() + 1);
    if (sid == null) {
      throw new ParseCancellationException();
    }
    return sid;
  }

  private Bytes octets(Token token) {
    Bytes octets = Octets.read(text, token.getStartIndex(), token.getStopIndex() + 1);
    if (octets == null) {
      throw faults.fault(token, expectedValue());
    }
    return octets;
  }
}
