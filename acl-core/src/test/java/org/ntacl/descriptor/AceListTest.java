package org.ntacl.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.sid.Sid;

class AceListTest {
  private static final Sid SYSTEM = Sid.of(5, 18);
  private static final AccessMask ALL = AccessMask.GENERIC_ALL;
  private static final AccessAce ALLOW = AccessAce.allow(ALL, SYSTEM);
  private static final AccessAce DENY = AccessAce.deny(ALL, SYSTEM);
  private static final AceFlags INHERITED = AceFlags.of(AceFlags.INHERITED);

  @Test
  void of_entries_choosesTheirRevision() {
    AccessAce object =
        AccessAce.object(AceEffect.DENY, AceFlags.NONE, ALL, ObjectGuids.ANY, SYSTEM);
    CompoundAce compound = new CompoundAce(AceFlags.NONE, ALL, 1, 0, SYSTEM, SYSTEM, Bytes.EMPTY);
    assertThat(AceList.EMPTY.revision()).isEqualTo(2);
    assertThat(AceList.of(ALLOW, DENY).revision()).isEqualTo(2);
    assertThat(AceList.of(ALLOW, compound).revision()).isEqualTo(3);
    assertThat(AceList.of(ALLOW, object, compound).revision()).isEqualTo(4);
  }

  @Test
  void isCanonical_ordersOfWindowsEditors_hold() {
    assertThat(AceList.of(DENY, ALLOW).isCanonical()).isTrue();
    assertThat(AceList.of(ALLOW, DENY).isCanonical()).isFalse();
    assertThat(AceList.of(DENY, ALLOW, DENY.withFlags(INHERITED)).isCanonical()).isTrue();
    // inherited entries keep the order of their ancestors
    assertThat(AceList.of(ALLOW.withFlags(INHERITED), DENY.withFlags(INHERITED)).isCanonical())
        .isTrue();
    assertThat(AceList.of(ALLOW.withFlags(INHERITED), ALLOW).isCanonical()).isFalse();
    assertThat(AbsentAcl.ABSENT.isCanonical()).isTrue();
  }

  @Test
  void lists_absentNullAndEmpty_areNotEqual() {
    assertThat(List.<Acl>of(AbsentAcl.ABSENT, NullAcl.NULL, AceList.EMPTY)).doesNotHaveDuplicates();
    assertThat(NullAcl.NULL.aces()).isEmpty();
    assertThat(AbsentAcl.ABSENT.isPresent()).isFalse();
    assertThat(NullAcl.NULL.isPresent()).isTrue();
  }

  @Test
  void constructor_listBeyondSixteenBits_isRefused() {
    List<Ace> most = Collections.nCopies(3_276, ALLOW);
    assertThat(AceList.of(most).size()).isEqualTo(65_528);
    assertThat(new AceList(2, most, Bytes.of(new byte[7])).size()).isEqualTo(65_535);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AceList(2, most, Bytes.of(new byte[8])))
        .withMessage("an ACL has at most 65535 bytes, not 65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AceList.of(Collections.nCopies(3_277, ALLOW)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AceList(5, most, Bytes.EMPTY));
  }

  @Test
  void aces_changedBehindItsBack_stayWhatTheyWere() {
    List<Ace> mine = new ArrayList<>(List.of(ALLOW));
    AceList list = AceList.of(mine);
    mine.clear();
    assertThat(list.aces()).containsExactly(ALLOW);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> list.aces().add(DENY));
  }

  @Test
  void builder_builtList_takesNoMore() {
    AceList.Builder builder = new AceList.Builder(0);
    assertThat(builder.add(ALLOW)).isTrue();
    assertThat(builder.room()).isEqualTo(65_535 - 8 - ALLOW.size());
    assertThat(builder.build()).isEqualTo(AceList.of(ALLOW)).hasSameHashCodeAs(AceList.of(ALLOW));
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> builder.add(DENY));
  }

  @Test
  void equals_slackAndRevision_count() {
    assertThat(new AceList(4, List.of(ALLOW), Bytes.EMPTY)).isNotEqualTo(AceList.of(ALLOW));
    assertThat(new AceList(2, List.of(ALLOW), Bytes.parseHex("00")))
        .isNotEqualTo(AceList.of(ALLOW));
  }

  @Test
  void descriptor_presentBits_followTheLists() {
    SecurityDescriptor descriptor =
        new SecurityDescriptor(
            ControlFlags.of(ControlFlags.DACL_PRESENT | ControlFlags.DACL_PROTECTED),
            0,
            Optional.empty(),
            Optional.empty(),
            NullAcl.NULL,
            AbsentAcl.ABSENT);
    assertThat(descriptor.control().names())
        .containsExactly("SACL_PRESENT", "DACL_PROTECTED", "SELF_RELATIVE");
    assertThat(descriptor.withDacl(AceList.EMPTY).control().contains(ControlFlags.DACL_PRESENT))
        .isTrue();
  }
}
