package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.testing.RandomTokens;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.SubLayer;

/**
 * Draws layers, their filters and traffic out of few values, so that conditions are met often, and
 * conditions that the filter engine would refuse, too. Not thread-safe.
 */
final class RandomTraffic {
  private static final Guid LAYER = new Guid(1, 1);
  private static final List<Guid> FIELDS =
      IntStream.range(0, 12).mapToObj(i -> new Guid(2, i)).toList();
  private static final List<Guid> USERS =
      List.of(ConditionKeys.ALE_USER_ID, ConditionKeys.ALE_REMOTE_USER_ID, new Guid(2, 100));
  private static final List<Sid> SIDS =
      Stream.of("S-1-0-0", "S-1-15-2-1-2-3-4-5-6-7", "S-1-5-18", "S-1-15-3-1")
          .map(Sid::parse)
          .toList();
  private static final List<FwpValue> DESCRIPTORS =
      Stream.of(
              "O:SYG:SYD:(A;;CCRC;;;SY)",
              "O:LSD:(A;;CC;;;S-1-15-3-1)(A;;CC;;;WD)(A;;CC;;;AN)",
              "D:(A;NP;CC;;;BU)S:NO_ACCESS_CONTROL",
              "D:(D;;CC;;;BA)(A;;GX;;;WD)",
              "O:SYG:SYD:(XA;;CC;;;WD;(Exists WP://SKUID))(A;;CC;;;AC)",
              "D:(A;;CC;;;OW)",
              "D:",
              "D:NO_ACCESS_CONTROL")
          .map(text -> (FwpValue) new FwpValue.DescriptorValue(Sddl.parse(text)))
          .toList();

  private final RandomGenerator random;
  private final RandomTokens tokens;

  RandomTraffic(RandomGenerator random) {
    this.random = random;
    this.tokens = new RandomTokens(random);
  }

  LayerFilters layer() {
    List<SubLayer> subLayers = new ArrayList<>();
    // a large sublayer is searched in another way
    boolean large = random.nextInt(20) == 0;
    int count = 1 + random.nextInt(large ? 2 : 4);
    for (int i = 0; i < count; i++) {
      subLayers.add(SubLayer.builder(new Guid(3, i)).weight(random.nextInt(5)).build());
    }
    List<Filter> filters = new ArrayList<>();
    int size = large ? 150 + random.nextInt(100) : random.nextInt(25);
    for (int i = 0; i < size; i++) {
      filters.add(filter(i + 1, oneOf(subLayers)));
    }
    Layer layer = Layer.builder(LAYER).defaultSubLayerKey(subLayers.get(0).key()).build();
    return new LayerFilters(layer, subLayers, filters);
  }

  private Filter filter(int id, SubLayer subLayer) {
    Filter.Builder filter =
        Filter.builder(LAYER, action())
            .key(new Guid(4, id))
            .filterId(id)
            .effectiveWeight(new FwpValue.UInt64(random.nextInt(40) - 10L))
            .conditions(conditions());
    if (random.nextInt(10) > 0) {
      filter.subLayerKey(subLayer.key());
    }
    for (FilterFlag flag :
        List.of(
            FilterFlag.CLEAR_ACTION_RIGHT,
            FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED,
            FilterFlag.BOOTTIME,
            FilterFlag.DISABLED)) {
      if (random.nextInt(6) == 0) {
        filter.flag(flag);
      }
    }
    return filter.build();
  }

  private FilterAction action() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> FilterAction.PERMIT;
      case 3, 4 -> FilterAction.BLOCK;
      case 5 -> FilterAction.callout(ActionType.CALLOUT_TERMINATING, callout());
      case 6 -> FilterAction.callout(ActionType.CALLOUT_INSPECTION, callout());
      default -> FilterAction.callout(ActionType.CALLOUT_UNKNOWN, callout());
    };
  }

  private Guid callout() {
    return new Guid(5, random.nextInt(6));
  }

  /** Callouts of which some are not registered and one asks whether it may decide. */
  static Callouts callouts() {
    Callouts callouts = Callouts.NONE_REGISTERED;
    CalloutVerdict[] verdicts = CalloutVerdict.values();
    for (int i = 0; i < 4; i++) {
      callouts = callouts.with(new Guid(5, i), CalloutBehaviour.always(verdicts[i]));
    }
    return callouts.with(
        new Guid(5, 4),
        (filter, attributes, tokens, writable) ->
            writable ? CalloutVerdict.CONTINUE : CalloutVerdict.BLOCK);
  }

  private List<FilterCondition> conditions() {
    List<FilterCondition> conditions = new ArrayList<>();
    int groups = random.nextInt(4);
    for (int i = 0; i < groups; i++) {
      boolean user = random.nextInt(4) == 0;
      int field = random.nextInt(FIELDS.size());
      Guid key = user ? oneOf(USERS) : FIELDS.get(field);
      int alternatives = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 1;
      for (int j = 0; j < alternatives; j++) {
        conditions.add(user ? userCondition(key) : condition(key, field));
      }
    }
    return conditions;
  }

  private FilterCondition userCondition(Guid key) {
    MatchType how =
        switch (random.nextInt(8)) {
          case 0 -> MatchType.NOT_EQUAL;
          case 1 -> oneOf(List.of(MatchType.values()));
          default -> MatchType.EQUAL;
        };
    return new FilterCondition(key, how, oneOf(DESCRIPTORS));
  }

  private FilterCondition condition(Guid key, int field) {
    int from = random.nextInt(12) == 0 ? random.nextInt(FIELDS.size()) : field;
    MatchType how = random.nextBoolean() ? MatchType.EQUAL : oneOf(List.of(MatchType.values()));
    if (how == MatchType.RANGE && random.nextInt(10) > 0) {
      return new FilterCondition(key, how, new FwpValue.Range(value(from), value(from)));
    }
    return new FilterCondition(key, how, network(from));
  }

  private FwpValue network(int field) {
    if (field == 2 && random.nextInt(3) == 0) {
      long mask =
          random.nextInt(4) == 0 ? 0xFF00_00FFL : 0xFFFF_FFFFL & (-1L << random.nextInt(33));
      return new FwpValue.V4AddressMask(random.nextInt(8), mask);
    }
    if (field == 3 && random.nextInt(3) == 0) {
      return new FwpValue.V6AddressMask(octets(16), random.nextInt(130));
    }
    return value(field);
  }

  /** Returns a value of the type that a field has. */
  private FwpValue value(int field) {
    return switch (field) {
      case 0 -> new FwpValue.UInt8(6 + random.nextInt(3));
      case 1 -> new FwpValue.UInt16(random.nextInt(8));
      case 2 -> new FwpValue.UInt32(random.nextInt(8));
      case 3 -> new FwpValue.ByteArray16(octets(16));
      case 4 -> new FwpValue.UInt64(random.nextInt(6) - 2L);
      case 5 -> new FwpValue.Int32(random.nextInt(6) - 3);
      case 6 -> new FwpValue.Int64(random.nextInt(6) - 3L);
      case 7 -> new FwpValue.ByteBlob(blob());
      case 8 -> new FwpValue.SidValue(oneOf(SIDS));
      case 9 -> new FwpValue.UnicodeString(oneOf(List.of("", "a", "A", "b", "ba", "bA")));
      case 10 -> new FwpValue.ByteArray6(octets(6));
      default -> rare();
    };
  }

  private FwpValue rare() {
    return switch (random.nextInt(7)) {
      case 0 -> new FwpValue.Float32(oneOf(List.of(0f, -0f, 1f, Float.NaN)));
      case 1 -> new FwpValue.Float64(oneOf(List.of(0d, -0d, 1d, Double.NaN)));
      case 2 -> new FwpValue.Int8(random.nextInt(4) - 2);
      case 3 -> new FwpValue.Int16(random.nextInt(4) - 2);
      case 4 -> new FwpValue.BitmapIndex(random.nextInt(3));
      case 5 -> new FwpValue.BitmapArray64(octets(8));
      default -> FwpValue.Empty.EMPTY;
    };
  }

  private Bytes blob() {
    return Bytes.parseHex(
        oneOf(List.of("", "6100", "61000000", "620061000000", "62006100", "000061", "0000")));
  }

  /** Returns octets that differ in the first and in the last one only. */
  private Bytes octets(int size) {
    byte[] octets = new byte[size];
    octets[0] = (byte) (random.nextInt(3) - 1);
    octets[size - 1] = (byte) random.nextInt(3);
    return Bytes.of(octets);
  }

  TrafficAttributes attributes() {
    TrafficAttributes.Builder attributes = TrafficAttributes.builder();
    for (int field = 0; field < FIELDS.size(); field++) {
      if (random.nextInt(5) > 0) {
        int from = random.nextInt(12) == 0 ? random.nextInt(FIELDS.size()) : field;
        attributes.set(FIELDS.get(field), value(from));
      }
    }
    if (random.nextInt(3) == 0) {
      attributes.set(
          USERS.get(2),
          new FwpValue.TokenInformation(
              List.of(
                  TokenGroup.enabled(oneOf(SIDS)),
                  new TokenGroup(oneOf(SIDS), GroupAttributes.of(random.nextInt(64)))),
              random.nextInt(3) == 0 ? List.of(TokenGroup.enabled(oneOf(SIDS))) : List.of()));
    }
    return attributes.build();
  }

  TrafficTokens tokens() {
    TrafficTokens who = TrafficTokens.NONE;
    if (random.nextInt(8) > 0) {
      who = TrafficTokens.ofUser(token());
    }
    return random.nextInt(3) == 0 ? who.withRemoteUser(token()) : who;
  }

  private AccessToken token() {
    return switch (random.nextInt(4)) {
      case 0 ->
          AccessToken.of(Sid.parse("S-1-5-21-1-2-3-1001"))
              .memberOf(Sid.parse("S-1-1-0"), Sid.parse("S-1-5-32-545"))
              .appContainer(AppContainer.of(SIDS.get(1), SIDS.get(3)))
              .build();
      case 1 -> AccessToken.of(Sid.parse("S-1-5-18")).memberOf(Sid.parse("S-1-5-32-544")).build();
      default -> tokens.any();
    };
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
