package org.ntacl.sddl.internal;

import org.antlr.v4.runtime.Token;
import org.ntacl.sddl.internal.antlr.DescriptorParser;

/**
 * Cuts the text of a descriptor into the tokens of {@code DescriptorParser.g4}, on demand and
 * without garbage.
 *
 * <p>Where a token starts and ends depends on where it stands: behind {@code O:} a SID ends before
 * the next section, inside an ACE a field ends at a semicolon. The ranges of an ACE's fields are
 * kept until the next ACE starts, for the builder to read.
 */
final class DescriptorScanner extends SingleLookAhead {
  /** The number of fields of an ACE, the last one optional. */
  static final int FIELDS = 7;

  static final int TYPE = 0;
  static final int FLAGS = 1;
  static final int RIGHTS = 2;
  static final int OBJECT_TYPE = 3;
  static final int INHERITED_OBJECT_TYPE = 4;
  static final int TRUSTEE = 5;
  static final int TAIL = 6;

  private static final int[] FIELD_TOKENS = {
    DescriptorParser.ACE_TYPE,
    DescriptorParser.ACE_FLAGS,
    DescriptorParser.RIGHTS,
    DescriptorParser.OBJECT_TYPE,
    DescriptorParser.INHERITED_OBJECT_TYPE,
    DescriptorParser.TRUSTEE,
    DescriptorParser.TAIL
  };

  private static final String NO_ACCESS_CONTROL = "NO_ACCESS_CONTROL";

  private enum Place {
    /** Where a section may start. */
    TOP,
    /** Behind {@code O:} or {@code G:}. */
    SID,
    /** Behind {@code D:} or {@code S:}, where flags may stand. */
    ACL_FLAGS,
    /** Where an ACE may start. */
    ACES,
    /** Inside an ACE, where the next field starts. */
    FIELD,
    /** Inside an ACE, behind the field that was its last. */
    ACE_END
  }

  private final String text;
  private final int length;
  private final FieldToken[] tokens;
  private final int[] from = new int[FIELDS];
  private final int[] to = new int[FIELDS];

  private Place place = Place.TOP;
  private int at;
  private int field;
  private int aceStart;
  private int index;
  private FieldToken current;

  DescriptorScanner(String text) {
    this.text = text;
    this.length = text.length();
    this.tokens = new FieldToken[] {new FieldToken(text), new FieldToken(text)};
    this.current = null;
  }

  /** Returns where a field of the ACE read last starts. */
  int from(int wanted) {
    return from[wanted];
  }

  /** Returns where a field of the ACE read last ends. */
  int to(int wanted) {
    return to[wanted];
  }

  /** Tells whether the ACE read last has a last field. */
  boolean hasTail() {
    return field > TAIL;
  }

  /** Returns where the ACE read last starts. */
  int aceStart() {
    return aceStart;
  }

  /** Returns where the next token will be looked for. */
  int position() {
    return at;
  }

  /** Returns the token consumed last. */
  FieldToken last() {
    return tokens[index + 1 & 1];
  }

  private FieldToken token(int type, int start, int end) {
    at = end;
    return tokens[index & 1].set(type, start, end);
  }

  private FieldToken scan() {
    // nearly every token is a field
    if (place == Place.FIELD) {
      return field();
    }
    return switch (place) {
      case TOP, ACES -> section();
      case SID -> sid();
      case ACL_FLAGS -> aclFlags();
      case FIELD -> field();
      case ACE_END -> aceEnd();
    };
  }

  private void skipSpaces() {
    // recorded: should_fail, a tab is no space here
    while (at < length && text.charAt(at) == ' ') {
      at++;
    }
  }

  private FieldToken section() {
    skipSpaces();
    if (at == length) {
      return token(Token.EOF, at, at);
    }
    char c = text.charAt(at);
    if (c == '(' && place == Place.ACES) {
      aceStart = at++;
      field = TYPE;
      place = Place.FIELD;
      return field();
    }
    int type = sectionType(c);
    if (type == DescriptorParser.UNEXPECTED || at + 1 == length || text.charAt(at + 1) != ':') {
      return token(DescriptorParser.UNEXPECTED, at, at + 1);
    }
    place =
        type == DescriptorParser.OWNER || type == DescriptorParser.GROUP
            ? Place.SID
            : Place.ACL_FLAGS;
    return token(type, at, at + 2);
  }

  /** Section letters are upper case (recorded: should_fail, {@code d:}). */
  private static int sectionType(char c) {
    return switch (c) {
      case 'O' -> DescriptorParser.OWNER;
      case 'G' -> DescriptorParser.GROUP;
      case 'D' -> DescriptorParser.DACL;
      case 'S' -> DescriptorParser.SACL;
      default -> DescriptorParser.UNEXPECTED;
    };
  }

  /**
   * Takes all up to the letter of the next section, so that the {@code D} of {@code
   * O:S-1-2-0x200D:} is no digit (recorded: non_canonical).
   */
  private FieldToken sid() {
    skipSpaces();
    place = Place.TOP;
    int colon = text.indexOf(':', at);
    int end = colon < 0 ? length : colon - 1;
    while (end > at && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end > at ? token(DescriptorParser.SID, at, end) : section();
  }

  private FieldToken aclFlags() {
    skipSpaces();
    if (at < length && isNoAccessControl(at)) {
      place = Place.TOP;
      return token(DescriptorParser.NO_ACCESS_CONTROL, at, at + NO_ACCESS_CONTROL.length());
    }
    int end = at;
    while (end < length
        && isLetter(text.charAt(end))
        && !isSection(end)
        && !isNoAccessControl(end)) {
      end++;
    }
    if (end > at) {
      return token(DescriptorParser.ACL_FLAGS, at, end);
    }
    place = Place.ACES;
    return section();
  }

  private boolean isNoAccessControl(int start) {
    return (text.charAt(start) | 0x20) == 'n'
        && text.regionMatches(true, start, NO_ACCESS_CONTROL, 0, NO_ACCESS_CONTROL.length());
  }

  private boolean isSection(int start) {
    return start + 1 < length && text.charAt(start + 1) == ':';
  }

  private static boolean isLetter(char c) {
    return c < 128 && Character.isLetter(c);
  }

  private FieldToken field() {
    if (field == TAIL) {
      return tail();
    }
    int start = at;
    int end = start;
    char c = 0;
    while (end < length) {
      c = text.charAt(end);
      if (c == ';' || c == ')' || c == '(') {
        break;
      }
      end++;
    }
    from[field] = start;
    to[field] = end;
    FieldToken token = token(FIELD_TOKENS[field], start, end);
    field++;
    if (end < length && c == ';') {
      at = end + 1;
    } else {
      place = Place.ACE_END;
    }
    return token;
  }

  /** Takes the last field: all between a parenthesis and the one that closes it. */
  private FieldToken tail() {
    skipSpaces();
    if (at == length) {
      return token(Token.EOF, at, at);
    }
    int end = text.charAt(at) == '(' ? closing(at) : -1;
    if (end < 0) {
      place = Place.ACE_END;
      return token(DescriptorParser.UNEXPECTED, at, at + 1);
    }
    from[TAIL] = at;
    to[TAIL] = end;
    field++;
    place = Place.ACE_END;
    return token(DescriptorParser.TAIL, at, end);
  }

  /**
   * Returns the index behind the parenthesis that closes the one at an index, −1 when none does.
   */
  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < length; i++) {
      switch (text.charAt(i)) {
        case '(' -> depth++;
        case ')' -> {
          if (--depth == 0) {
            return i + 1;
          }
        }
        case '"' -> {
          i = text.indexOf('"', i + 1);
          if (i < 0) {
            return -1;
          }
        }
        default -> {
          // any other character stands for itself
        }
      }
    }
    return -1;
  }

  private FieldToken aceEnd() {
    skipSpaces();
    if (at == length) {
      return token(Token.EOF, at, at);
    }
    if (text.charAt(at) == ')') {
      place = Place.ACES;
      return token(DescriptorParser.ACE_END, at, at + 1);
    }
    return token(DescriptorParser.UNEXPECTED, at, at + 1);
  }

  /** Leaves a faulty ACE: goes on behind its closing parenthesis, or at the end. */
  void skipAce() {
    if (place != Place.FIELD && place != Place.ACE_END) {
      // the token at fault is the closing parenthesis itself
      current = null;
      return;
    }
    int close = closing(aceStart);
    at = close < 0 ? length : close;
    place = Place.ACES;
    current = null;
  }

  /** Leaves a faulty section: goes on at the next section letter, or at the end. */
  void skipSection() {
    while (at < length
        && (sectionType(text.charAt(at)) == DescriptorParser.UNEXPECTED || !isSection(at))) {
      at++;
    }
    place = Place.TOP;
    current = null;
  }

  @Override
  public Token LT(int k) {
    if (k == 1) {
      return next();
    }
    if (k == -1) {
      return index == 0 ? null : last();
    }
    throw new UnsupportedOperationException("the grammar looks at one token");
  }

  private FieldToken next() {
    FieldToken token = current;
    if (token == null) {
      token = scan();
      current = token;
    }
    return token;
  }

  @Override
  FieldToken take(int type) {
    FieldToken token = next();
    if (token.getType() != type) {
      return null;
    }
    index++;
    current = null;
    return token;
  }

  @Override
  public int LA(int i) {
    return LT(i).getType();
  }

  @Override
  public void consume() {
    if (next().getType() == Token.EOF) {
      throw new IllegalStateException("cannot consume the end of the text");
    }
    index++;
    current = null;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public int size() {
    return index + 1;
  }

  @Override
  public String getText() {
    return text;
  }

  @Override
  public String getText(Token start, Token stop) {
    return text.substring(start.getStartIndex(), stop.getStopIndex() + 1);
  }
}
