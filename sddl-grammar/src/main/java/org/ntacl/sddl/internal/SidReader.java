package org.ntacl.sddl.internal;

import org.ntacl.NtStatus;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.SidSyntaxException;

/**
 * Reads SIDs out of a text: aliases and the {@code S-1-…} form.
 *
 * <p>Lists name many accounts of one domain: the domain of the SID read last is remembered, and a
 * SID that starts with the same characters is read from its last number on.
 */
public final class SidReader {
  private static final int MAX_RID_DIGITS = 9;

  private final String text;
  private final SidContext context;
  private final Faults faults;

  /**
   * What Windows reports for a bad SID: ERROR_INVALID_ACL inside an ACE, ERROR_INVALID_SID
   * elsewhere (Wine's tests on Windows).
   */
  private NtStatus badSid = NtStatus.STATUS_INVALID_SID;

  private Sid lastDomain;
  private int lastFrom;
  private int lastPrefixLength;

  /** Creates a reader of one text. */
  public SidReader(String text, SidContext context, Faults faults) {
    this.text = text;
    this.context = context;
    this.faults = faults;
  }

  /** Reads a SID inside an ACE; otherwise as {@link #read}. */
  Sid readInAce(int from, int to) {
    badSid = NtStatus.STATUS_INVALID_ACL;
    Sid sid = read(from, to);
    badSid = NtStatus.STATUS_INVALID_SID;
    return sid;
  }

  /**
   * Reads the SID that fills a range; spaces may stand before either form and behind an alias.
   *
   * @return the SID, or null after a fault that did not end the reading
   * @throws StopReading when a fault ended it
   */
  public Sid read(int from, int to) {
    int start = from;
    while (start < to && text.charAt(start) == ' ') {
      start++;
    }
    if (to - start > 2 && text.charAt(start + 1) == '-') {
      return literal(start, to);
    }
    // recorded: sid-strings and windows_is_less_fussy, spaces are tolerated behind an alias, not
    // behind S-1-…
    int end = to;
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    return alias(start, end);
  }

  private Sid alias(int from, int to) {
    SidAlias alias = to - from == 2 ? SidAlias.of(text.charAt(from), text.charAt(from + 1)) : null;
    if (alias == null) {
      faults.report(badSid, text, from, to, "a SID: `S-1-…` or an alias");
      return null;
    }
    Sid sid = alias.resolve(context).orElse(null);
    if (sid == null) {
      faults.report(
          NtStatus.STATUS_INVALID_SID,
          text,
          from,
          to,
          "an alias that needs no %s SID, none is known".formatted(baseName(alias)));
    }
    return sid;
  }

  private static String baseName(SidAlias alias) {
    return switch (alias.base()) {
      case NONE -> throw new AssertionError(alias);
      case MACHINE -> "machine";
      case DOMAIN -> "domain";
      case FOREST -> "forest";
    };
  }

  private Sid literal(int from, int to) {
    Sid neighbour = neighbour(from, to);
    if (neighbour != null) {
      return neighbour;
    }
    try {
      Sid sid = Sid.parse(text, from, to);
      remember(sid, from, to);
      return sid;
    } catch (SidSyntaxException e) {
      // the reader of SIDs knows what it expected, but not what the list around it may hold
      faults.report(badSid, text, e.offset(), Math.min(to, e.offset() + 1), e.expected());
      return null;
    }
  }

  private void remember(Sid sid, int from, int to) {
    int prefixLength = text.lastIndexOf('-', to - 1) + 1 - from;
    // S-0x1-… makes every number hexadecimal: only a decimal revision may be cut off at the last
    // dash
    if (sid.subAuthorityCount() > 1 && text.charAt(from + 2) == '1') {
      lastDomain = sid.domain();
      lastFrom = from;
      lastPrefixLength = prefixLength;
    }
  }

  /**
   * Returns the SID when it is one of the domain read last and ends in a plain decimal number,
   * otherwise null.
   */
  private Sid neighbour(int from, int to) {
    int digits = to - from - lastPrefixLength;
    if (lastDomain == null
        || digits < 1
        || digits > MAX_RID_DIGITS
        || !text.regionMatches(lastFrom, text, from, lastPrefixLength)) {
      return null;
    }
    int rid = 0;
    for (int i = to - digits; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      rid = rid * 10 + digit;
    }
    return lastDomain.child(rid);
  }
}
