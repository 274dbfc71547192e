package org.ntacl.cli.hive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ntacl.cli.explain.Asker;
import org.ntacl.cli.explain.Principal;
import org.ntacl.cli.explain.RightWords;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.AccessRight;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.registry.audit.AuditFinding;
import org.ntacl.registry.audit.AuditedDescriptor;
import org.ntacl.registry.audit.FindingKind;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveKey;

/**
 * Writes the audit of a hive as one page that needs nothing else: the tree of keys with a map of
 * who can write where, filters, and the findings explained. All names of the hive are data of the
 * page and never part of its markup.
 */
public final class AuditHtml {
  private static final String PLACE = "@DATA@";

  private final Hive hive;
  private final AuditedHive audited;
  private final Map<HiveKey, Integer> numbers = new HashMap<>();
  private final Map<HiveKey, Integer> groups = new HashMap<>();

  private AuditHtml(Hive hive, AuditedHive audited) {
    this.hive = hive;
    this.audited = audited;
  }

  /**
   * Returns the page.
   *
   * @param hive the hive that was audited
   */
  public static String of(Hive hive, AuditedHive audited) {
    AuditHtml page = new AuditHtml(hive, audited);
    // no text of the hive can end the element that holds it, or begin a comment
    String data = JsonOutput.line(page::data).replace("<", "\\u003c");
    String template = template();
    int place = template.indexOf(PLACE);
    return template.substring(0, place) + data + template.substring(place + PLACE.length());
  }

  /** Returns the style of the page, which other pages share. */
  public static String style() {
    String template = template();
    String begin = "<style>";
    return template.substring(
        template.indexOf(begin) + begin.length(), template.indexOf("</style>"));
  }

  private static String template() {
    try (InputStream in = AuditHtml.class.getResourceAsStream("audit.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void data(JsonOutput output) {
    List<AuditedDescriptor> descriptors = audited.audit().descriptors();
    for (int i = 0; i < descriptors.size(); i++) {
      for (HiveKey key : descriptors.get(i).keys()) {
        groups.put(key, i);
      }
    }
    output.begin().field("file", audited.file());
    output.field("principals", audited.askers().stream().map(this::title).toList());
    rights(output);
    keys(output);
    output.name("groups").beginList();
    for (AuditedDescriptor descriptor : descriptors) {
      output.begin().field("sddl", KeyText.sddl(descriptor.descriptor()).orElse(""));
      output.name("granted").beginList();
      descriptor.granted().forEach(mask -> output.number(Integer.toString(mask.bits())));
      output.endList().end();
    }
    output.endList().name("findings").beginList();
    audited.audit().findings().forEach(finding -> finding(output, finding));
    output.endList().end();
  }

  private String title(Asker asker) {
    return audited.title(asker);
  }

  private static void rights(JsonOutput output) {
    output.name("rights").beginList();
    for (AccessRight right : ObjectTypes.KEY.rights()) {
      if (right.isSingle()) {
        output.beginList().text(right.name());
        output.number(Integer.toString(right.mask().bits())).endList();
      }
    }
    output.endList();
  }

  /** Writes of each key the number of its parent, its name and the number of its descriptor. */
  private void keys(JsonOutput output) {
    output.name("keys").beginList();
    for (HiveKey key : (Iterable<HiveKey>) hive.keys()::iterator) {
      numbers.put(key, numbers.size());
      int parent = key.parent().map(numbers::get).orElse(-1);
      output.beginList().number(Integer.toString(parent));
      output.text(parent < 0 ? "" : key.name());
      output.number(Integer.toString(groups.getOrDefault(key, -1))).endList();
    }
    output.endList();
  }

  private void finding(JsonOutput output, AuditFinding finding) {
    output.begin().field("severity", finding.kind().severity().name().toLowerCase(Locale.ROOT));
    output.field("title", finding.kind().title()).field("meaning", meaning(finding.kind()));
    output.field(
        "who", finding.principal().map(sid -> Principal.of(sid, audited.context()).title()));
    output.field("rights", rights(finding.rights())).field("reasons", finding.reasons());
    output.field("stored", finding.inheritance().map(StaleText::stored));
    output.field("expected", finding.inheritance().map(StaleText::expected));
    output.field("sddl", finding.descriptor().flatMap(KeyText::sddl));
    output.name("keys").beginList();
    finding.keys().forEach(key -> output.number(Integer.toString(numbers.get(key))));
    output.endList().end();
  }

  private static String rights(AccessMask mask) {
    return String.join(", ", RightWords.of(ObjectTypes.KEY, mask).names());
  }

  /** Returns what a finding means for the machine, in a sentence or two. */
  private static String meaning(FindingKind kind) {
    return switch (kind) {
      case WEAK_SERVICE ->
          "The key says which program Windows starts as a service, and as whom. Whoever can write"
              + " there can have a program of his own run, usually as SYSTEM.";
      case NULL_DACL, ABSENT_DACL ->
          "Nothing restricts access. Whoever can open the registry can change the key and its"
              + " security.";
      case TAKE_OVER ->
          "With WRITE_DAC or WRITE_OWNER somebody can give himself all other rights as well.";
      case BROAD_WRITE ->
          "What is stored here is in the hands of nearly everybody, whoever relies on it.";
      case APP_WRITE ->
          "Programs in a container reach the key if their user does, so that the container does not"
              + " protect it.";
      case UNREADABLE -> "The descriptor is damaged; what Windows would decide is not known.";
      case STALE_INHERITANCE ->
          "The parent's security was changed and the change was not passed on. The key still grants"
              + " or denies what the parent used to.";
      case NOT_CANONICAL ->
          "Windows evaluates entries as they stand, so that an entry that denies may come too late."
              + " Editors warn about such lists or reorder them.";
      case UNRESOLVED_OWNER ->
          "An owner may read and change the security of a key. This one is an account that may"
              + " belong to another machine, or be gone.";
    };
  }
}
