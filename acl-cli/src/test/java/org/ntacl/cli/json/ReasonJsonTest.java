package org.ntacl.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.access.AccessReason;
import org.ntacl.access.AccessReason.ByChildren;
import org.ntacl.access.AccessReason.ByEarlierGrant;
import org.ntacl.access.AccessReason.ByEntry;
import org.ntacl.access.AccessReason.ByKernelMode;
import org.ntacl.access.AccessReason.ByLabel;
import org.ntacl.access.AccessReason.ByLimit;
import org.ntacl.access.AccessReason.ByMissingDacl;
import org.ntacl.access.AccessReason.ByMissingPrivilege;
import org.ntacl.access.AccessReason.ByNoEntry;
import org.ntacl.access.AccessReason.ByOwnership;
import org.ntacl.access.AccessReason.ByPolicyRule;
import org.ntacl.access.AccessReason.ByPrivilege;
import org.ntacl.access.AccessReason.ByRefusal;
import org.ntacl.access.CheckPass;
import org.ntacl.access.SkippedEntry;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.Privilege;

class ReasonJsonTest {
  private static final Sid USERS = Sid.parse("S-1-5-32-545");
  private static final Ace ACE = AccessAce.allow(AccessMask.DELETE, USERS);

  /** One reason of each kind, and the JSON of what is particular to it. */
  private static final Map<AccessReason, String> CASES =
      Map.ofEntries(
          Map.entry(
              new ByEntry(CheckPass.RESTRICTED, true, 2, ACE, Optional.of(TruthValue.TRUE)),
              "\"by\":\"entry\",\"pass\":\"restricted\",\"index\":2,\"ace\":\"(A;;SD;;;BU)\","
                  + "\"condition\":\"true\""),
          Map.entry(
              new ByNoEntry(
                  CheckPass.PACKAGE, false, List.of(new SkippedEntry(1, ACE, TruthValue.UNKNOWN))),
              "\"by\":\"no_entry\",\"pass\":\"package\",\"skipped\":[{\"index\":1,"
                  + "\"ace\":\"(A;;SD;;;BU)\",\"condition\":\"unknown\"}]"),
          Map.entry(
              new ByMissingDacl(CheckPass.NORMAL, true), "\"by\":\"no_dacl\",\"pass\":\"normal\""),
          Map.entry(new ByChildren(CheckPass.NORMAL), "\"by\":\"children\",\"pass\":\"normal\""),
          Map.entry(new ByOwnership(USERS), "\"by\":\"owner\",\"owner\":\"S-1-5-32-545\""),
          Map.entry(
              new ByPrivilege(Privilege.SECURITY),
              "\"by\":\"privilege\",\"privilege\":\"SeSecurityPrivilege\""),
          Map.entry(
              new ByMissingPrivilege(Privilege.SECURITY),
              "\"by\":\"missing_privilege\",\"privilege\":\"SeSecurityPrivilege\""),
          Map.entry(
              new ByLabel(IntegrityLevel.LOW, AccessMask.of(1), OptionalInt.of(3), "a label"),
              "\"by\":\"label\",\"level\":\"S-1-16-4096\",\"policy\":\"0x1\",\"index\":3"),
          Map.entry(
              new ByLabel(IntegrityLevel.LOW, AccessMask.of(1), OptionalInt.empty(), "no label"),
              "\"by\":\"label\",\"level\":\"S-1-16-4096\",\"policy\":\"0x1\""),
          Map.entry(
              new ByLimit(4, ACE, Optional.empty()),
              "\"by\":\"limit\",\"index\":4,\"ace\":\"(A;;SD;;;BU)\""),
          Map.entry(
              new ByPolicyRule(USERS, 5, true),
              "\"by\":\"policy_rule\",\"policy\":\"S-1-5-32-545\",\"rule\":5,\"recovery\":true"),
          Map.entry(new ByKernelMode(), "\"by\":\"kernel_mode\""),
          Map.entry(new ByEarlierGrant(), "\"by\":\"earlier_grant\""),
          Map.entry(
              new ByRefusal(NtStatus.STATUS_INVALID_PARAMETER),
              "\"by\":\"refusal\",\"status\":\"STATUS_INVALID_PARAMETER\""));

  @Test
  void write_eachKind_saysWhatIsParticularToItAndTheWhole() {
    CASES.forEach(
        (reason, parts) ->
            assertThat(JsonOutput.line(output -> ReasonJson.write(output, reason)))
                .isEqualTo("{" + parts + ",\"text\":\"" + reason.text() + "\"}"));
  }

  @Test
  void cases_coverEveryKind() {
    Set<Class<?>> kinds =
        CASES.keySet().stream().map(AccessReason::getClass).collect(Collectors.toSet());

    assertThat(Stream.of(AccessReason.class.getPermittedSubclasses())).allMatch(kinds::contains);
  }
}
