package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.console.Wrap;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.CompoundAce;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.OpaqueAce;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.descriptor.ResourceAttributeAce;
import org.ntacl.descriptor.ScopedPolicyAce;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;

/** Explains the entries of lists to a person, one after the other. */
final class EntryText {
  private static final int NUMBER_WIDTH = 3;
  private static final int INDENT = NUMBER_WIDTH + 2;
  private static final int LABEL_WIDTH = 12;
  private static final int BYTES_SHOWN = 32;
  private static final int LONG_LIST = 6;

  private final Subject subject;
  private final Paint paint;
  private final int margin;
  private final StringBuilder text;

  EntryText(Subject subject, Paint paint, int margin, StringBuilder text) {
    this.subject = subject;
    this.paint = paint;
    this.margin = margin;
    this.text = text;
  }

  void append(int number, Ace ace) {
    String digits = Integer.toString(number);
    text.append('\n').append(" ".repeat(Math.max(0, NUMBER_WIDTH - digits.length())));
    text.append(digits).append("  ");
    if (ace instanceof AccessAce access) {
      access(access);
    } else if (ace instanceof MandatoryLabelAce label) {
      head("LABEL", IntegrityLevel.of(label.level()).flatMap(IntegrityLevel::name), label.level());
      row("policy", List.of(LabelWords.policy(label.mask())));
    } else if (ace instanceof ProcessTrustAce trust) {
      head("TRUST", TrustLevel.of(trust.level()).map(TrustLevel::toString), trust.level());
      rights("others", trust.mask());
    } else if (ace instanceof ScopedPolicyAce policy) {
      head("POLICY", Optional.of("central access policy"), policy.policy());
    } else if (ace instanceof ResourceAttributeAce resource) {
      attribute(resource);
    } else if (ace instanceof AccessFilterAce filter) {
      head("FILTER", subject.principal(filter.trustee()));
      rights("at most", filter.mask());
      condition("unless", filter.condition());
    } else if (ace instanceof CompoundAce compound) {
      head("ALLOW", subject.principal(compound.client()));
      row("through", List.of(phrase(subject.principal(compound.server()))));
      rights("rights", compound.mask());
    } else if (ace instanceof OpaqueAce opaque) {
      text.append(paint.cyan("UNKNOWN")).append("  ACE type 0x");
      text.append(Integer.toHexString(opaque.typeCode())).append('\n');
      row("body", List.of(shown(opaque.body())));
    }
    String scope = subject.inheritance().scope(ace.flags());
    row("applies to", List.of(ace.flags().isInherited() ? scope + "; inherited" : scope));
  }

  private void access(AccessAce ace) {
    switch (ace.effect()) {
      case ALLOW -> text.append(paint.green("ALLOW"));
      case DENY -> text.append(paint.red("DENY")).append(' ');
      case AUDIT -> text.append(paint.cyan("AUDIT"));
      case ALARM -> text.append(paint.cyan("ALARM"));
    }
    text.append("  ").append(phrase(subject.principal(ace.trustee()))).append('\n');
    rights("rights", ace.mask());
    objects(ace);
    if (ace.effect() == AceEffect.AUDIT || ace.effect() == AceEffect.ALARM) {
      row("records", List.of(recorded(ace.flags())));
    }
    ace.condition().ifPresent(condition -> condition("if", condition));
  }

  private static String recorded(AceFlags flags) {
    boolean success = flags.contains(AceFlags.SUCCESSFUL_ACCESS);
    boolean failure = flags.contains(AceFlags.FAILED_ACCESS);
    if (success && failure) {
      return "success and failure";
    }
    return success ? "success" : failure ? "failure" : "nothing";
  }

  private void head(String label, Principal principal) {
    text.append(paint.cyan(label)).append("  ").append(phrase(principal)).append('\n');
  }

  private void head(String label, Optional<String> title, Sid sid) {
    Principal principal = subject.principal(sid);
    text.append(paint.cyan(label)).append("  ");
    if (title.isEmpty() || title.get().equals(sid.toString())) {
      text.append(phrase(principal));
    } else {
      String alias = principal.alias().map(code -> code + ", ").orElse("");
      text.append(title.get()).append(paint.faint(" (" + alias + sid + ")"));
    }
    text.append('\n');
  }

  private String phrase(Principal principal) {
    String remark = principal.remark();
    return principal.title() + (remark.isEmpty() ? "" : paint.faint(" (" + remark + ")"));
  }

  private void row(String label, List<String> words) {
    int column = INDENT + LABEL_WIDTH;
    text.append(" ".repeat(INDENT)).append(paint.faint(label));
    text.append(" ".repeat(LABEL_WIDTH - label.length()));
    Wrap.append(text, column, column, margin, words, ", ");
    text.append('\n');
  }

  private void rights(String label, AccessMask mask) {
    RightWords words = subject.rights(mask);
    row(label, phrase(words));
    String codes = mask.toSddl();
    boolean coded = !codes.isEmpty() && !codes.startsWith("0x");
    row("mask", List.of(coded ? mask + " = " + codes : mask.toString()));
  }

  private static List<String> phrase(RightWords words) {
    if (words.names().isEmpty()) {
      return List.of("none");
    }
    if (words.summary().isEmpty()) {
      return words.names();
    }
    // full control in many words says nothing more than in two
    boolean isLong = words.names().size() > LONG_LIST;
    List<String> phrase = new ArrayList<>(words.names());
    phrase.set(0, words.summary().get() + ": " + phrase.get(0));
    return isLong ? List.of(words.summary().get()) : phrase;
  }

  private void objects(AccessAce ace) {
    ObjectGuids objects = ace.objects();
    if (objects.objectType().isPresent()) {
      Guid guid = objects.objectType().get();
      row(
          "on",
          List.of(
              DirectoryName.ofObjectType(guid, ace.mask())
                  .map(name -> name.kind().words() + " " + name.name() + " " + faint(guid))
                  .orElseGet(guid::toString)));
    }
    if (objects.inheritedObjectType().isPresent()) {
      Guid guid = objects.inheritedObjectType().get();
      row(
          "inheritors",
          List.of(
              DirectoryName.ofClass(guid)
                  .map(name -> name.name() + " " + faint(guid))
                  .orElseGet(guid::toString)));
    }
  }

  private String faint(Guid guid) {
    return paint.faint("(" + guid + ")");
  }

  private void condition(String label, Condition condition) {
    String shown =
        condition.isPrintable()
            ? Printable.of(condition.toSddl(subject.context()))
            : "not readable: " + shown(condition.bytes());
    row(label, List.of(shown));
  }

  private void attribute(ResourceAttributeAce ace) {
    ResourceAttribute attribute = ace.attribute();
    text.append(paint.cyan("ATTRIBUTE")).append("  ");
    if (attribute.isPrintable()) {
      Claim claim = attribute.decode();
      text.append(Printable.of(claim.name())).append('\n');
      row("value", List.of(Printable.of(attribute.toSddl(subject.context()))));
    } else {
      text.append("not readable\n");
      row("body", List.of(shown(attribute.bytes())));
    }
  }

  private static String shown(Bytes bytes) {
    String hex = bytes.toHex();
    return bytes.size() <= BYTES_SHOWN
        ? hex
        : hex.substring(0, 2 * BYTES_SHOWN) + "… (" + bytes.size() + " bytes)";
  }
}
