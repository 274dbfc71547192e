package org.ntacl.cli.explain;

import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.cli.json.AceJson;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;

/** Explains a descriptor to a program: each entry as it is and in words, and the findings. */
public final class JsonReport {
  private final Subject subject;
  private final JsonOutput output;

  private JsonReport(Subject subject, JsonOutput output) {
    this.subject = subject;
    this.output = output;
  }

  /** Writes the explanation. */
  public static void write(Subject subject, JsonOutput output) {
    new JsonReport(subject, output).report();
  }

  private void report() {
    SecurityDescriptor descriptor = subject.descriptor();
    output.begin();
    if (subject.isTyped()) {
      output.field("type", subject.type().name());
    }
    output.field("control", descriptor.control().names());
    principal("owner", descriptor.owner());
    principal("group", descriptor.group());
    list("dacl", descriptor.dacl());
    list("sacl", descriptor.sacl());
    findings();
    output.end();
  }

  private void principal(String name, Optional<Sid> sid) {
    if (sid.isPresent()) {
      output.name(name).begin();
      subject.principal(sid.get()).writeTo(output);
      output.end();
    }
  }

  private void list(String name, Acl acl) {
    output.name(name).begin();
    if (acl instanceof AbsentAcl) {
      output.field("state", "absent");
    } else if (acl instanceof NullAcl) {
      output.field("state", "null");
    } else {
      output.field("state", "present");
      if (name.equals("dacl")) {
        output.field("canonical", acl.isCanonical());
      }
      output.name("entries").beginList();
      acl.aces().forEach(this::entry);
      output.endList();
    }
    output.end();
  }

  private void entry(Ace ace) {
    output.begin();
    output.name("ace");
    AceJson.write(output, ace);
    if (ace instanceof AccessAce access) {
      output.field("effect", access.effect().name());
      principal("trustee", Optional.of(access.trustee()));
      rights(access.mask());
      names(access);
    } else if (ace instanceof MandatoryLabelAce label) {
      principal("level", Optional.of(label.level()));
      output.field("policy", LabelWords.policy(label.mask()));
    }
    output.field("appliesTo", subject.inheritance().scope(ace.flags()));
    output.field("inherited", ace.flags().isInherited());
    output.end();
  }

  private void rights(AccessMask mask) {
    RightWords words = subject.rights(mask);
    output.field("rights", words.names()).field("summary", words.summary());
  }

  private void names(AccessAce ace) {
    Optional<Guid> object = ace.objects().objectType();
    if (object.isPresent()) {
      name("objectName", DirectoryName.ofObjectType(object.get(), ace.mask()));
    }
    Optional<Guid> inheritedBy = ace.objects().inheritedObjectType();
    if (inheritedBy.isPresent()) {
      name("inheritedObjectName", DirectoryName.ofClass(inheritedBy.get()));
    }
  }

  private void name(String field, Optional<DirectoryName> name) {
    if (name.isPresent()) {
      output
          .name(field)
          .begin()
          .field("kind", name.get().kind().words())
          .field("name", name.get().name())
          .end();
    }
  }

  private void findings() {
    List<Finding> findings = Linter.findings(subject);
    output.name("warnings").beginList();
    for (Finding finding : findings) {
      output.begin().field("code", finding.code());
      if (!finding.list().isEmpty()) {
        output.field("list", finding.list());
      }
      if (finding.entry() > 0) {
        output.field("entry", finding.entry());
      }
      output.field("message", finding.message()).end();
    }
    output.endList();
  }
}
