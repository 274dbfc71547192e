package org.ntacl.wfp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.CalloutFlag;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.FwpValue.UInt16;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.LayerKeys;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

class WfpAuditTest {
  private static final Guid LAYER = LayerKeys.ALE_AUTH_CONNECT_V4;
  private static final SubLayer SUB_LAYER = SubLayer.builder(new Guid(1, 1)).weight(9).build();
  private static final Guid CALLOUT = new Guid(2, 1);
  private static final String BOTH = "O:LSD:(A;;CC;;;S-1-15-3-1)(A;;CC;;;WD)(A;;CC;;;AN)";

  private static List<WfpFinding> audit(WfpObject... objects) {
    List<WfpObject> all = new ArrayList<>(List.of(objects));
    all.add(BuiltIns.layer(LAYER).orElseThrow());
    all.addAll(BuiltIns.subLayers());
    all.add(SUB_LAYER);
    return WfpAudit.of(all, Map.of()).findings().stream()
        .filter(finding -> isAbout(finding, List.of(objects)))
        .toList();
  }

  private static boolean isAbout(WfpFinding finding, List<WfpObject> objects) {
    return objects.stream().anyMatch(object -> finding.objects().contains(reference(object)));
  }

  private static Reference reference(WfpObject object) {
    return new Reference(object.objectClass(), object.key());
  }

  private static Filter.Builder filter(int id, long weight, FilterAction action) {
    return Filter.builder(LAYER, action)
        .key(new Guid(3, id))
        .filterId(id)
        .subLayerKey(SUB_LAYER.key())
        .effectiveWeight(new UInt64(weight));
  }

  private static FilterCondition port(MatchType how, int port) {
    return new FilterCondition(ConditionKeys.IP_REMOTE_PORT, how, new UInt16(port));
  }

  private static FilterCondition user(String sddl) {
    return new FilterCondition(
        ConditionKeys.ALE_USER_ID, MatchType.EQUAL, new DescriptorValue(Sddl.parse(sddl)));
  }

  @Test
  void audit_narrowFilterBehindAWideOne_isShadowed() {
    Filter wide = filter(1, 9, FilterAction.BLOCK).condition(port(MatchType.GREATER, 1023)).build();
    Filter narrow =
        filter(2, 8, FilterAction.PERMIT)
            .condition(port(MatchType.EQUAL, 8080))
            .condition(user("D:(A;;CC;;;BA)"))
            .build();

    assertThat(audit(wide, narrow))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(WfpFindingKind.SHADOWED);
              assertThat(finding.objects()).containsExactly(reference(narrow));
              assertThat(finding.causes()).containsExactly(reference(wide));
            });
  }

  @Test
  void audit_shadowsThatAreNotCertain_areNotClaimed() {
    Filter wide = filter(1, 9, FilterAction.BLOCK).build();
    Filter asking =
        filter(1, 9, FilterAction.callout(ActionType.CALLOUT_TERMINATING, CALLOUT)).build();
    Filter partly =
        filter(1, 9, FilterAction.BLOCK).condition(port(MatchType.GREATER, 8080)).build();
    Filter sameWeight = filter(2, 9, FilterAction.PERMIT).build();
    Filter boot = filter(2, 8, FilterAction.PERMIT).flag(FilterFlag.BOOTTIME).build();
    Filter port = filter(2, 8, FilterAction.PERMIT).condition(port(MatchType.EQUAL, 8080)).build();

    assertThat(audit(wide, sameWeight)).isEmpty();
    assertThat(audit(wide, boot)).isEmpty();
    assertThat(audit(partly, port)).isEmpty();
    assertThat(audit(asking, port, callout(true))).isEmpty();
  }

  @Test
  void audit_conditionsThatExcludeEachOther_areAContradiction() {
    FilterCondition between =
        new FilterCondition(ConditionKeys.IP_PROTOCOL, MatchType.EQUAL, new FwpValue.UInt8(6));
    Filter filter =
        filter(1, 9, FilterAction.PERMIT)
            .conditions(List.of(port(MatchType.LESS, 100), between, port(MatchType.GREATER, 200)))
            .build();

    assertThat(audit(filter))
        .extracting(WfpFinding::kind)
        .containsExactly(WfpFindingKind.CONTRADICTION);
  }

  @Test
  void audit_conditionAboutUsers_tellsWhenNobodyOrEveryUserMeetsIt() {
    Filter nobody = filter(1, 9, FilterAction.PERMIT).condition(user("D:(A;;RC;;;WD)")).build();
    Filter everybody = filter(2, 8, FilterAction.PERMIT).condition(user(BOTH)).build();
    Filter containers =
        filter(3, 7, FilterAction.PERMIT)
            .condition(
                new FilterCondition(
                    ConditionKeys.ALE_PACKAGE_ID,
                    MatchType.NOT_EQUAL,
                    new FwpValue.SidValue(WellKnownSid.NULL.sid())))
            .condition(user(BOTH))
            .build();

    assertThat(audit(nobody, everybody, containers))
        .extracting(WfpFinding::kind, WfpFinding::objects)
        .contains(
            tuple(WfpFindingKind.NO_USER, List.of(reference(nobody))),
            tuple(WfpFindingKind.EVERY_USER, List.of(reference(everybody))));
  }

  @Test
  void audit_calloutNotRegistered_tellsWhatTheFilterDoes() {
    Filter blocks =
        filter(1, 9, FilterAction.callout(ActionType.CALLOUT_TERMINATING, CALLOUT)).build();
    Filter permits =
        filter(2, 9, FilterAction.callout(ActionType.CALLOUT_UNKNOWN, CALLOUT))
            .flag(FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED)
            .build();
    Filter inspects =
        filter(3, 9, FilterAction.callout(ActionType.CALLOUT_INSPECTION, CALLOUT)).build();

    assertThat(audit(blocks, permits, inspects, callout(false)))
        .extracting(WfpFinding::kind)
        .containsExactly(WfpFindingKind.BLOCKS_UNREGISTERED, WfpFindingKind.PERMITS_UNREGISTERED);
    assertThat(audit(blocks, permits, inspects, callout(true))).isEmpty();
  }

  private static Callout callout(boolean registered) {
    Callout.Builder callout = Callout.builder(CALLOUT, LAYER);
    return registered ? callout.flag(CalloutFlag.REGISTERED).build() : callout.build();
  }

  @Test
  void audit_missingObjects_areDanglingReferences() {
    Filter filter =
        filter(1, 9, FilterAction.callout(ActionType.CALLOUT_UNKNOWN, CALLOUT))
            .subLayerKey(new Guid(7, 7))
            .providerKey(new Guid(8, 8))
            .build();
    Filter inDefault = filter(2, 9, FilterAction.BLOCK).subLayerKey(WfpObject.ZERO_KEY).build();

    assertThat(audit(filter, inDefault))
        .allMatch(finding -> finding.kind() == WfpFindingKind.DANGLING_REFERENCE)
        .flatExtracting(WfpFinding::causes)
        .containsExactly(
            new Reference(ObjectClass.PROVIDER, new Guid(8, 8)),
            new Reference(ObjectClass.SUBLAYER, new Guid(7, 7)),
            new Reference(ObjectClass.CALLOUT, CALLOUT));
  }

  @Test
  void audit_descriptors_tellsWhoOfVeryManyMayChangeObjects() {
    Reference one = new Reference(ObjectClass.FILTER, new Guid(3, 1));
    Reference other = new Reference(ObjectClass.FILTER, new Guid(3, 2));
    Reference container = new Reference(ObjectClass.CALLOUT, WfpObject.ZERO_KEY);
    SecurityDescriptor weak = Sddl.parse("O:BAG:SYD:(A;;0xf07ff;;;BA)(A;;SDWD;;;BU)");
    SecurityDescriptor adding = Sddl.parse("O:BAG:SYD:(A;;CC;;;WD)");
    SecurityDescriptor sound = Sddl.parse("O:BAG:SYD:(A;;0xf07ff;;;BA)(A;;RPDT;;;WD)");

    List<WfpFinding> findings =
        WfpAudit.of(List.of(), Map.of(one, weak, container, adding, other, sound)).findings();

    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).kind()).isEqualTo(WfpFindingKind.TAKE_OVER);
    assertThat(findings.get(0).objects()).containsExactly(one);
    assertThat(findings.get(0).principal()).contains(WellKnownSid.BUILTIN_USERS.sid());
    assertThat(findings.get(0).rights()).isEqualTo(AccessMask.DELETE.or(AccessMask.WRITE_DAC));
    assertThat(findings.get(0).reasons())
        .containsExactly(
            "DELETE: granted by D:(A;;SDWD;;;BU)", "WRITE_DAC: granted by D:(A;;SDWD;;;BU)");
    assertThat(findings.get(1).kind()).isEqualTo(WfpFindingKind.BROAD_CHANGE);
    assertThat(findings.get(1).objects()).containsExactly(container);
    assertThat(findings.get(1).principal()).contains(WellKnownSid.EVERYONE.sid());
  }

  @Test
  void audit_filterOfThePublicDescriptor_isSound() {
    SecurityDescriptor descriptor =
        Sddl.parse(
            "O:BAG:SYD:AI(A;ID;0xf07ff;;;BA)(A;ID;0x307ff;;;NO)(A;ID;0x203f4;;;S-1-5-80-1-2-3-4-5)"
                + "(A;ID;RPDT;;;WD)");

    assertThat(
            WfpAudit.of(
                    List.of(),
                    Map.of(new Reference(ObjectClass.FILTER, new Guid(3, 1)), descriptor))
                .findings())
        .isEmpty();
  }
}
