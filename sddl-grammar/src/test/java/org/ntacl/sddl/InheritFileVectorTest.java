package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntacl.assign.InheritanceFlavour;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/** New files, directories and keys whose descriptors were recorded on Windows. */
class InheritFileVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);
  private static final int AT_LEAST = 59;

  @Test
  void assign_recordedRow_comesOutAsOnWindows() throws IOException {
    List<JsonNode> rows = Vectors.read("inherit-file.jsonl");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> perFlavour = new TreeMap<>();
    for (JsonNode row : rows) {
      String fault =
          row.get("op").textValue().equals("create") ? createFault(row) : staleFault(row);
      if (!fault.isEmpty()) {
        wrong.add(row.get("id").textValue() + ": " + fault);
      }
      perFlavour.merge(kind(row).flavour() + "/" + row.get("trust").textValue(), 1, Integer::sum);
    }
    System.out.printf(
        "inherit-file: %d of %d rows agree, %s%n",
        rows.size() - wrong.size(), rows.size(), perFlavour);
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  private static ObjectKind kind(JsonNode row) {
    if (row.has("object")) {
      return ObjectKind.KEY;
    }
    return row.get("container").booleanValue() ? ObjectKind.DIRECTORY : ObjectKind.FILE;
  }

  private static AccessToken token(JsonNode row) {
    return AccessToken.of(Sid.parse(row.get("owner").textValue()))
        .primaryGroup(Sid.parse(row.get("group").textValue()))
        .defaultDacl(parse("D:(A;;GA;;;" + row.get("owner").textValue() + ")(A;;GA;;;SY)").dacl())
        .build();
  }

  private static SecurityDescriptor parse(String text) {
    return Sddl.parse(text, OPTIONS);
  }

  private static SecurityDescriptor created(JsonNode row) {
    NewObjectSecurity object = NewObjectSecurity.of(kind(row)).by(token(row));
    if (row.hasNonNull("creatorSddl")) {
      object = object.withCreator(parse(row.get("creatorSddl").textValue()));
    }
    if (!row.hasNonNull("parentSddl")) {
      return object.assign().orElseThrow();
    }
    SecurityDescriptor child =
        object.below(parse(row.get("parentSddl").textValue())).assign().orElseThrow();
    // level 2: the sub-key of the sub-key
    return row.path("level").intValue() == 2 ? object.below(child).assign().orElseThrow() : child;
  }

  private static String createFault(JsonNode row) {
    SecurityDescriptor child = created(row);
    String dacl = daclFault(row, child);
    if (!dacl.isEmpty()) {
      return dacl;
    }
    for (JsonNode ace : row.path("contains")) {
      if (!child.dacl().aces().containsAll(aces(ace.textValue()))) {
        return "lacks " + ace + ": " + child;
      }
    }
    for (JsonNode ace : row.path("notContains")) {
      if (child.dacl().aces().containsAll(aces(ace.textValue()))) {
        return "has " + ace + ": " + child;
      }
    }
    if (row.has("notContainsTrustee")
        && child.toString().contains(row.get("notContainsTrustee").textValue())) {
      return "has the trustee: " + child;
    }
    return controlFault(row.path("expectControl"), child);
  }

  private static List<Ace> aces(String text) {
    return parse("D:" + text).dacl().aces();
  }

  private static List<Ace> aces(JsonNode texts) {
    List<Ace> aces = new ArrayList<>();
    texts.forEach(text -> aces.addAll(aces(text.textValue())));
    return aces;
  }

  private static String daclFault(JsonNode row, SecurityDescriptor child) {
    JsonNode expected = row.path("expectDacl");
    if (expected.isMissingNode()) {
      return "";
    }
    if (expected.isArray()) {
      return child.dacl().aces().equals(aces(expected)) ? "" : "other list: " + child;
    }
    boolean holds =
        switch (expected.textValue()) {
          case "present-not-null" -> child.dacl() instanceof AceList;
          // the token of this test has the first of the lists that the authors accept
          case "token-default" -> child.dacl().aces().equals(aces(row.get("defaultDacls").get(0)));
          default -> false;
        };
    return holds ? "" : "not " + expected + ": " + child;
  }

  private static String controlFault(JsonNode expected, SecurityDescriptor child) {
    Map<String, Integer> bits =
        Map.of(
            "present", ControlFlags.DACL_PRESENT,
            "autoInherited", ControlFlags.DACL_AUTO_INHERITED,
            "protected", ControlFlags.DACL_PROTECTED,
            "autoInheritReq", ControlFlags.DACL_AUTO_INHERIT_REQ);
    for (Map.Entry<String, JsonNode> bit : expected.properties()) {
      if (child.control().contains(bits.get(bit.getKey())) != bit.getValue().booleanValue()) {
        return bit + " but was " + child.control();
      }
    }
    return "";
  }

  /** The parent has changed since: the child keeps what it had, and that is seen to be old. */
  private static String staleFault(JsonNode row) {
    SecurityDescriptor parent = parse(row.get("parentSddl").textValue());
    SecurityDescriptor child = parse(row.get("childSddl").textValue());
    StoredInheritance inheritance =
        StoredInheritance.compare(kind(row), AclKind.DACL, parent, child);
    return inheritance.isStale() && inheritance.stored().equals(aces(row.get("expectDacl")))
        ? ""
        : "not stale: " + inheritance;
  }

  @Test
  void kinds_ofTheRows_areOfTwoFlavours() {
    assertThat(ObjectKind.KEY.flavour()).isEqualTo(InheritanceFlavour.KEY);
    assertThat(ObjectKind.FILE.flavour()).isEqualTo(InheritanceFlavour.FILE);
  }
}
