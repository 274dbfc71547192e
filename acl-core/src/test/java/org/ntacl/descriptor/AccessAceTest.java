package org.ntacl.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Condition;
import org.ntacl.sid.Sid;

class AccessAceTest {
  private static final Sid EVERYONE = Sid.of(1, 0);
  private static final Sid SYSTEM = Sid.of(5, 18);
  private static final AccessMask MASK = AccessMask.of(0x8000_0011);
  private static final AceFlags FLAGS = AceFlags.of(0xC5);
  private static final ObjectGuids OBJECT =
      ObjectGuids.of(
          Optional.of(Guid.parse("00112233-4455-6677-8899-aabbccddeeff")), Optional.empty());
  private static final Condition CONDITION =
      Condition.of(List.of(new Attribute(Attribute.Source.USER, "a")));
  private static final Bytes SLACK = Bytes.parseHex("01020304");

  private static AccessAce ace(
      AceEffect effect,
      AceFlags flags,
      AccessMask mask,
      Sid trustee,
      ObjectGuids objects,
      Optional<Condition> condition,
      Bytes slack) {
    return new AccessAce(effect, flags, mask, trustee, objects, condition, slack);
  }

  private static AccessAce withSlack() {
    return ace(AceEffect.DENY, FLAGS, MASK, EVERYONE, OBJECT, Optional.empty(), SLACK);
  }

  @Test
  void accessors_ofAnAce_areThePartsItWasMadeOf() {
    AccessAce slack = withSlack();
    AccessAce callback =
        ace(AceEffect.ALARM, FLAGS, MASK, SYSTEM, OBJECT, Optional.of(CONDITION), Bytes.EMPTY);

    assertThat(slack.type()).isEqualTo(AceType.ACCESS_DENIED_OBJECT);
    assertThat(slack.effect()).isEqualTo(AceEffect.DENY);
    assertThat(slack.flags()).isEqualTo(FLAGS);
    assertThat(slack.mask()).isEqualTo(MASK);
    assertThat(slack.trustee()).isEqualTo(EVERYONE);
    assertThat(slack.objects()).isEqualTo(OBJECT);
    assertThat(slack.condition()).isEmpty();
    assertThat(slack.slack()).isEqualTo(SLACK);
    assertThat(slack.size()).isEqualTo(4 + 4 + 4 + 16 + 12 + 4);
    assertThat(callback.type()).isEqualTo(AceType.SYSTEM_ALARM_CALLBACK_OBJECT);
    assertThat(callback.condition()).contains(CONDITION);
    assertThat(callback.slack()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void equals_oneOtherPart_isAnotherAce() {
    AccessAce ace = withSlack();

    assertThat(ace).isEqualTo(withSlack()).hasSameHashCodeAs(withSlack());
    assertThat(ace).isNotEqualTo(EVERYONE).isNotEqualTo(null);
    assertThat(
            List.of(
                ace(AceEffect.ALLOW, FLAGS, MASK, EVERYONE, OBJECT, Optional.empty(), SLACK),
                ace.withFlags(AceFlags.of(0xC4)),
                ace.withMask(AccessMask.of(0x11)),
                ace.withTrustee(SYSTEM),
                ace(
                    AceEffect.DENY,
                    FLAGS,
                    MASK,
                    EVERYONE,
                    ObjectGuids.ANY,
                    Optional.empty(),
                    SLACK),
                AccessAce.object(AceEffect.DENY, FLAGS, MASK, OBJECT, EVERYONE)))
        .doesNotContain(ace)
        .doesNotHaveDuplicates()
        .extracting(Object::hashCode)
        .doesNotContain(ace.hashCode())
        .doesNotHaveDuplicates();
  }

  @Test
  void with_anotherPart_keepsTheOthers() {
    AccessAce ace = withSlack();

    assertThat(ace.withFlags(AceFlags.NONE))
        .isEqualTo(
            ace(AceEffect.DENY, AceFlags.NONE, MASK, EVERYONE, OBJECT, Optional.empty(), SLACK));
    assertThat(ace.withMask(AccessMask.DELETE))
        .isEqualTo(
            ace(
                AceEffect.DENY,
                FLAGS,
                AccessMask.DELETE,
                EVERYONE,
                OBJECT,
                Optional.empty(),
                SLACK));
    assertThat(ace.withTrustee(SYSTEM))
        .isEqualTo(ace(AceEffect.DENY, FLAGS, MASK, SYSTEM, OBJECT, Optional.empty(), SLACK));
  }

  @Test
  void withTrustee_longerSid_mustStillFit() {
    Bytes most = Bytes.of(new byte[Ace.MAX_SIZE - 20]);
    AccessAce full =
        ace(AceEffect.ALLOW, FLAGS, MASK, SYSTEM, ObjectGuids.NONE, Optional.empty(), most);

    assertThat(full.size()).isEqualTo(Ace.MAX_SIZE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full.withTrustee(Sid.of(5, 32, 544)))
        .withMessageContaining("65536");
  }

  @Test
  void new_partsThatDoNotGoTogether_areRefused() {
    Bytes odd = Bytes.of(new byte[3]);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ace(AceEffect.ALLOW, FLAGS, MASK, SYSTEM, OBJECT, Optional.of(CONDITION), SLACK));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ace(AceEffect.ALLOW, FLAGS, MASK, SYSTEM, OBJECT, Optional.empty(), odd));
    assertThatNullPointerException()
        .isThrownBy(() -> AccessAce.allow(MASK, null))
        .withMessage("trustee");
  }
}
