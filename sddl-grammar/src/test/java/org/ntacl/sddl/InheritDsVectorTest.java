package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.assign.DirectoryDefaults;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;

/** Objects of the directory service whose descriptors were recorded on Windows. */
class InheritDsVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);
  private static final int AT_LEAST = 203;

  @Test
  void assign_recordedRow_comesOutAsOnWindows() throws IOException {
    List<JsonNode> rows = Vectors.read("inherit-ds.jsonl");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> perKind = new TreeMap<>();
    for (JsonNode row : rows) {
      boolean inherits = row.get("kind").textValue().equals("inherit");
      String fault = inherits ? listFault(row) : ownerFault(row);
      if (!fault.isEmpty()) {
        wrong.add(row.get("id").textValue() + ": " + fault);
      }
      perKind.merge(
          "DIRECTORY_SERVICE/"
              + row.get("kind").textValue()
              + "/"
              + row.get("op").textValue()
              + "/"
              + row.get("trust").textValue(),
          1,
          Integer::sum);
    }
    System.out.printf(
        "inherit-ds: %d of %d rows agree, %s%n", rows.size() - wrong.size(), rows.size(), perKind);
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  private static SecurityDescriptor parse(String text) {
    return Sddl.parse(text, OPTIONS);
  }

  // ---- lists

  private static ObjectKind kind(JsonNode classes) {
    List<Guid> guids = new ArrayList<>();
    classes.forEach(guid -> guids.add(Guid.parse(guid.textValue())));
    return ObjectKind.ofDirectoryService(guids);
  }

  private static AccessToken token(JsonNode row) {
    return AccessToken.of(Sid.parse(row.get("owner").textValue()))
        .primaryGroup(Sid.parse(row.get("group").textValue()))
        .defaultDacl(parse("D:(A;;GA;;;SY)").dacl())
        .privileges(Privilege.RESTORE)
        .build();
  }

  private static SecurityDescriptor parent(JsonNode row) {
    SecurityDescriptor above = SecurityDescriptor.EMPTY;
    for (JsonNode ancestor : row.get("ancestors")) {
      SecurityDescriptor given = parse(ancestor.get("sddl").textValue());
      above =
          ancestor.get("stored").booleanValue()
              ? given
              : NewObjectSecurity.of(
                      ObjectKind.ofDirectoryService(
                          List.of(Guid.parse(ancestor.get("class").textValue()))))
                  .below(above)
                  .withCreator(given)
                  .by(token(row))
                  .assign()
                  .orElseThrow();
    }
    return above;
  }

  private static SecurityDescriptor result(JsonNode row) {
    ObjectKind kind = kind(row.get("childClasses"));
    if (row.get("op").textValue().equals("modify")) {
      return modified(row, kind);
    }
    NewObjectSecurity object = NewObjectSecurity.of(kind).below(parent(row)).by(token(row));
    if (row.hasNonNull("creatorSddl")) {
      object = object.withCreator(parse(row.get("creatorSddl").textValue()));
    }
    return object.assign().orElseThrow();
  }

  private static SecurityDescriptor modified(JsonNode row, ObjectKind kind) {
    SecurityDescriptor written = parse(row.get("creatorSddl").textValue());
    SecurityDescriptor before =
        SecurityDescriptor.EMPTY
            .withOwner(Sid.parse(row.get("owner").textValue()))
            .withGroup(Sid.parse(row.get("group").textValue()))
            .withDacl(AceList.EMPTY);
    int selected =
        SecurityInformation.DACL
            | (written.owner().isPresent() ? SecurityInformation.OWNER : 0)
            | (written.group().isPresent() ? SecurityInformation.GROUP : 0);
    return SecurityUpdate.of(UpdateBehaviour.DIRECTORY_SERVICE, kind, before)
        .with(SecurityInformation.of(selected), written)
        .below(parent(row))
        .by(token(row))
        .apply()
        .orElseThrow();
  }

  private static String listFault(JsonNode row) {
    SecurityDescriptor actual = result(row);
    String text =
        actual.toSddl(Vectors.DOMAIN_CONTEXT, SecurityInformation.of(SecurityInformation.DACL));
    for (JsonNode wanted : row.get("contains")) {
      if (!text.contains(printed(wanted.textValue()))) {
        return "lacks " + wanted + ": " + text;
      }
    }
    for (JsonNode unwanted : row.get("notContains")) {
      if (text.contains(printed(unwanted.textValue()))) {
        return "has " + unwanted + ": " + text;
      }
    }
    String whole = actual.toSddl(Vectors.DOMAIN_CONTEXT);
    return row.has("exact") && !row.get("exact").textValue().equals(whole)
        ? "expected " + row.get("exact") + " but was " + whole
        : "";
  }

  /** Entries are given in the spelling of their authors; a fragment stands for itself. */
  private static String printed(String text) {
    return text.startsWith("(")
        ? parse("D:" + text)
            .toSddl(Vectors.DOMAIN_CONTEXT, SecurityInformation.of(SecurityInformation.DACL))
            .substring(2)
        : text;
  }

  // ---- owners and groups

  private static String ownerFault(JsonNode row) {
    AccessTokenBuilder builder = AccessToken.of(Sid.parse(row.get("userSid").textValue()));
    row.get("memberOf").forEach(group -> builder.memberOf(Sid.parse(group.textValue())));
    AccessToken creator =
        builder
            .primaryGroup(Sid.parse(row.get("primaryGroup").textValue()))
            .privileges(Privilege.RESTORE)
            .build();
    DirectoryDefaults defaults =
        new DirectoryDefaults(
            DirectoryDefaults.Partition.valueOf(
                row.get("partition").textValue().toUpperCase(Locale.ROOT)),
            Vectors.MACHINE,
            Vectors.MACHINE,
            row.get("functionalLevel").textValue().equals("2003")
                ? DirectoryDefaults.FunctionalLevel.BEFORE_2008
                : DirectoryDefaults.FunctionalLevel.SINCE_2008);
    NewObjectSecurity object =
        NewObjectSecurity.of(ObjectKind.ofDirectoryService(List.of())).by(creator);
    boolean modify = row.get("op").textValue().equals("modify");
    if (row.hasNonNull("creatorSddl") && !modify) {
      object = object.withCreator(parse(row.get("creatorSddl").textValue()));
    }
    SecurityDescriptor actual = defaults.appliedTo(object).assign().orElseThrow();
    if (modify) {
      actual =
          SecurityUpdate.of(UpdateBehaviour.DIRECTORY_SERVICE, object.kind(), actual)
              .withDacl(parse(row.get("creatorSddl").textValue()).dacl())
              .by(creator)
              .apply()
              .orElseThrow();
    }
    boolean same =
        actual.owner().equals(Optional.of(Sid.parse(row.get("expectOwner").textValue())))
            && actual.group().equals(Optional.of(Sid.parse(row.get("expectGroup").textValue())));
    return same ? "" : "other owner or group: " + actual;
  }
}
