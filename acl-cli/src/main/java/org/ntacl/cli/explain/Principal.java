package org.ntacl.cli.explain;

import java.util.Locale;
import java.util.Optional;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.SidFamily;
import org.ntacl.sid.SidNameResolver;

/**
 * A SID with what it is known by.
 *
 * @param sid the SID
 * @param alias its alias in SDDL, if it has one
 * @param name its name, if it is known everywhere
 */
public record Principal(Sid sid, Optional<String> alias, Optional<String> name) {
  public static Principal of(Sid sid, SidContext context) {
    return new Principal(
        sid,
        Optional.ofNullable(SidAlias.find(sid, context)).map(SidAlias::name),
        SidNameResolver.wellKnown(context).orElse(DerivedNames::nameOf).nameOf(sid));
  }

  /** Returns the name, or the SID when there is none. */
  public String title() {
    return name.orElseGet(sid::toString);
  }

  /** Returns what stands behind the title: the other forms, or at least what kind of SID it is. */
  String remark() {
    if (name.isPresent()) {
      return alias.map(code -> code + ", ").orElse("") + sid;
    }
    return SidFamily.of(sid) == SidFamily.UNKNOWN ? "" : family();
  }

  /** Returns the title and, in parentheses, the remark if there is one. */
  public String line(Paint paint) {
    String remark = remark();
    return title() + (remark.isEmpty() ? "" : paint.faint(" (" + remark + ")"));
  }

  /** Writes the parts as fields of an object. */
  public void writeTo(JsonOutput output) {
    output.field("sid", sid.toString()).field("alias", alias).field("name", name);
  }

  private String family() {
    return SidFamily.of(sid).name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
