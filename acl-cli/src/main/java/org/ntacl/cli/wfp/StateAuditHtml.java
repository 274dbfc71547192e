package org.ntacl.cli.wfp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.ntacl.cli.explain.Principal;
import org.ntacl.cli.explain.RightWords;
import org.ntacl.cli.hive.AuditHtml;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.wfp.audit.WfpFinding;
import org.ntacl.wfp.audit.WfpFindingKind;
import org.ntacl.wfp.model.Reference;

/**
 * Writes the audit of a state dump as one page that needs nothing else, in the style of the page
 * about hives. All names of the dump are data of the page and never part of its markup.
 */
public final class StateAuditHtml {
  private static final String STYLE = "@STYLE@";
  private static final String DATA = "@DATA@";

  private final AuditedState state;

  private StateAuditHtml(AuditedState state) {
    this.state = state;
  }

  /** Returns the page. */
  public static String of(AuditedState state) {
    StateAuditHtml page = new StateAuditHtml(state);
    // no text of the dump can end the element that holds it, or begin a comment
    String data = JsonOutput.line(page::data).replace("<", "\\u003c");
    String template = template().replace(STYLE, AuditHtml.style());
    int place = template.indexOf(DATA);
    return template.substring(0, place) + data + template.substring(place + DATA.length());
  }

  private static String template() {
    try (InputStream in = StateAuditHtml.class.getResourceAsStream("audit.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void data(JsonOutput output) {
    output.begin().field("file", state.file()).field("objects", state.audit().objects());
    output.field("descriptors", state.audit().descriptors());
    output.name("findings").beginList();
    state.audit().findings().forEach(finding -> finding(output, finding));
    output.endList().end();
  }

  private void finding(JsonOutput output, WfpFinding finding) {
    output.begin();
    output.field("severity", finding.kind().severity().name().toLowerCase(Locale.ROOT));
    output.field("title", finding.kind().title()).field("meaning", meaning(finding.kind()));
    output.field("who", finding.principal().map(sid -> Principal.of(sid, state.context()).title()));
    output.field(
        "rights", String.join(", ", RightWords.of(ObjectTypes.WFP, finding.rights()).names()));
    output.field("reasons", finding.reasons());
    output.field("sddl", finding.descriptor().map(Object::toString));
    objects(output, "objects", finding.objects());
    objects(output, "causes", finding.causes());
    output.end();
  }

  private void objects(JsonOutput output, String name, List<Reference> references) {
    output.name(name).beginList();
    for (Reference reference : references) {
      output.begin().field("title", state.title(reference));
      output.field("layer", state.layer(reference)).end();
    }
    output.endList();
  }

  /** Returns what a finding means for the machine, in a sentence or two. */
  private static String meaning(WfpFindingKind kind) {
    return switch (kind) {
      case TAKE_OVER ->
          "With WRITE_DAC or WRITE_OWNER somebody can give himself all other rights as well, and"
              + " remove or replace what protects the machine.";
      case BROAD_CHANGE ->
          "Nearly everybody can remove the object, or add others of its kind to the engine.";
      case DANGLING_REFERENCE ->
          "The engine does not let an object go while another one needs it: the dump is incomplete,"
              + " or damaged.";
      case BLOCKS_UNREGISTERED ->
          "The driver that should decide is not there. All that the filter matches is blocked.";
      case PERMITS_UNREGISTERED ->
          "The driver that should decide is not there. All that the filter matches passes, as far"
              + " as this filter is concerned.";
      case CONTRADICTION -> "The filter has no effect, whatever it was meant for.";
      case SHADOWED ->
          "The filter has no effect: before it is asked, a heavier one of the same sublayer has"
              + " decided.";
      case NO_USER -> "Whoever sends: the condition is not met.";
      case EVERY_USER ->
          "The condition leaves nobody out but applications in containers and restricted tokens.";
    };
  }
}
