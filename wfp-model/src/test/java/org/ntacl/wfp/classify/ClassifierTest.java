package org.ntacl.wfp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Guid;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.TokenGroup;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.FwpValue.UInt16;
import org.ntacl.wfp.model.FwpValue.UInt32;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.FwpValue.UInt8;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerKeys;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.SubLayer;

class ClassifierTest {
  private static final Guid LAYER = LayerKeys.ALE_AUTH_CONNECT_V4;
  private static final SubLayer HEAVY = SubLayer.builder(new Guid(1, 1)).weight(9).build();
  private static final SubLayer LIGHT = SubLayer.builder(new Guid(1, 2)).weight(1).build();
  private static final Guid CALLOUT = new Guid(2, 1);
  private static final AccessToken USER =
      AccessToken.of(Sid.parse("S-1-5-21-1-2-3-1001")).memberOf(WellKnownSid.EVERYONE).build();
  private static final Sid PACKAGE = Sid.parse("S-1-15-2-1-2-3-4-5-6-7");
  private static final AccessToken APP =
      USER.lowbox(AppContainer.of(PACKAGE, Sid.parse("S-1-15-3-1")));
  private static final TrafficAttributes WEB =
      TrafficAttributes.builder()
          .set(ConditionKeys.IP_REMOTE_PORT, new UInt16(80))
          .set(ConditionKeys.IP_REMOTE_ADDRESS, new UInt32(0x0A00_0001L))
          .build();

  private static Classification classify(Filter... filters) {
    return classify(Classifier.standard(), WEB, TrafficTokens.NONE, filters);
  }

  /** Asks the literal walk and the compiled layer. */
  private static Classification classify(
      Classifier classifier, TrafficAttributes attributes, TrafficTokens who, Filter... filters) {
    Layer layer = BuiltIns.layer(LAYER).orElseThrow();
    LayerFilters all = new LayerFilters(layer, List.of(LIGHT, HEAVY), List.of(filters));
    Classification literal = classifier.classify(all, attributes, who);
    CompiledLayer compiled = classifier.compile(all);
    assertThat(compiled.decide(compiled.traffic(attributes, who))).isEqualTo(literal);
    return literal;
  }

  private static Filter.Builder filter(int id, SubLayer subLayer, FilterAction action) {
    return Filter.builder(LAYER, action)
        .key(new Guid(3, id))
        .filterId(id)
        .displayData(DisplayData.of("rule " + id))
        .subLayerKey(subLayer.key())
        .effectiveWeight(new UInt64(100));
  }

  private static FilterCondition equal(Guid field, FwpValue value) {
    return new FilterCondition(field, MatchType.EQUAL, value);
  }

  private static FilterCondition user(String sddl) {
    return equal(ConditionKeys.ALE_USER_ID, new DescriptorValue(Sddl.parse(sddl)));
  }

  @Test
  void classify_noFilters_noMatchAndPermitted() {
    Classification decision = classify();

    assertThat(decision.action()).isEqualTo(ActionType.NONE_NO_MATCH);
    assertThat(decision.isPermitted()).isTrue();
    assertThat(decision.decidingFilter()).isEmpty();
    assertThat(decision).hasToString("permitted: no filter matches");
  }

  @Test
  void classify_withoutConditions_matchesAll() {
    Classification decision = classify(filter(1, LIGHT, FilterAction.BLOCK).build());

    assertThat(decision.action()).isEqualTo(ActionType.BLOCK);
    assertThat(decision.isHard()).isTrue();
    assertThat(decision).hasToString("blocked by filter 1 `rule 1`");
  }

  @Test
  void classify_oneField_alternativesWhenConsecutive() {
    FilterCondition other = equal(ConditionKeys.IP_REMOTE_PORT, new UInt16(443));
    FilterCondition same = equal(ConditionKeys.IP_REMOTE_PORT, new UInt16(80));
    FilterCondition between = equal(ConditionKeys.IP_REMOTE_ADDRESS, new UInt32(0x0A00_0001L));

    assertThat(
            classify(filter(1, LIGHT, FilterAction.BLOCK).conditions(List.of(other, same)).build())
                .isPermitted())
        .isFalse();
    assertThat(
            classify(
                    filter(1, LIGHT, FilterAction.BLOCK)
                        .conditions(List.of(other, between, same))
                        .build())
                .isPermitted())
        .isTrue();
  }

  @Test
  void classify_absentValue_meetsNoCondition() {
    FilterCondition condition =
        new FilterCondition(ConditionKeys.IP_PROTOCOL, MatchType.NOT_EQUAL, new UInt8(6));

    assertThat(classify(filter(1, LIGHT, FilterAction.BLOCK).condition(condition).build()).action())
        .isEqualTo(ActionType.NONE_NO_MATCH);
  }

  @Test
  void classify_sublayer_heaviestFilterThatMatchesDecides() {
    Filter light = filter(1, LIGHT, FilterAction.BLOCK).build();
    Filter heavy = filter(2, LIGHT, FilterAction.PERMIT).effectiveWeight(new UInt64(-1)).build();

    assertThat(classify(light, heavy).decidingFilter()).contains(heavy);
  }

  @Test
  void classify_sublayers_blockOverridesPermit() {
    Filter permit = filter(1, HEAVY, FilterAction.PERMIT).build();
    Filter block = filter(2, LIGHT, FilterAction.BLOCK).build();
    Filter hardPermit =
        filter(1, HEAVY, FilterAction.PERMIT).flag(FilterFlag.CLEAR_ACTION_RIGHT).build();

    assertThat(classify(permit, block).decidingFilter()).contains(block);
    assertThat(classify(hardPermit, block).decidingFilter()).contains(hardPermit);
    assertThat(classify(hardPermit, block).isHard()).isTrue();
  }

  @Test
  void classify_calloutBlockAfterHardPermit_isAVeto() {
    Filter permit =
        filter(1, HEAVY, FilterAction.PERMIT).flag(FilterFlag.CLEAR_ACTION_RIGHT).build();
    Filter ask =
        filter(2, LIGHT, FilterAction.callout(ActionType.CALLOUT_TERMINATING, CALLOUT)).build();
    Classifier classifier =
        Classifier.standard()
            .withCallouts(
                Callouts.NONE_REGISTERED.with(
                    CALLOUT, CalloutBehaviour.always(CalloutVerdict.BLOCK)));

    Classification decision = classify(classifier, WEB, TrafficTokens.NONE, permit, ask);

    assertThat(decision.isVeto()).isTrue();
    assertThat(decision).hasToString("vetoed by filter 2 `rule 2`");
    // the filter of a callout that is not registered is no callout
    assertThat(classify(permit, ask).decidingFilter()).contains(permit);
  }

  @Test
  void classify_inspection_matchesWithoutASay() {
    Filter ask =
        filter(1, LIGHT, FilterAction.callout(ActionType.CALLOUT_INSPECTION, CALLOUT)).build();

    assertThat(classify(ask).action()).isEqualTo(ActionType.NONE);
    assertThat(classify(ask)).hasToString("permitted: no filter that matches decides");
  }

  @Test
  void classify_bootTimeAndDisabled_areInForceWhenTheyAre() {
    Filter boot = filter(1, LIGHT, FilterAction.BLOCK).flag(FilterFlag.BOOTTIME).build();
    Filter disabled = filter(2, LIGHT, FilterAction.BLOCK).flag(FilterFlag.DISABLED).build();
    Classifier early =
        Classifier.standard().withOptions(ClassifyOptions.DEFAULT.with(ClassifyOption.AT_BOOT));

    assertThat(classify(boot, disabled).action()).isEqualTo(ActionType.NONE_NO_MATCH);
    assertThat(classify(early, WEB, TrafficTokens.NONE, boot, disabled).decidingFilter())
        .contains(boot);
  }

  @Test
  void classify_appContainer_needsTheUserHalfAndThePackageHalf() {
    Filter block =
        filter(1, LIGHT, FilterAction.BLOCK)
            .condition(user("O:LSD:(A;;CC;;;S-1-15-3-1)(A;;CC;;;WD)(A;;CC;;;AN)"))
            .build();
    Filter other =
        filter(1, LIGHT, FilterAction.BLOCK)
            .condition(user("O:LSD:(A;;CC;;;S-1-15-3-3)(A;;CC;;;WD)(A;;CC;;;AN)"))
            .build();
    Filter packageOnly =
        filter(1, LIGHT, FilterAction.BLOCK).condition(user("D:(A;;CC;;;S-1-15-3-1)")).build();

    assertThat(isBlocked(APP, block)).isTrue();
    assertThat(isBlocked(USER, block)).isTrue();
    assertThat(isBlocked(APP, other)).isFalse();
    assertThat(isBlocked(USER, other)).isTrue();
    assertThat(isBlocked(APP, packageOnly)).isFalse();
    assertThat(isBlocked(USER, packageOnly)).isFalse();
  }

  private static boolean isBlocked(AccessToken who, Filter filter) {
    return !classify(Classifier.standard(), WEB, TrafficTokens.ofUser(who), filter).isPermitted();
  }

  @Test
  void classify_packageOfTheUser_isTheValueOfItsField() {
    Filter contained =
        filter(1, LIGHT, FilterAction.BLOCK)
            .condition(
                new FilterCondition(
                    ConditionKeys.ALE_PACKAGE_ID,
                    MatchType.NOT_EQUAL,
                    new FwpValue.SidValue(WellKnownSid.NULL.sid())))
            .build();
    Filter one =
        filter(1, LIGHT, FilterAction.BLOCK)
            .condition(equal(ConditionKeys.ALE_PACKAGE_ID, new FwpValue.SidValue(PACKAGE)))
            .build();

    assertThat(isBlocked(APP, contained)).isTrue();
    assertThat(isBlocked(USER, contained)).isFalse();
    assertThat(isBlocked(APP, one)).isTrue();
    assertThat(classify(contained).isPermitted()).as("nobody is known").isTrue();
  }

  @Test
  void classify_missingOwner_isSystem() {
    AccessToken system = AccessToken.of(WellKnownSid.LOCAL_SYSTEM.sid()).build();
    Filter owner = filter(1, LIGHT, FilterAction.BLOCK).condition(user("D:(A;;CC;;;OW)")).build();
    Filter named =
        filter(1, LIGHT, FilterAction.BLOCK).condition(user("O:BAD:(A;;CC;;;OW)")).build();

    assertThat(isBlocked(system, owner)).isTrue();
    assertThat(isBlocked(USER, owner)).isFalse();
    assertThat(isBlocked(system, named)).isFalse();
  }

  @Test
  void classify_genericRights_meanWhatTheMappingOfConditionsSays() {
    for (String generic : List.of("GX", "GA")) {
      Filter filter =
          filter(1, LIGHT, FilterAction.BLOCK)
              .condition(user("D:(A;;%s;;;WD)".formatted(generic)))
              .build();
      assertThat(isBlocked(USER, filter)).as(generic).isTrue();
    }
    for (String generic : List.of("GR", "GW")) {
      Filter filter =
          filter(1, LIGHT, FilterAction.BLOCK)
              .condition(user("D:(A;;%s;;;WD)".formatted(generic)))
              .build();
      assertThat(isBlocked(USER, filter)).as(generic).isFalse();
    }
  }

  @Test
  void classify_remoteUser_isAnotherToken() {
    FilterCondition condition =
        equal(
            ConditionKeys.ALE_REMOTE_USER_ID,
            new DescriptorValue(Sddl.parse("D:(A;;CC;;;S-1-5-21-1-2-3-1001)")));
    Filter filter = filter(1, LIGHT, FilterAction.BLOCK).condition(condition).build();
    AccessToken other = AccessToken.of(Sid.parse("S-1-5-21-1-2-3-2002")).build();

    assertThat(isBlocked(USER, filter)).isFalse();
    assertThat(
            classify(
                    Classifier.standard(),
                    WEB,
                    TrafficTokens.ofUser(other).withRemoteUser(USER),
                    filter)
                .isPermitted())
        .isFalse();
  }

  @Test
  void classify_tokenInformation_isATokenOfItsSids() {
    Guid field = ConditionKeys.REMOTE_USER_TOKEN;
    FilterCondition condition =
        equal(field, new DescriptorValue(Sddl.parse("D:(D;;CC;;;BG)(A;;CC;;;BU)")));
    Filter filter = filter(1, LIGHT, FilterAction.BLOCK).condition(condition).build();
    TokenGroup someone = TokenGroup.enabled(Sid.parse("S-1-5-21-1-2-3-1001"));
    TokenGroup users = TokenGroup.enabled(WellKnownSid.BUILTIN_USERS.sid());
    TokenGroup guests = TokenGroup.denyOnly(WellKnownSid.BUILTIN_GUESTS.sid());

    assertThat(isBlocked(field, filter, List.of(someone, users), List.of())).isTrue();
    assertThat(isBlocked(field, filter, List.of(someone), List.of())).isFalse();
    assertThat(isBlocked(field, filter, List.of(someone, users, guests), List.of())).isFalse();
    assertThat(isBlocked(field, filter, List.of(someone, users), List.of(users))).isTrue();
    assertThat(isBlocked(field, filter, List.of(someone, users), List.of(someone))).isFalse();
    assertThat(isBlocked(field, filter, List.of(), List.of())).isFalse();
  }

  private static boolean isBlocked(
      Guid field, Filter filter, List<TokenGroup> sids, List<TokenGroup> restricted) {
    TrafficAttributes attributes = WEB.with(field, new FwpValue.TokenInformation(sids, restricted));
    return !classify(Classifier.standard(), attributes, TrafficTokens.NONE, filter).isPermitted();
  }

  @Test
  void classify_negatedDescriptor_isASwitch() {
    Filter filter =
        filter(1, LIGHT, FilterAction.BLOCK)
            .condition(
                new FilterCondition(
                    ConditionKeys.ALE_USER_ID,
                    MatchType.NOT_EQUAL,
                    new DescriptorValue(Sddl.parse("D:(A;;CC;;;SY)"))))
            .build();
    Classifier strict =
        Classifier.standard()
            .withOptions(
                ClassifyOptions.DEFAULT.with(ClassifyOption.NEGATED_DESCRIPTORS_NEVER_MATCH));

    assertThat(isBlocked(USER, filter)).isTrue();
    assertThat(classify(strict, WEB, TrafficTokens.ofUser(USER), filter).isPermitted()).isTrue();
  }

  @Test
  void trace_filtersOfOneWeight_tellThatTheOrderIsNotSettled() {
    Filter older = filter(1, LIGHT, FilterAction.PERMIT).build();
    Filter newer = filter(2, LIGHT, FilterAction.BLOCK).build();
    Classifier reversed =
        Classifier.standard().withOptions(ClassifyOptions.DEFAULT.with(ClassifyOption.NEWER_FIRST));

    assertThat(classify(older, newer).decidingFilter()).contains(older);
    assertThat(classify(older, newer).trace().isOrderSettled()).isFalse();
    assertThat(classify(older, newer).explain())
        .contains("filter 2 `rule 2` has the same weight, matches and would decide otherwise");
    assertThat(classify(reversed, WEB, TrafficTokens.NONE, older, newer).decidingFilter())
        .contains(newer);
    assertThat(classify(older).trace().isOrderSettled()).isTrue();
  }

  @Test
  void explain_namesSublayersFiltersAndConditions() {
    Filter first =
        filter(1, HEAVY, FilterAction.PERMIT)
            .condition(equal(ConditionKeys.IP_REMOTE_ADDRESS, new UInt32(0x0A00_0002L)))
            .build();
    Filter second =
        filter(2, LIGHT, FilterAction.BLOCK)
            .condition(equal(ConditionKeys.IP_REMOTE_PORT, new UInt16(80)))
            .condition(user("O:SYG:SYD:(A;;CCRC;;;WD)"))
            .build();

    assertThat(
            classify(Classifier.standard(), WEB, TrafficTokens.ofUser(USER), first, second)
                .explain())
        .isEqualTo(
            """
            blocked by filter 2 `rule 2`
            sublayer {00000000-0000-0001-0000-000000000001} ``, weight 9: no filter decides
              filter 1 `rule 1`: does not match
                not met FWPM_CONDITION_IP_REMOTE_ADDRESS EQUAL 10.0.0.2: 10.0.0.1
            sublayer {00000000-0000-0001-0000-000000000002} ``, weight 1: finally blocks
              filter 2 `rule 2`: block
                met FWPM_CONDITION_IP_REMOTE_PORT EQUAL 80: 80
                met FWPM_CONDITION_ALE_USER_ID EQUAL O:SYG:SYD:(A;;CCRC;;;WD): \
            FWP_ACTRL_MATCH_FILTER: granted by D:(A;;CCRC;;;WD)""");
  }

  @Test
  void classify_filterInNoSublayer_isRefused() {
    Filter lost = filter(7, LIGHT, FilterAction.BLOCK).subLayerKey(new Guid(9, 9)).build();

    assertThatThrownBy(() -> classify(lost))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "filter 00000000-0000-0003-0000-000000000007 stands in sublayer"
                + " 00000000-0000-0009-0000-000000000009, which is not there");
  }

  @Test
  void classify_trafficOfAnotherLayer_isRefused() {
    LayerFilters empty =
        new LayerFilters(BuiltIns.layer(LAYER).orElseThrow(), List.of(), List.of());
    CompiledLayer one = Classifier.standard().compile(empty);
    CompiledLayer other = Classifier.standard().compile(empty);
    LayerTraffic traffic = one.traffic(WEB, TrafficTokens.NONE);

    assertThatThrownBy(() -> other.classify(traffic))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the traffic was made ready for another layer");
    assertThatThrownBy(() -> other.traffic(WEB, one.users().prepare(TrafficTokens.NONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the tokens were prepared for other layers");
  }

  @Test
  void compile_sharedUsers_checkADescriptorOnce() {
    Filter filter = filter(1, LIGHT, FilterAction.BLOCK).condition(user("D:(A;;CC;;;WD)")).build();
    Filter same =
        filter(2, LIGHT, FilterAction.BLOCK)
            .condition(user("O:SYG:SYD:(A;;CC;;;WD)"))
            .condition(user("D:(A;;CC;;;SY)"))
            .build();
    Layer layer = BuiltIns.layer(LAYER).orElseThrow();
    UserConditions users = new UserConditions();
    PreparedTokens tokens = users.prepare(TrafficTokens.ofUser(USER));
    CompiledLayer one =
        Classifier.standard()
            .compile(new LayerFilters(layer, List.of(LIGHT), List.of(filter)), users);
    CompiledLayer other =
        Classifier.standard()
            .compile(new LayerFilters(layer, List.of(LIGHT), List.of(same)), users);

    assertThat(users.size()).as("a missing owner is SYSTEM").isEqualTo(2);
    assertThat(PackedClassification.isPermitted(one.classify(one.traffic(WEB, tokens)))).isFalse();
    assertThat(PackedClassification.isPermitted(other.classify(other.traffic(WEB, tokens))))
        .isFalse();
  }
}
