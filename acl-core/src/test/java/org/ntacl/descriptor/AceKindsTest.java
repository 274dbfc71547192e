package org.ntacl.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.binary.SelfRelative;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.condition.Attribute;
import org.ntacl.condition.Condition;
import org.ntacl.sid.Sid;

/** Every kind of ACE and every type on the wire is known to model, codec and printer. */
class AceKindsTest {
  private static final Sid EVERYONE = Sid.of(1, 0);
  private static final AccessMask MASK = AccessMask.of(0x11);
  private static final Guid GUID = Guid.parse("00112233-4455-6677-8899-aabbccddeeff");
  private static final ObjectGuids OBJECT = ObjectGuids.of(Optional.of(GUID), Optional.empty());
  private static final Condition CONDITION =
      Condition.of(List.of(new Attribute(Attribute.Source.USER, "a")));
  private static final ResourceAttribute ATTRIBUTE =
      ResourceAttribute.of(Claim.of("n", ClaimType.UINT64, new ClaimValue.UnsignedValue(7)));

  /** One ACE of each type. */
  static Stream<Ace> aces() {
    Stream<Ace> access =
        Arrays.stream(AceEffect.values())
            .flatMap(
                effect ->
                    Stream.of(
                        AccessAce.plain(effect, AceFlags.NONE, MASK, EVERYONE),
                        AccessAce.object(effect, AceFlags.NONE, MASK, OBJECT, EVERYONE),
                        AccessAce.conditional(effect, AceFlags.NONE, MASK, EVERYONE, CONDITION),
                        new AccessAce(
                            effect,
                            AceFlags.NONE,
                            MASK,
                            EVERYONE,
                            OBJECT,
                            Optional.of(CONDITION),
                            Bytes.EMPTY)));
    Stream<Ace> others =
        Stream.of(
            new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(7), Sid.of(16, 0x3000)),
            new ResourceAttributeAce(AceFlags.NONE, AccessMask.NONE, EVERYONE, ATTRIBUTE),
            new ScopedPolicyAce(AceFlags.NONE, AccessMask.NONE, Sid.of(17, 1)),
            new ProcessTrustAce(AceFlags.NONE, MASK, Sid.of(19, 512, 4096)),
            new AccessFilterAce(AceFlags.of(0x40), MASK, EVERYONE, CONDITION),
            new CompoundAce(
                AceFlags.NONE,
                MASK,
                CompoundAce.IMPERSONATION,
                0,
                Sid.of(5, 18),
                EVERYONE,
                Bytes.EMPTY),
            new OpaqueAce(0x42, AceFlags.NONE, Bytes.parseHex("01020304")));
    return Stream.concat(access, others);
  }

  @Test
  void aces_haveOneOfEveryTypeAndKind() {
    assertThat(aces().map(Ace::type).collect(Collectors.toSet()))
        .isEqualTo(Set.of(AceType.values()));
    assertThat(aces().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Ace.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("aces")
  void decode_encodedAce_comesBackEqual(Ace ace) {
    SecurityDescriptor descriptor = SecurityDescriptor.EMPTY.withSacl(AceList.of(ace));
    byte[] bytes = SelfRelative.encode(descriptor);
    assertThat(SelfRelative.decode(bytes)).isEqualTo(descriptor);
    // header 20, list 8
    assertThat(bytes).hasSize(28 + ace.size());
    assertThat(bytes[28]).isEqualTo((byte) ace.typeCode());
  }

  @ParameterizedTest
  @MethodSource("aces")
  void withFlags_otherFlags_changesNothingElse(Ace ace) {
    Ace changed = ace.withFlags(AceFlags.of(0x13));
    assertThat(changed.flags()).isEqualTo(AceFlags.of(0x13));
    assertThat(changed.withFlags(ace.flags())).isEqualTo(ace);
  }

  @ParameterizedTest
  @MethodSource("aces")
  void toSddl_typesWithAndWithoutCode_arePrintedOrRefused(Ace ace) {
    assertThat(ace.toString()).startsWith("(").endsWith(")");
    if (ace.type().sddlCode().isPresent()) {
      assertThat(ace.toSddl()).startsWith("(" + ace.type().sddlCode().get() + ";");
      assertThat(ace.toString()).isEqualTo(ace.toSddl());
    } else {
      assertThatExceptionOfType(UnprintableException.class)
          .isThrownBy(ace::toSddl)
          .withMessage("SDDL has no code for ACE type 0x" + Integer.toHexString(ace.typeCode()));
    }
  }

  @Test
  void toSddl_everyKind_isItsText() {
    Map<AceType, String> texts =
        aces()
            .filter(ace -> ace.type().sddlCode().isPresent())
            .collect(Collectors.toMap(Ace::type, Ace::toSddl));
    assertThat(texts)
        .containsEntry(AceType.ACCESS_ALLOWED, "(A;;CCRP;;;WD)")
        .containsEntry(
            AceType.ACCESS_DENIED_OBJECT, "(OD;;CCRP;00112233-4455-6677-8899-aabbccddeeff;;WD)")
        .containsEntry(AceType.SYSTEM_AUDIT_CALLBACK, "(XU;;CCRP;;;WD;(@USER.a))")
        .containsEntry(AceType.SYSTEM_MANDATORY_LABEL, "(ML;;NWNRNX;;;HI)")
        .containsEntry(AceType.SYSTEM_RESOURCE_ATTRIBUTE, "(RA;;;;;WD;(\"n\",TU,0x0,7))")
        .containsEntry(AceType.SYSTEM_SCOPED_POLICY_ID, "(SP;;;;;S-1-17-1)")
        .containsEntry(AceType.SYSTEM_PROCESS_TRUST_LABEL, "(TL;;CCRP;;;S-1-19-512-4096)")
        .containsEntry(AceType.SYSTEM_ACCESS_FILTER, "(FL;TP;CCRP;;;WD;(@USER.a))");
  }

  @Test
  void type_ofEveryWireCode_isKnownOrUnknown() {
    for (int code = 0; code < 256; code++) {
      assertThat(AceType.ofCode(code) == AceType.UNKNOWN).isEqualTo(code > 0x15);
      assertThat(code > 0x15 || AceType.ofCode(code).code() == code).isTrue();
    }
  }

  @Test
  void ofSddlCode_everyCodeInBothCases_isItsType() {
    for (AceType type : AceType.values()) {
      type.sddlCode()
          .ifPresent(
              code -> {
                char second = code.length() == 2 ? code.charAt(1) : 0;
                assertThat(AceType.ofSddlCode(code.charAt(0), second)).isEqualTo(type);
                assertThat(
                        AceType.ofSddlCode(
                            Character.toLowerCase(code.charAt(0)), Character.toLowerCase(second)))
                    .isEqualTo(type);
              });
    }
    assertThat(AceType.ofSddlCode('Z', 'Z')).isEqualTo(AceType.UNKNOWN);
  }

  @Test
  void constructors_invalidStates_areRefused() {
    Bytes three = Bytes.of((byte) 1, (byte) 2, (byte) 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpaqueAce(5, AceFlags.NONE, Bytes.EMPTY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpaqueAce(0x42, AceFlags.NONE, three));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScopedPolicyAce(AceFlags.NONE, MASK, EVERYONE, three));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AccessAce(
                    AceEffect.ALLOW,
                    AceFlags.NONE,
                    MASK,
                    EVERYONE,
                    ObjectGuids.NONE,
                    Optional.of(CONDITION),
                    Bytes.parseHex("00000000")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MandatoryLabelAce(
                    AceFlags.NONE, MASK, EVERYONE, Bytes.of(new byte[Ace.MAX_SIZE])));
    assertThatIllegalArgumentException().isThrownBy(() -> AceFlags.of(0x100));
    assertThatIllegalArgumentException().isThrownBy(() -> ControlFlags.of(0x1_0000));
  }
}
