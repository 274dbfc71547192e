package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;
import org.ntacl.update.HandleAccess;
import org.ntacl.update.SecurityQuery;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.update.UpdateResult;

/** Changes and queries of descriptors whose outcome was recorded on Windows. */
class SetSemanticsVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);
  private static final int AT_LEAST = 105;

  /** The rows are about objects of callers that may restore; the caller owns the files. */
  private static final AccessToken CALLER =
      AccessToken.of(Vectors.MACHINE.child(1001))
          .primaryGroup(Vectors.MACHINE.child(513))
          .privileges(Privilege.RESTORE, Privilege.SECURITY)
          .build();

  @Test
  void apply_recordedRow_comesOutAsOnWindows() throws IOException {
    List<JsonNode> rows = Vectors.read("set-semantics.jsonl");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> perBehaviour = new TreeMap<>();
    for (JsonNode row : rows) {
      UpdateResult result = row.get("kind").textValue().equals("set") ? set(row) : query(row);
      String fault = fault(row, result);
      if (!fault.isEmpty()) {
        wrong.add(row.get("id").textValue() + ": " + fault);
      }
      String flavour = behaviour(row) + "/" + row.get("trust").textValue();
      perBehaviour.merge(flavour, 1, Integer::sum);
    }
    System.out.printf(
        "set-semantics: %d of %d rows agree, %s%n",
        rows.size() - wrong.size(), rows.size(), perBehaviour);
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  private static UpdateBehaviour behaviour(JsonNode row) {
    return switch (row.get("object").textValue()) {
      case "key" -> UpdateBehaviour.REGISTRY_CALL;
      case "ds" -> UpdateBehaviour.DIRECTORY_SERVICE;
      default -> UpdateBehaviour.KERNEL;
    };
  }

  private static ObjectKind kind(JsonNode row) {
    return switch (row.get("object").textValue()) {
      case "key" -> ObjectKind.KEY;
      case "ds" -> ObjectKind.ofDirectoryService(List.of());
      case "dir" -> ObjectKind.DIRECTORY;
      default -> ObjectKind.FILE;
    };
  }

  private static UpdateResult set(JsonNode row) {
    return SecurityUpdate.of(behaviour(row), kind(row), descriptor(row.get("before")))
        .with(information(row), descriptor(row.get("input")))
        .by(CALLER)
        .with(access(row))
        .apply();
  }

  private static UpdateResult query(JsonNode row) {
    return SecurityQuery.read(
        descriptor(row.get("before")), information(row), Optional.of(CALLER), access(row));
  }

  private static SecurityInformation information(JsonNode row) {
    return SecurityInformation.of(hex(row.get("secinfo")));
  }

  /** A handle that asked for all it can get has all rights but the one to the SACL. */
  private static HandleAccess access(JsonNode row) {
    if (row.get("handleAccess").isNull()) {
      return HandleAccess.UNCHECKED;
    }
    int granted = hex(row.get("handleAccess"));
    if ((granted & AccessMask.MAXIMUM_ALLOWED.bits()) != 0) {
      granted |= kind(row).mapping().all().bits();
    }
    return new HandleAccess.Granted(AccessMask.of(granted));
  }

  private static int hex(JsonNode text) {
    return Integer.parseUnsignedInt(text.textValue().substring(2), 16);
  }

  private static SecurityDescriptor descriptor(JsonNode parts) {
    return new SecurityDescriptor(
        ControlFlags.of(hex(parts.get("control"))),
        0,
        sid(parts, "owner"),
        sid(parts, "group"),
        list(parts, "sacl"),
        list(parts, "dacl"));
  }

  private static Optional<Sid> sid(JsonNode parts, String field) {
    return parts.has(field)
        ? Optional.of(Sid.parse(parts.get(field).textValue()))
        : Optional.empty();
  }

  private static Acl list(JsonNode parts, String field) {
    if (!parts.has(field)) {
      return AbsentAcl.ABSENT;
    }
    if (parts.get(field).isNull()) {
      return NullAcl.NULL;
    }
    List<Ace> aces = new ArrayList<>();
    for (JsonNode ace : parts.get(field)) {
      aces.addAll(aces(field, ace.textValue()));
    }
    return AceList.of(aces);
  }

  private static List<Ace> aces(String field, String text) {
    SecurityDescriptor parsed = Sddl.parse((field.equals("dacl") ? "D:" : "S:") + text, OPTIONS);
    return field.equals("dacl") ? parsed.dacl().aces() : parsed.sacl().aces();
  }

  /** Returns what is wrong with an outcome, empty when nothing is. */
  private static String fault(JsonNode row, UpdateResult result) {
    String expected = row.get("expectStatus").textValue();
    if (!result.status().equals(status(expected))) {
      return "expected " + expected + " but was " + result.status();
    }
    if (!result.status().isSuccess()) {
      boolean untouched =
          row.get("kind").textValue().equals("query")
              || result.descriptor().equals(Optional.of(descriptor(row.get("before"))));
      return untouched ? "" : "a refusal changed the descriptor";
    }
    SecurityDescriptor actual = result.orElseThrow();
    if (row.has("expect")) {
      SecurityDescriptor wanted = descriptor(row.get("expect"));
      return wanted.equals(actual) ? "" : "expected " + show(wanted) + " but was " + show(actual);
    }
    if (row.has("expectParts")) {
      return partsFault(row.get("expectParts"), actual);
    }
    return row.has("expectTrustee") ? trusteeFault(row.get("expectTrustee"), actual) : "";
  }

  private static NtStatus status(String name) {
    return name.equals("OK") ? NtStatus.STATUS_SUCCESS : NtStatus.valueOf("STATUS_" + name);
  }

  private static String show(SecurityDescriptor descriptor) {
    return descriptor.control() + " " + descriptor;
  }

  private static String partsFault(JsonNode expected, SecurityDescriptor actual) {
    boolean same =
        expected.get("owner").booleanValue() == actual.owner().isPresent()
            && expected.get("group").booleanValue() == actual.group().isPresent()
            && expected.get("dacl").booleanValue() == actual.dacl().isPresent()
            && expected.get("sacl").booleanValue() == actual.sacl().isPresent();
    return same ? "" : "other parts: " + actual;
  }

  private static String trusteeFault(JsonNode expected, SecurityDescriptor actual) {
    String sid = expected.get("sid").textValue();
    String text =
        switch (expected.get("part").textValue()) {
          case "owner" -> actual.owner().orElseThrow().toString();
          case "group" -> actual.group().orElseThrow().toString();
          case "dacl" -> new AceTexts(actual.dacl()).toString();
          default -> new AceTexts(actual.sacl()).toString();
        };
    return text.contains(sid) == expected.get("present").booleanValue() ? "" : "trustee: " + actual;
  }

  private record AceTexts(Acl list) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      list.aces().forEach(ace -> text.append(ace.toSddl(SidContext.NONE)));
      return text.toString();
    }
  }
}
