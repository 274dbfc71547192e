package org.ntacl.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.classify.TrafficAttributes;
import org.ntacl.wfp.classify.TrafficTokens;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.ByteBlob;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.FwpValue.Range;
import org.ntacl.wfp.model.FwpValue.UInt16;
import org.ntacl.wfp.model.FwpValue.UInt32;
import org.ntacl.wfp.model.FwpValue.UInt64;
import org.ntacl.wfp.model.FwpValue.UInt8;
import org.ntacl.wfp.model.LayerKeys;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.state.LayerState;
import org.ntacl.wfp.state.WfpState;
import org.ntacl.wfp.state.WfpStateXml;

/** The layer of connections of a real state dump, layers like it of any size, and traffic. */
final class ClassifyWorld {
  /** Beside the project, where the benchmarks are run from. */
  private static final Path DUMP =
      Path.of(System.getProperty("ntacl.shared", "../shared"), "wfp", "wfpstate.xml");

  private static final Guid LAYER = LayerKeys.ALE_AUTH_CONNECT_V4;
  private static final SubLayer SERVICES = SubLayer.builder(new Guid(1, 3)).weight(3).build();
  private static final SubLayer FIREWALL = SubLayer.builder(new Guid(1, 2)).weight(2).build();

  /** About as many filters as the layer of the dump has. */
  private static final int ORDINARY = 47;

  private static final int SERVICE_COUNT = 30;

  private ClassifyWorld() {}

  /** Returns the layer of the dump, or one made for the purpose where there is no dump. */
  static LayerFilters connections() {
    if (!Files.exists(DUMP)) {
      return made(ORDINARY);
    }
    try {
      WfpState state = WfpStateXml.read(Bytes.of(Files.readAllBytes(DUMP))).state();
      LayerState layer = state.layer(LAYER).orElseThrow();
      return new LayerFilters(layer.layer(), state.subLayers(), layer.filters());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a layer with more filters: copies of those that name a program, for other programs, and
   * as many as it takes.
   */
  static LayerFilters tenfold(LayerFilters layer) {
    List<Filter> filters = new ArrayList<>(layer.filters());
    List<Filter> indexable =
        layer.filters().stream()
            .filter(
                filter ->
                    filter.conditions().stream().anyMatch(one -> one.value() instanceof ByteBlob))
            .toList();
    for (int i = 0; filters.size() < 10 * layer.filters().size(); i++) {
      filters.add(forOtherProgram(indexable.get(i % indexable.size()), i));
    }
    return new LayerFilters(layer.layer(), layer.subLayers(), filters);
  }

  private static Filter forOtherProgram(Filter filter, int number) {
    List<FilterCondition> conditions =
        filter.conditions().stream()
            .map(
                one ->
                    one.value() instanceof ByteBlob
                        ? new FilterCondition(one.fieldKey(), one.matchType(), program(number))
                        : one)
            .toList();
    return filter.toBuilder()
        .key(new Guid(9, number))
        .filterId(1_000_000L + number)
        .conditions(conditions)
        .build();
  }

  /**
   * Returns a layer of a certain size: rules of services, each for a program, a user, a protocol
   * and a port, and a few rules for networks and for everything else.
   */
  static LayerFilters made(int size) {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        filter(0, FIREWALL, 1)
            .condition(equal(ConditionKeys.ORIGINAL_PROFILE_ID, new UInt32(2)))
            .build());
    for (int i = 1; i <= 5; i++) {
      filters.add(
          filter(i, SERVICES, 1_000_000 + i)
              .condition(
                  new FilterCondition(
                      ConditionKeys.IP_REMOTE_ADDRESS,
                      MatchType.RANGE,
                      new Range(new UInt32((long) i << 24), new UInt32(((long) i << 24) + 255))))
              .build());
    }
    for (int i = filters.size(); i < size; i++) {
      filters.add(
          filter(i, SERVICES, 10 + i % 1000)
              .condition(equal(ConditionKeys.ALE_APP_ID, program(i / 8)))
              .condition(equal(ConditionKeys.ALE_USER_ID, service(i % SERVICE_COUNT)))
              .condition(equal(ConditionKeys.IP_PROTOCOL, new UInt8(i % 3 == 0 ? 17 : 6)))
              .condition(equal(ConditionKeys.IP_REMOTE_PORT, new UInt16(port(i))))
              .build());
    }
    return new LayerFilters(
        BuiltIns.layer(LAYER).orElseThrow(), List.of(SERVICES, FIREWALL), filters);
  }

  private static int port(int number) {
    return number % 4 == 0 ? 443 : number % 4 == 1 ? 80 : 1024 + number % 10_000;
  }

  private static Filter.Builder filter(int number, SubLayer subLayer, long weight) {
    return Filter.builder(LAYER, number % 7 == 3 ? FilterAction.BLOCK : FilterAction.PERMIT)
        .key(new Guid(8, number))
        .filterId(number + 1L)
        .subLayerKey(subLayer.key())
        .effectiveWeight(new UInt64(weight));
  }

  private static FilterCondition equal(Guid field, FwpValue value) {
    return new FilterCondition(field, MatchType.EQUAL, value);
  }

  private static FwpValue program(int number) {
    String path = "\\device\\harddiskvolume2\\program files\\maker\\program%d.exe\0";
    return new ByteBlob(Bytes.of(path.formatted(number).getBytes(StandardCharsets.UTF_16LE)));
  }

  private static FwpValue service(int number) {
    return new DescriptorValue(
        Sddl.parse("O:SYG:SYD:(A;;CCRC;;;S-1-5-80-1-2-3-4-%d)".formatted(number)));
  }

  /** Returns those who send: a user, a service, an application in a container, SYSTEM. */
  static List<TrafficTokens> tokens() {
    AccessToken user =
        AccessToken.of(Sid.parse("S-1-5-21-1-2-3-1001"))
            .memberOf(
                WellKnownSid.BUILTIN_USERS, WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS)
            .build();
    AppContainer container =
        AppContainer.of(Sid.parse("S-1-15-2-1-2-3-4-5-6-7"), Sid.parse("S-1-15-3-1"));
    return List.of(
        TrafficTokens.ofUser(user),
        TrafficTokens.ofUser(user.toBuilder().memberOf(Sid.parse("S-1-5-80-1-2-3-4-7")).build()),
        TrafficTokens.ofUser(user.lowbox(container)),
        TrafficTokens.ofUser(AccessToken.of(WellKnownSid.LOCAL_SYSTEM.sid()).build()));
  }

  /**
   * Returns traffic of which each has a port, an address and a program that some filter of a layer
   * asks for, rarely all of one filter.
   */
  static List<TrafficAttributes> traffic(LayerFilters layer, int count) {
    Random random = new Random(5);
    List<FilterCondition> conditions =
        layer.filters().stream().flatMap(filter -> filter.conditions().stream()).toList();
    List<TrafficAttributes> traffic = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrafficAttributes.Builder one =
          TrafficAttributes.builder()
              .set(ConditionKeys.FLAGS, new UInt32(0))
              .set(ConditionKeys.ORIGINAL_PROFILE_ID, new UInt32(2))
              .set(ConditionKeys.CURRENT_PROFILE_ID, new UInt32(2))
              .set(ConditionKeys.IP_REMOTE_ADDRESS, new UInt32(0x0808_0808L))
              .set(ConditionKeys.IP_PROTOCOL, new UInt8(random.nextBoolean() ? 6 : 17))
              .set(ConditionKeys.IP_REMOTE_PORT, new UInt16(443))
              .set(ConditionKeys.IP_LOCAL_PORT, new UInt16(50_000 + i));
      for (int j = 0; j < 4; j++) {
        FilterCondition wanted = conditions.get(random.nextInt(conditions.size()));
        if (wanted.value() instanceof ByteBlob || wanted.value() instanceof UInt16) {
          one.set(wanted.fieldKey(), wanted.value());
        }
      }
      traffic.add(one.build());
    }
    return traffic;
  }
}
