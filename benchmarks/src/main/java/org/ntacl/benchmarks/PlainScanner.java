package org.ntacl.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;

/**
 * The floor of the parse benchmark: what a programmer writes by hand for canonical texts of
 * ordinary and object ACEs, with {@code charAt} and {@code indexOf}, into the same model.
 *
 * <p>It trusts its input, says nothing useful about bad texts and knows no conditions: it is no
 * reader to use.
 */
final class PlainScanner {
  private final String text;
  private int at;
  private int control;

  PlainScanner(String text) {
    this.text = text;
  }

  SecurityDescriptor read() {
    Optional<Sid> owner = Optional.empty();
    Optional<Sid> group = Optional.empty();
    Acl dacl = AbsentAcl.ABSENT;
    Acl sacl = AbsentAcl.ABSENT;
    while (at < text.length()) {
      char section = text.charAt(at);
      at += 2;
      switch (section) {
        case 'O' -> owner = Optional.of(sid(sectionEnd()));
        case 'G' -> group = Optional.of(sid(sectionEnd()));
        case 'D' -> dacl = acl(0);
        case 'S' -> sacl = acl(1);
        default -> throw new IllegalArgumentException("section at " + at);
      }
    }
    return new SecurityDescriptor(ControlFlags.of(control), 0, owner, group, sacl, dacl);
  }

  private int sectionEnd() {
    int colon = text.indexOf(':', at);
    return colon < 0 ? text.length() : colon - 1;
  }

  private AceList acl(int shift) {
    while (at < text.length() && text.charAt(at) != '(') {
      char c = text.charAt(at);
      if (c == 'P') {
        control |= ControlFlags.DACL_PROTECTED << shift;
        at++;
      } else if (c == 'A') {
        control |=
            (text.charAt(at + 1) == 'I'
                    ? ControlFlags.DACL_AUTO_INHERITED
                    : ControlFlags.DACL_AUTO_INHERIT_REQ)
                << shift;
        at += 2;
      } else {
        break;
      }
    }
    List<Ace> aces = new ArrayList<>();
    boolean hasObjects = false;
    while (at < text.length() && text.charAt(at) == '(') {
      AccessAce ace = ace();
      hasObjects |= ace.objects().isPresent();
      aces.add(ace);
    }
    return new AceList(hasObjects ? 4 : 2, aces, Bytes.EMPTY);
  }

  private AccessAce ace() {
    at++;
    int end = text.indexOf(';', at);
    AceType type = AceType.ofSddlCode(text.charAt(at), end - at == 2 ? text.charAt(at + 1) : 0);
    at = end + 1;
    int flags = 0;
    for (; text.charAt(at) != ';'; at += 2) {
      flags |= AceFlags.ofSddlCode(text.charAt(at), text.charAt(at + 1));
    }
    at++;
    int mask = mask();
    Guid object = guid();
    Guid inherited = guid();
    Sid trustee = sid(text.indexOf(')', at));
    at++;
    ObjectGuids objects = type.isObject() ? ObjectGuids.of(0, object, inherited) : ObjectGuids.NONE;
    return new AccessAce(
        type.accessEffect(),
        AceFlags.of(flags),
        AccessMask.of(mask),
        trustee,
        objects,
        Optional.empty(),
        Bytes.EMPTY);
  }

  private int mask() {
    int mask = 0;
    if (text.startsWith("0x", at)) {
      at += 2;
      for (; text.charAt(at) != ';'; at++) {
        mask = mask << 4 | Character.digit(text.charAt(at), 16);
      }
    } else {
      for (; text.charAt(at) != ';'; at += 2) {
        mask |= AccessMask.ofSddlCode(text.charAt(at), text.charAt(at + 1));
      }
    }
    at++;
    return mask;
  }

  private Guid guid() {
    if (text.charAt(at) == ';') {
      at++;
      return null;
    }
    Guid guid = Guid.parse(text, at);
    at += 37;
    return guid;
  }

  private Sid sid(int end) {
    if (end - at == 2) {
      SidAlias alias = SidAlias.of(text.charAt(at), text.charAt(at + 1));
      at = end;
      return alias.resolve(SidContext.NONE).orElseThrow();
    }
    at += 4;
    long authority = number(end);
    int[] subAuthorities = new int[Sid.MAX_SUB_AUTHORITIES];
    int count = 0;
    while (at < end) {
      at++;
      subAuthorities[count++] = (int) number(end);
    }
    return Sid.of(authority, Arrays.copyOf(subAuthorities, count));
  }

  private long number(int end) {
    long value = 0;
    while (at < end && text.charAt(at) != '-') {
      value = value * 10 + (text.charAt(at++) - '0');
    }
    return value;
  }
}
