package org.ntacl.wfp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_CONDITION_NOT_FOUND;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_DUPLICATE_CONDITION;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INCOMPATIBLE_LAYER;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INVALID_ACTION_TYPE;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INVALID_FLAGS;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INVALID_INTERVAL;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INVALID_PARAMETER;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_INVALID_WEIGHT;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_MATCH_TYPE_MISMATCH;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_NEVER_MATCH;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_NULL_DISPLAY_NAME;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_RESERVED;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_TYPE_MISMATCH;
import static org.ntacl.wfp.model.FwpStatus.FWP_E_ZERO_LENGTH_ARRAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.Bytes;
import org.ntacl.Guid;

class StructureRulesTest {
  private static final StructureRules RULES = StructureRules.DEFAULT;
  private static final Guid KEY = Guid.parse("00000001-0000-4000-8000-000000000001");
  private static final Guid LAYER = LayerKeys.ALE_AUTH_CONNECT_V4;
  private static final FilterCondition CONDITION =
      new FilterCondition(ConditionKeys.IP_PROTOCOL, MatchType.EQUAL, new FwpValue.UInt8(6));

  private static Filter.Builder filter() {
    return Filter.builder(LAYER, FilterAction.PERMIT).key(KEY).displayData(DisplayData.of("x"));
  }

  private static Optional<FwpStatus> filter(UnaryOperator<Filter.Builder> change) {
    return status(RULES.check(change.apply(filter()).build()));
  }

  private static Optional<FwpStatus> status(Optional<StructureFault> fault) {
    return fault.map(StructureFault::status);
  }

  /** One object of each kind that can be added, sound. */
  private static List<WfpObject> objects(DisplayData display) {
    return List.of(
        Provider.builder(KEY).displayData(display).build(),
        SubLayer.builder(KEY).displayData(display).build(),
        ProviderContext.builder(
                KEY, ProviderContextType.GENERAL, new ProviderContextData.General(Bytes.EMPTY))
            .displayData(display)
            .build(),
        Callout.builder(KEY, LAYER).displayData(display).build(),
        filter().displayData(display).condition(CONDITION).build());
  }

  @Test
  void check_soundObjects_haveNoFault() {
    assertThat(objects(DisplayData.of("x", "y")))
        .allSatisfy(object -> assertThat(RULES.check(object)).isEmpty());
  }

  @Test
  void check_noName_isRefusedForEveryKind() {
    assertThat(objects(new DisplayData(Optional.empty(), Optional.of("y"))))
        .allSatisfy(
            object -> assertThat(status(RULES.check(object))).contains(FWP_E_NULL_DISPLAY_NAME));
    assertThat(RULES.check(SessionInfo.builder().build())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'a\u0000b'", "'\uD800'", "'a\uD800b'", "'\uDC00'"})
  void check_textThatIsNone_isRefused(String text) {
    List<DisplayData> displays = List.of(DisplayData.of(text), DisplayData.of("x", text));
    for (DisplayData display : displays) {
      assertThat(objects(display))
          .allSatisfy(
              object -> assertThat(status(RULES.check(object))).contains(FWP_E_INVALID_PARAMETER));
      assertThat(status(RULES.check(SessionInfo.builder().displayData(display).build())))
          .contains(FWP_E_INVALID_PARAMETER);
    }
    Provider provider =
        Provider.builder(KEY).displayData(DisplayData.of("x")).serviceName(text).build();
    assertThat(status(RULES.check(provider))).contains(FWP_E_INVALID_PARAMETER);
  }

  @Test
  void check_pairOfSurrogates_isText() {
    assertThat(objects(DisplayData.of("a\uD83D\uDE00")))
        .allSatisfy(object -> assertThat(RULES.check(object)).isEmpty());
  }

  @Test
  void check_flagsOfFilters_areThoseThatMayBeSet() {
    List<FilterFlag> refused = new ArrayList<>();
    for (FilterFlag flag : FilterFlag.values()) {
      if (filter(f -> f.flag(flag)).isPresent()) {
        refused.add(flag);
      }
    }
    assertThat(refused)
        .containsExactly(
            // the action is no callout
            FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED,
            FilterFlag.DISABLED,
            FilterFlag.RESERVED0,
            FilterFlag.RESERVED1,
            FilterFlag.RESERVED2);
    assertThat(filter(f -> f.flags(Flags.of(FilterFlag.class, 0x8000))))
        .contains(FWP_E_INVALID_FLAGS);
    assertThat(filter(f -> f.flag(FilterFlag.PERSISTENT).flag(FilterFlag.BOOTTIME)))
        .contains(FWP_E_INVALID_FLAGS);
  }

  @ParameterizedTest
  @CsvSource({
    "PERMIT, false",
    "BLOCK, false",
    "CALLOUT_TERMINATING, true",
    "CALLOUT_INSPECTION, false",
    "CALLOUT_UNKNOWN, true"
  })
  void check_permitWithoutCallout_isForDecidingCallouts(ActionType type, boolean isAllowed) {
    Optional<FwpStatus> found =
        filter(
            f ->
                f.action(FilterAction.callout(type, KEY))
                    .flag(FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED));
    assertThat(found).isEqualTo(isAllowed ? Optional.empty() : Optional.of(FWP_E_INVALID_FLAGS));
  }

  @ParameterizedTest
  @EnumSource(ActionType.class)
  void check_action_isOneOfFilters(ActionType type) {
    assertThat(filter(f -> f.action(new FilterAction(type, Optional.empty()))))
        .isEqualTo(type.isForFilters() ? Optional.empty() : Optional.of(FWP_E_INVALID_ACTION_TYPE));
  }

  @Test
  void check_flagsOfOthers_areThoseThatMayBeSet() {
    List<WfpObject> refused = new ArrayList<>();
    DisplayData name = DisplayData.of("x");
    for (int bit = 1; bit != 0; bit <<= 1) {
      refused.addAll(
          List.of(
              Provider.builder(KEY)
                  .displayData(name)
                  .flags(Flags.of(ProviderFlag.class, bit))
                  .build(),
              SubLayer.builder(KEY)
                  .displayData(name)
                  .flags(Flags.of(SubLayerFlag.class, bit))
                  .build(),
              ProviderContext.builder(
                      KEY,
                      ProviderContextType.GENERAL,
                      new ProviderContextData.General(Bytes.EMPTY))
                  .displayData(name)
                  .flags(Flags.of(ProviderContextFlag.class, bit))
                  .build(),
              Callout.builder(KEY, LAYER)
                  .displayData(name)
                  .flags(Flags.of(CalloutFlag.class, bit))
                  .build()));
    }
    List<WfpObject> accepted =
        refused.stream().filter(object -> RULES.check(object).isEmpty()).toList();
    assertThat(accepted)
        .extracting(WfpObject::objectClass)
        .containsExactly(
            ObjectClass.PROVIDER,
            ObjectClass.SUBLAYER,
            ObjectClass.PROVIDER_CONTEXT,
            ObjectClass.CALLOUT,
            ObjectClass.CALLOUT);
    refused.removeAll(accepted);
    assertThat(refused)
        .allSatisfy(
            object -> assertThat(status(RULES.check(object))).contains(FWP_E_INVALID_FLAGS));
    assertThat(status(RULES.check(SessionInfo.builder().flag(SessionFlag.RESERVED).build())))
        .contains(FWP_E_INVALID_FLAGS);
    assertThat(RULES.check(SessionInfo.builder().flag(SessionFlag.DYNAMIC).build())).isEmpty();
  }

  @Test
  void check_weights_areOfThreeTypes() {
    assertThat(filter(f -> f.weight(new FwpValue.UInt8(15)))).isEmpty();
    assertThat(filter(f -> f.weight(new FwpValue.UInt64(-1)))).isEmpty();
    assertThat(filter(f -> f.weight(FwpValue.Empty.EMPTY))).isEmpty();
    for (FwpValue bad :
        List.of(
            new FwpValue.UInt8(16),
            new FwpValue.UInt16(1),
            new FwpValue.UInt32(1),
            new FwpValue.Int8(1))) {
      assertThat(filter(f -> f.weight(bad))).as("%s", bad).contains(FWP_E_INVALID_WEIGHT);
    }
  }

  @Test
  void check_reservedAndConditions_areLookedAt() {
    assertThat(filter(f -> f.reserved(KEY))).contains(FWP_E_RESERVED);
    FilterCondition bad =
        new FilterCondition(KEY, MatchType.FLAGS_ALL_SET, new FwpValue.UnicodeString("x"));
    assertThat(filter(f -> f.condition(CONDITION).condition(bad)))
        .contains(FWP_E_MATCH_TYPE_MISMATCH);
    // in filters a field may stand in several conditions, one of which has to be met
    assertThat(filter(f -> f.condition(CONDITION).condition(CONDITION))).isEmpty();
  }

  @Test
  void check_firstFault_counts() {
    assertThat(
            filter(
                f ->
                    f.displayData(DisplayData.NONE)
                        .flag(FilterFlag.DISABLED)
                        .reserved(KEY)
                        .weight(new FwpValue.UInt16(1))))
        .contains(FWP_E_NULL_DISPLAY_NAME);
  }

  @Test
  void check_layer_knowsFieldsAndBootTime() {
    Layer kernel = BuiltIns.layer(LAYER).orElseThrow();
    Layer service = BuiltIns.layer(LayerKeys.RPC_UM).orElseThrow();
    Filter boot = filter().flag(FilterFlag.BOOTTIME).build();
    assertThat(RULES.check(boot, kernel)).isEmpty();
    assertThat(status(RULES.check(boot, service))).contains(FWP_E_INCOMPATIBLE_LAYER);
    Filter protocol = filter().condition(CONDITION).build();
    assertThat(RULES.check(protocol, kernel)).isEmpty();
    assertThat(status(RULES.check(protocol, service))).contains(FWP_E_CONDITION_NOT_FOUND);
    Filter wide =
        filter()
            .condition(
                new FilterCondition(
                    ConditionKeys.IP_PROTOCOL, MatchType.EQUAL, new FwpValue.UInt16(6)))
            .build();
    assertThat(status(RULES.check(wide, kernel))).contains(FWP_E_TYPE_MISMATCH);
  }

  @Test
  void check_callout_isForTheLayerOfTheFilter() {
    Callout own = Callout.builder(KEY, LAYER).build();
    Callout other = Callout.builder(KEY, LayerKeys.ALE_AUTH_CONNECT_V6).build();
    assertThat(RULES.check(filter().build(), own)).isEmpty();
    assertThat(status(RULES.check(filter().build(), other))).contains(FWP_E_INCOMPATIBLE_LAYER);
  }

  @ParameterizedTest
  @EnumSource(ProviderContextType.class)
  void check_context_holdsWhatItsTypeSays(ProviderContextType type) {
    ProviderContextData general = new ProviderContextData.General(Bytes.EMPTY);
    ProviderContextData options =
        new ProviderContextData.ClassifyOptions(
            List.of(
                new ProviderContextData.ClassifyOption(
                    ClassifyOptionType.UNICAST_LIFETIME, new FwpValue.UInt32(1))));
    ProviderContextData policy =
        new ProviderContextData.Policy(new RawElement("x", false, "", List.of()));
    List<ProviderContextData> fitting =
        List.of(general, options, policy).stream()
            .filter(data -> RULES.check(context(type, data)).isEmpty())
            .toList();
    ProviderContextData expected =
        switch (type) {
          case GENERAL -> general;
          case CLASSIFY_OPTIONS -> options;
          default -> policy;
        };
    assertThat(fitting).containsExactly(expected);
    assertThat(
            status(
                RULES.check(
                    context(
                        ProviderContextType.CLASSIFY_OPTIONS,
                        new ProviderContextData.ClassifyOptions(List.of())))))
        .contains(FWP_E_ZERO_LENGTH_ARRAY);
    assertThat(status(RULES.check(context(ProviderContextType.GENERAL, policy))))
        .contains(FWP_E_TYPE_MISMATCH);
  }

  private static ProviderContext context(ProviderContextType type, ProviderContextData data) {
    return ProviderContext.builder(KEY, type, data).displayData(DisplayData.of("x")).build();
  }

  @Test
  void check_templates_haveTheirRules() {
    EnumTemplate.Filters all = EnumTemplate.Filters.ofLayer(LAYER);
    assertThat(RULES.check(all)).isEmpty();
    assertThat(status(RULES.check(template(List.of(CONDITION, CONDITION), 1, 0))))
        .contains(FWP_E_DUPLICATE_CONDITION);
    assertThat(status(RULES.check(template(List.of(), 0, 0)))).contains(FWP_E_NEVER_MATCH);
    assertThat(status(RULES.check(template(List.of(), 1, 0x20)))).contains(FWP_E_INVALID_FLAGS);
    assertThat(status(RULES.check(new EnumTemplate.Providers(1)))).contains(FWP_E_RESERVED);
    assertThat(status(RULES.check(new EnumTemplate.Sessions(1)))).contains(FWP_E_RESERVED);
    assertThat(status(RULES.check(new EnumTemplate.Layers(1)))).contains(FWP_E_RESERVED);
    assertThat(RULES.check(new EnumTemplate.Layers(0))).isEmpty();
    assertThat(RULES.check(new EnumTemplate.SubLayers(Optional.empty()))).isEmpty();
    Flags<ConnectionEnumFlag> strange = Flags.of(ConnectionEnumFlag.class, 2);
    assertThat(status(RULES.check(new EnumTemplate.Connections(0, strange))))
        .contains(FWP_E_INVALID_FLAGS);
    Layer layer = BuiltIns.layer(LAYER).orElseThrow();
    assertThat(RULES.check(template(List.of(CONDITION), 1, 0), layer)).isEmpty();
    Layer other = BuiltIns.layer(LayerKeys.RPC_UM).orElseThrow();
    assertThat(status(RULES.check(template(List.of(CONDITION), 1, 0), other)))
        .contains(FWP_E_CONDITION_NOT_FOUND);
  }

  private static EnumTemplate.Filters template(
      List<FilterCondition> conditions, int mask, int flags) {
    return new EnumTemplate.Filters(
        Optional.empty(),
        LAYER,
        FilterEnumType.OVERLAPPING,
        Flags.of(FilterEnumFlag.class, flags),
        Optional.empty(),
        conditions,
        Flags.of(ActionFlag.class, mask),
        Optional.empty());
  }

  @Test
  void check_netEventTemplate_hasTimesAndFewFields() {
    Instant noon = Instant.parse("2025-01-01T12:00:00Z");
    assertThat(RULES.check(new EnumTemplate.NetEvents(noon, noon, List.of(CONDITION)))).isEmpty();
    assertThat(status(RULES.check(new EnumTemplate.NetEvents(noon, noon.minusNanos(1), List.of()))))
        .contains(FWP_E_INVALID_INTERVAL);
    FilterCondition other =
        new FilterCondition(ConditionKeys.FLAGS, MatchType.EQUAL, new FwpValue.UInt32(1));
    assertThat(status(RULES.check(new EnumTemplate.NetEvents(noon, noon, List.of(other)))))
        .contains(FWP_E_CONDITION_NOT_FOUND);
    assertThat(
            status(
                RULES.check(new EnumTemplate.NetEvents(noon, noon, List.of(CONDITION, CONDITION)))))
        .contains(FWP_E_DUPLICATE_CONDITION);
  }

  @Test
  void check_subscriptions_haveTheirRules() {
    Subscription.Builder sound =
        Subscription.builder(ObjectClass.FILTER).flag(SubscriptionFlag.NOTIFY_ON_ADD);
    assertThat(RULES.check(sound.build())).isEmpty();
    assertThat(
            status(
                RULES.check(
                    sound.build().toBuilder().template(new EnumTemplate.Layers(0)).build())))
        .contains(FWP_E_TYPE_MISMATCH);
    assertThat(
            status(
                RULES.check(sound.build().toBuilder().template(template(List.of(), 0, 0)).build())))
        .contains(FWP_E_NEVER_MATCH);
    assertThat(status(RULES.check(Subscription.builder(ObjectClass.FILTER).build())))
        .contains(FWP_E_NEVER_MATCH);
    assertThat(RULES.check(Subscription.builder(ObjectClass.NET_EVENTS).build())).isEmpty();
    Flags<SubscriptionFlag> strange = Flags.of(SubscriptionFlag.class, 4);
    assertThat(status(RULES.check(Subscription.builder(ObjectClass.FILTER).flags(strange).build())))
        .contains(FWP_E_INVALID_FLAGS);
  }

  @Test
  void fault_asException_hasItsStatus() {
    StructureFault fault = new StructureFault(FWP_E_RESERVED, "nothing may be here");
    assertThat(fault.toException())
        .hasMessage("nothing may be here: FWP_E_RESERVED")
        .extracting(WfpException::status)
        .isEqualTo(FWP_E_RESERVED);
  }
}
