package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessDecision;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;

/**
 * Access checks whose outcome was recorded on Windows file servers and directories, with what those
 * servers add to the check themselves.
 */
class AccessMaxVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.DOMAIN_CONTEXT);

  private static final int MAXIMUM = AccessMask.MAXIMUM_ALLOWED.bits();

  /** What a file server grants a caller that opens with the intent to back up or to restore. */
  private static final int BACKUP = 0x0112_00A9;

  private static final int RESTORE = 0x011F_0116;

  private static final int AT_LEAST = 119;

  /** How one row came out. */
  private enum Verdict {
    AGREES,
    DIFFERS,
    /** The row is about a rule of the server alone, or contradicts itself. */
    NOT_OURS
  }

  @Test
  void check_recordedRow_comesOutAsOnWindows() throws IOException {
    List<JsonNode> rows = Vectors.read("access-max.jsonl");
    List<String> wrong = new ArrayList<>();
    List<String> notOurs = new ArrayList<>();
    int windows = 0;
    for (JsonNode row : rows) {
      Verdict verdict =
          row.get("kind").textValue().equals("access") ? access(row) : writableParts(row);
      if (verdict == Verdict.DIFFERS) {
        wrong.add(row.toString());
      } else if (verdict == Verdict.NOT_OURS) {
        notOurs.add(row.get("id").textValue());
      } else if (row.get("trust").textValue().equals("windows")) {
        windows++;
      }
    }
    System.out.printf(
        "access-max: %d of %d rows agree (%d of them verified on Windows), not a matter of the check:"
            + " %s%n",
        rows.size() - wrong.size() - notOurs.size(), rows.size(), windows, notOurs);
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    // a rule of SMB2 about SACLs, and a row that forgets a bit of generic execute
    assertThat(notOurs).containsExactly("am-max-29", "am-sacl-0");
  }

  private static int mask(JsonNode row, String field) {
    return row.has(field)
        ? Integer.parseUnsignedInt(row.get(field).textValue().substring(2), 16)
        : 0;
  }

  private static ObjectType type(JsonNode row) {
    return ObjectTypes.named(row.get("mapping").textValue()).orElseThrow();
  }

  private static SecurityDescriptor descriptor(JsonNode row) {
    if (row.has("sddl")) {
      return Sddl.parse(row.get("sddl").textValue(), OPTIONS);
    }
    JsonNode parts = row.get("sd");
    assertThat(parts.get("dacl").isNull()).isTrue();
    return SecurityDescriptor.EMPTY
        .withOwner(Sid.parse(parts.get("owner").textValue()))
        .withGroup(Sid.parse(parts.get("group").textValue()))
        .withDacl(NullAcl.NULL);
  }

  private static AccessToken token(JsonNode row) {
    JsonNode sids = row.get("token").get("userSids");
    AccessTokenBuilder builder = AccessToken.of(Sid.parse(sids.get(0).textValue()));
    for (int i = 1; i < sids.size(); i++) {
      builder.memberOf(Sid.parse(sids.get(i).textValue()));
    }
    for (JsonNode privilege : row.get("token").get("privileges")) {
      builder.privileges(Privilege.ofName(privilege.textValue()).orElseThrow());
    }
    return builder.build();
  }

  /**
   * Returns what the server grants by itself: because of the directory, or of the intent of the
   * open.
   */
  private static int grantedByServer(JsonNode row, AccessToken token) {
    int granted = mask(row, "parentGrants");
    granted |= token.isEnabled(Privilege.BACKUP) ? BACKUP : 0;
    granted |= token.isEnabled(Privilege.RESTORE) ? RESTORE : 0;
    return granted;
  }

  private static Verdict access(JsonNode row) {
    boolean serverRule =
        row.get("layer").textValue().equals("server")
            && row.path("why").path(0).asText().startsWith("rule of the SMB2 server");
    boolean wrongRow =
        row.path("why").path(0).asText().startsWith("the test counts generic execute");
    if (serverRule || wrongRow) {
      return Verdict.NOT_OURS;
    }
    ObjectType type = type(row);
    AccessToken token = token(row);
    int byServer = grantedByServer(row, token);
    int desired = type.mapping().map(mask(row, "desired")) | mask(row, "impliedAccess");
    boolean maximum = (desired & MAXIMUM) != 0;
    int checked = desired & ~byServer;
    if (checked == 0) {
      return agrees(row, "OK", desired);
    }
    AccessDecision decision =
        AccessCheck.forType(type).check(descriptor(row), token, AccessMask.of(checked));
    String status =
        decision.isGranted() ? "OK" : decision.status().name().substring("STATUS_".length());
    int granted = decision.granted().bits() | (maximum ? byServer : desired & byServer);
    return agrees(row, status, granted);
  }

  private static Verdict agrees(JsonNode row, String status, int granted) {
    boolean same = row.get("expectStatus").textValue().equals(status);
    // the read-only attribute takes rights from the handle, not from the maximal access
    String expected = row.has("maximalAccess") ? "maximalAccess" : "expectGranted";
    if (same && row.has(expected)) {
      int ignored = mask(row, "ignoreBits");
      same = (mask(row, expected) & ~ignored) == (granted & ~ignored);
    }
    return same ? Verdict.AGREES : Verdict.DIFFERS;
  }

  /** Which parts of a descriptor in a directory the caller may write. */
  private static Verdict writableParts(JsonNode row) {
    int parts = 0;
    if (isGranted(row, AccessMask.WRITE_OWNER)) {
      parts |= SecurityInformation.OWNER | SecurityInformation.GROUP;
    }
    if (isGranted(row, AccessMask.WRITE_DAC)) {
      parts |= SecurityInformation.DACL;
    }
    if (isGranted(row, AccessMask.ACCESS_SYSTEM_SECURITY)) {
      parts |= SecurityInformation.SACL;
    }
    return parts == mask(row, "expectSecinfo") ? Verdict.AGREES : Verdict.DIFFERS;
  }

  private static boolean isGranted(JsonNode row, AccessMask right) {
    return AccessCheck.forType(type(row)).check(descriptor(row), token(row), right).isGranted();
  }
}
