package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.wfp.Machine.callout;
import static org.ntacl.wfp.Machine.filter;
import static org.ntacl.wfp.Machine.key;
import static org.ntacl.wfp.Machine.provider;
import static org.ntacl.wfp.Machine.statusOf;
import static org.ntacl.wfp.Machine.subLayer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.ActionFlag;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FilterEnumFlag;
import org.ntacl.wfp.model.FilterEnumType;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderFlag;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

/** What the engine fills in, enumerates, loads and keeps (wfp 1.3, 5.3). */
class EngineObjectsTest {
  private final Machine machine = new Machine();

  // ---- what the engine fills in

  @Test
  void weights_areTakenRangedOrChosen() {
    Filter exact = filter(1).toBuilder().weight(new FwpValue.UInt64(-5)).build();
    Filter ranged = filter(2).toBuilder().weight(new FwpValue.UInt8(12)).build();
    Filter chosen = filter(3);
    for (Filter each : List.of(exact, ranged, chosen)) {
      machine.admin.add(each);
    }
    assertThat(weightOf(1)).isEqualTo(-5);
    assertThat(weightOf(2) >>> 60).isEqualTo(12);
    assertThat(weightOf(3) >>> 60).isZero();
    Filter specific =
        filter(4).toBuilder().condition(port(MatchType.EQUAL, new FwpValue.UInt16(80))).build();
    machine.admin.add(specific);
    machine.admin.add(filter(5));
    assertThat(weightOf(4)).as("more specific").isGreaterThan(weightOf(3));
    assertThat(weightOf(5)).as("younger").isLessThan(weightOf(3));
  }

  @Test
  void weights_otherReading_haveNoLowBits() {
    Machine plain = new Machine(EngineOptions.DEFAULT.with(EngineReading.LOW_WEIGHT_BITS_ZERO));
    plain.admin.add(filter(2).toBuilder().weight(new FwpValue.UInt8(12)).build());
    Filter added = (Filter) plain.admin.getByKey(ObjectClass.FILTER, key(2));
    assertThat(added.effectiveWeight()).isEqualTo(new FwpValue.UInt64(12L << 60));
  }

  private long weightOf(int number) {
    Filter added = (Filter) machine.admin.getByKey(ObjectClass.FILTER, key(number));
    return ((FwpValue.UInt64) added.effectiveWeight()).bits();
  }

  private static FilterCondition port(MatchType type, FwpValue value) {
    return new FilterCondition(Machine.key("FWPM_CONDITION_IP_REMOTE_PORT"), type, value);
  }

  @Test
  void subLayerWeights_areTheNearestFreeOnes() {
    List<Integer> weights = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      machine.admin.add(subLayer(i).toBuilder().weight(32768).build());
      weights.add(((SubLayer) machine.admin.getByKey(ObjectClass.SUBLAYER, key(i))).weight());
    }
    // 32767 and 32768 are built in
    assertThat(weights).containsExactly(32769, 32770, 32766, 32771, 32765);
    machine.admin.deleteByKey(ObjectClass.SUBLAYER, key(1));
    machine.admin.add(subLayer(6).toBuilder().weight(32768).build());
    assertThat(((SubLayer) machine.admin.getByKey(ObjectClass.SUBLAYER, key(6))).weight())
        .isEqualTo(32769);
    machine.admin.add(subLayer(7).toBuilder().weight(65535).build());
    machine.admin.add(subLayer(8).toBuilder().weight(65535).build());
    assertThat(((SubLayer) machine.admin.getByKey(ObjectClass.SUBLAYER, key(8))).weight())
        .isEqualTo(65534);
  }

  @Test
  void filterWithoutSubLayer_standsInTheDefaultOne() {
    machine.admin.add(filter(1));
    assertThat(((Filter) machine.admin.getByKey(ObjectClass.FILTER, key(1))).subLayerKey())
        .isEqualTo(Machine.UNIVERSAL);
  }

  @Test
  void structures_areCheckedBesideTheirLayer() {
    FilterCondition unknown =
        new FilterCondition(key(55), MatchType.EQUAL, new FwpValue.UInt16(80));
    assertThat(statusOf(() -> machine.admin.add(filter(1).toBuilder().condition(unknown).build())))
        .isEqualTo(FwpStatus.FWP_E_CONDITION_NOT_FOUND);
    FilterCondition mistyped = port(MatchType.EQUAL, new FwpValue.UInt32(80));
    assertThat(statusOf(() -> machine.admin.add(filter(1).toBuilder().condition(mistyped).build())))
        .isEqualTo(FwpStatus.FWP_E_TYPE_MISMATCH);
    Filter userMode =
        Stage.bootTime(1).toBuilder().layerKey(Machine.key("FWPM_LAYER_IPSEC_KM_DEMUX_V4")).build();
    assertThat(statusOf(() -> machine.admin.add(userMode)))
        .isEqualTo(FwpStatus.FWP_E_INCOMPATIBLE_LAYER);
    machine.admin.add(callout(1));
    Filter elsewhere =
        filter(1).toBuilder()
            .layerKey(Machine.key("FWPM_LAYER_ALE_AUTH_CONNECT_V6"))
            .action(FilterAction.callout(ActionType.CALLOUT_TERMINATING, key(1)))
            .build();
    assertThat(statusOf(() -> machine.admin.add(elsewhere)))
        .isEqualTo(FwpStatus.FWP_E_INCOMPATIBLE_LAYER);
  }

  @Test
  void objectsThatCannotBe_areNoCalls() {
    WfpObject layer = machine.admin.getByKey(ObjectClass.LAYER, Machine.LAYER);
    assertThatThrownBy(() -> machine.admin.add(layer)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> machine.admin.deleteByKey(ObjectClass.LAYER, Machine.LAYER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> machine.admin.getById(ObjectClass.PROVIDER, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> machine.admin.securityInfoByKey(ObjectClass.ENGINE, key(1), Machine.DACL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> machine.admin.securityInfo(ObjectClass.SESSION, Machine.DACL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // ---- the order of checks

  @Test
  void order_decidesWhichOfTwoFailuresIsReported() {
    EngineHandle user = machine.open(Machine.userToken(1105).build());
    machine.admin.add(provider(1), Machine.dacl("P(A;;GA;;;BA)"));
    machine.admin.add(subLayer(1).toBuilder().providerKey(key(1)).build());
    assertThat(statusOf(() -> user.deleteByKey(ObjectClass.PROVIDER, key(1))))
        .isEqualTo(FwpStatus.ERROR_ACCESS_DENIED);
    List<CheckStage> order = new ArrayList<>(CheckStage.RECOMMENDED);
    Collections.swap(order, order.indexOf(CheckStage.ACCESS), order.indexOf(CheckStage.STATE));
    Machine other = new Machine(EngineOptions.DEFAULT.withOrder(order));
    EngineHandle stranger = other.open(Machine.userToken(1105).build());
    other.admin.add(provider(1), Machine.dacl("P(A;;GA;;;BA)"));
    other.admin.add(subLayer(1).toBuilder().providerKey(key(1)).build());
    assertThat(statusOf(() -> stranger.deleteByKey(ObjectClass.PROVIDER, key(1))))
        .isEqualTo(FwpStatus.FWP_E_IN_USE);
  }

  @Test
  void order_thatAsksBeforeItLooks_isRefused() {
    List<CheckStage> order = new ArrayList<>(CheckStage.RECOMMENDED);
    Collections.swap(order, order.indexOf(CheckStage.LOOKUP), order.indexOf(CheckStage.ACCESS));
    assertThatThrownBy(() -> EngineOptions.DEFAULT.withOrder(order))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EngineOptions.DEFAULT.withOrder(order.subList(0, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // ---- other readings

  @Test
  void foreignDynamicObjects_otherReading_areRefused() {
    Machine strict = new Machine(EngineOptions.DEFAULT.with(EngineReading.FOREIGN_DYNAMIC_REFUSED));
    strict.openDynamic(Machine.adminToken()).add(provider(1));
    assertThat(statusOf(() -> strict.admin.deleteByKey(ObjectClass.PROVIDER, key(1))))
        .isEqualTo(FwpStatus.FWP_E_WRONG_SESSION);
  }

  @Test
  void persistentInDynamicSession_otherReading_isAFaultOfTheSession() {
    Machine other =
        new Machine(EngineOptions.DEFAULT.with(EngineReading.LASTING_IN_DYNAMIC_IS_SESSION_FAULT));
    EngineHandle dynamic = other.openDynamic(Machine.adminToken());
    assertThat(statusOf(() -> dynamic.add(Stage.persistent(provider(1)))))
        .isEqualTo(FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS);
  }

  @Test
  void undocumentedSessionRules_canBeTakenAway() {
    Machine literal = new Machine(EngineOptions.DEFAULT.with(EngineReading.ONLY_DOCUMENTED_RULES));
    EngineHandle dynamic = literal.openDynamic(Machine.adminToken());
    dynamic.setSecurityInfo(ObjectClass.PROVIDER, Machine.DACL, Machine.dacl("(A;OICI;GA;;;BA)"));
    dynamic.setSecurityInfoByKey(
        ObjectClass.LAYER, Machine.LAYER, Machine.DACL, Machine.dacl("(A;;GA;;;BA)"));
    literal.admin.begin();
    literal.admin.setSecurityInfo(
        ObjectClass.IPSEC_SA_DB, Machine.DACL, Machine.dacl("(A;;GA;;;BA)"));
    literal.admin.commit();
    assertThat(literal.engine.security(ObjectClass.IPSEC_SA_DB).toSddl())
        .contains("D:AI(A;;0xf07ff;;;BA)");
    assertThat(
            statusOf(
                () ->
                    dynamic.setSecurityInfo(
                        ObjectClass.NET_EVENTS, Machine.DACL, Machine.dacl(""))))
        .isEqualTo(FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS);
  }

  @Test
  void providersOfOneService_otherReading_areNotOne() {
    Machine strict = new Machine(EngineOptions.DEFAULT.with(EngineReading.PROVIDER_KEYS_COMPARED));
    for (int i = 1; i <= 2; i++) {
      strict.admin.add(Stage.persistent(provider(i).toBuilder().serviceName("mpssvc").build()));
    }
    strict.admin.add(Stage.persistent(subLayer(1).toBuilder().providerKey(key(1)).build()));
    WfpObject other =
        Stage.persistent(filter(1).toBuilder().providerKey(key(2)).subLayerKey(key(1)).build());
    assertThat(statusOf(() -> strict.admin.add(other)))
        .isEqualTo(FwpStatus.FWP_E_LIFETIME_MISMATCH);
  }

  // ---- enumeration

  private static EnumTemplate.Filters template(
      FilterEnumType type, Flags<FilterEnumFlag> flags, FilterCondition... conditions) {
    return new EnumTemplate.Filters(
        Optional.empty(),
        Machine.LAYER,
        type,
        flags,
        Optional.empty(),
        List.of(conditions),
        Flags.of(ActionFlag.class, EnumTemplate.Filters.ANY_ACTION),
        Optional.empty());
  }

  private List<Integer> found(EnumTemplate template) {
    return machine.admin.enumerate(template).next(1000).stream()
        .map(object -> (int) object.key().low())
        .toList();
  }

  private void addPorts() {
    machine.admin.add(filter(1));
    machine.admin.add(
        filter(2).toBuilder().condition(port(MatchType.EQUAL, new FwpValue.UInt16(80))).build());
    machine.admin.add(
        filter(3).toBuilder()
            .condition(
                port(
                    MatchType.RANGE,
                    new FwpValue.Range(new FwpValue.UInt16(70), new FwpValue.UInt16(90))))
            .action(FilterAction.PERMIT)
            .build());
    machine.admin.add(
        filter(4).toBuilder().condition(port(MatchType.GREATER, new FwpValue.UInt16(80))).build());
    machine.admin.add(Stage.bootTime(5));
  }

  @Test
  void conditionsOfTemplates_containOrOverlap() {
    addPorts();
    Flags<FilterEnumFlag> none = Flags.none(FilterEnumFlag.class);
    FilterCondition eighty = port(MatchType.EQUAL, new FwpValue.UInt16(80));
    FilterCondition low = port(MatchType.LESS_OR_EQUAL, new FwpValue.UInt16(85));
    assertThat(found(template(FilterEnumType.OVERLAPPING, none, eighty))).containsExactly(1, 2, 3);
    assertThat(found(template(FilterEnumType.OVERLAPPING, none, low))).containsExactly(1, 2, 3, 4);
    assertThat(found(template(FilterEnumType.FULLY_CONTAINED, none, low))).containsExactly(2);
    assertThat(
            found(
                template(
                    FilterEnumType.FULLY_CONTAINED,
                    none,
                    port(
                        MatchType.RANGE,
                        new FwpValue.Range(new FwpValue.UInt16(70), new FwpValue.UInt16(90))))))
        .containsExactly(2, 3);
  }

  @Test
  void flagsOfTemplates_sortAndPick() {
    addPorts();
    assertThat(found(template(FilterEnumType.OVERLAPPING, Flags.of(FilterEnumFlag.SORTED))))
        .containsExactly(2, 3, 4, 1);
    assertThat(
            found(
                template(
                    FilterEnumType.OVERLAPPING, Flags.of(FilterEnumFlag.BEST_TERMINATING_MATCH))))
        .containsExactly(2);
    assertThat(found(template(FilterEnumType.OVERLAPPING, Flags.of(FilterEnumFlag.BOOTTIME_ONLY))))
        .containsExactly(5);
    assertThat(
            found(template(FilterEnumType.OVERLAPPING, Flags.of(FilterEnumFlag.INCLUDE_BOOTTIME))))
        .containsExactly(1, 2, 3, 4, 5);
    EnumTemplate.Filters permits =
        new EnumTemplate.Filters(
            Optional.empty(),
            Machine.LAYER,
            FilterEnumType.OVERLAPPING,
            Flags.none(FilterEnumFlag.class),
            Optional.empty(),
            List.of(),
            Flags.of(ActionFlag.class, ActionType.PERMIT.code() & ~0x1000),
            Optional.empty());
    // 2: a bit that BLOCK does not have
    assertThat(found(permits)).containsExactly(3);
  }

  @Test
  void enumeration_isASnapshot_handedOutInParts() {
    machine.admin.add(provider(1));
    EnumHandle<WfpObject> handle = machine.admin.enumerate(ObjectClass.PROVIDER);
    machine.admin.add(provider(2));
    List<WfpObject> all = new ArrayList<>();
    List<WfpObject> part = handle.next(4);
    while (!part.isEmpty()) {
      all.addAll(part);
      part = handle.next(4);
    }
    assertThat(all).extracting(WfpObject::key).contains(key(1)).doesNotContain(key(2));
    handle.close();
    assertThat(statusOf(() -> handle.next(1))).isEqualTo(FwpStatus.ERROR_INVALID_HANDLE);
    assertThat(machine.admin.enumerateSessions().next(10)).containsExactly(machine.admin.session());
  }

  @Test
  void enumeration_leavesOutWhatCannotBeRead() {
    machine.admin.add(provider(1));
    machine.admin.setSecurityInfo(
        ObjectClass.PROVIDER,
        Machine.DACL,
        Machine.dacl("(A;OICI;GA;;;BA)(A;;" + WfpRights.ENUM + ";;;WD)"));
    machine.admin.add(provider(2), Machine.dacl("(A;;" + WfpRights.READ + ";;;WD)"));
    EngineHandle user = machine.open(Machine.userToken(1105).build());
    assertThat(Machine.keysOf(user, ObjectClass.PROVIDER)).containsExactly(key(2));
  }

  // ---- loading and restarting

  @Test
  void load_keepsNumbersAndGoesOnBehindThem() {
    Filter numbered =
        filter(1).toBuilder()
            .subLayerKey(Machine.UNIVERSAL)
            .filterId(5000)
            .effectiveWeight(new FwpValue.UInt64(77))
            .build();
    machine.engine.load(List.of(numbered));
    assertThat(machine.admin.getById(ObjectClass.FILTER, 5000)).isEqualTo(numbered);
    assertThat(machine.admin.add(filter(2)).orElseThrow()).isEqualTo(5001);
    assertThat(
            machine
                .engine
                .contents()
                .find(ObjectClass.SUBLAYER, Machine.UNIVERSAL)
                .orElseThrow()
                .references())
        .isEqualTo(2);
    machine.engine.load(List.of(numbered.toBuilder().filterId(6000).build()));
    assertThat(statusOf(() -> machine.admin.getById(ObjectClass.FILTER, 5000)))
        .isEqualTo(FwpStatus.FWP_E_FILTER_NOT_FOUND);
    assertThat(machine.admin.getById(ObjectClass.FILTER, 6000).key()).isEqualTo(key(1));
  }

  @Test
  void load_danglingReference_putsNothingIn() {
    List<WfpObject> objects =
        List.of(
            filter(1).toBuilder().subLayerKey(Machine.UNIVERSAL).providerKey(key(9)).build(),
            provider(8));
    assertThat(statusOf(() -> machine.engine.load(objects)))
        .isEqualTo(FwpStatus.FWP_E_PROVIDER_NOT_FOUND);
    assertThat(machine.engine.contents().find(ObjectClass.PROVIDER, key(8))).isEmpty();
    machine.admin.begin();
  }

  @Test
  void restart_leavesWhatLasts() {
    machine.admin.add(provider(1));
    machine.admin.add(Stage.persistent(provider(2).toBuilder().serviceName("manual").build()));
    machine.admin.add(Stage.persistent(provider(3).toBuilder().serviceName("auto").build()));
    machine.admin.add(Stage.persistent(filter(2).toBuilder().providerKey(key(2)).build()));
    machine.admin.add(Stage.bootTime(3).toBuilder().providerKey(key(3)).build());
    machine.admin.add(filter(4));
    machine.openDynamic(Machine.adminToken()).add(provider(5));
    machine.admin.setSecurityInfoByKey(
        ObjectClass.PROVIDER, key(3), Machine.DACL, Machine.dacl("(D;;SD;;;WD)"));
    String security = machine.dacl(ObjectClass.PROVIDER, key(3));
    machine.engine.restart("auto"::equals);
    assertThat(statusOf(() -> machine.admin.enumerate(ObjectClass.FILTER)))
        .isEqualTo(FwpStatus.FWP_E_SESSION_ABORTED);
    EngineHandle next = machine.open(Machine.adminToken());
    assertThat(Machine.keysOf(next, ObjectClass.FILTER)).containsExactly(key(2), key(3));
    assertThat(Machine.keysOf(next, ObjectClass.PROVIDER))
        .contains(key(2), key(3))
        .doesNotContain(key(1), key(5));
    assertThat(machine.dacl(ObjectClass.PROVIDER, key(3))).isEqualTo(security);
    Provider manual = (Provider) next.getByKey(ObjectClass.PROVIDER, key(2));
    assertThat(manual.flags().contains(ProviderFlag.DISABLED)).isTrue();
    Filter ofManual = (Filter) next.getByKey(ObjectClass.FILTER, key(2));
    assertThat(ofManual.flags().contains(FilterFlag.DISABLED)).isTrue();
    assertThat(statusOf(() -> next.deleteByKey(ObjectClass.PROVIDER, key(2))))
        .isEqualTo(FwpStatus.FWP_E_IN_USE);
  }
}
