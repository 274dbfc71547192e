package org.ntacl.wfp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.wfp.audit.WfpAudit;
import org.ntacl.wfp.audit.WfpFindingKind;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerKeys;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.state.LayerState;
import org.ntacl.wfp.state.WfpState;
import org.ntacl.wfp.state.WfpStateXml;

/** A real state dump: every condition about users, and what the layers decide. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateDumpTest {
  private static final Path DUMP = Path.of(System.getProperty("ntacl.shared"), "wfp/wfpstate.xml");
  private static final Sid USER = Sid.parse("S-1-5-21-1-2-3-1001");
  private static final Sid PACKAGE = Sid.parse("S-1-15-2-1-2-3-4-5-6-7");
  private static final Sid INTERNET_CLIENT = Sid.parse("S-1-15-3-1");

  private static final AccessToken SYSTEM =
      AccessToken.of(WellKnownSid.LOCAL_SYSTEM.sid())
          .memberOf(
              WellKnownSid.BUILTIN_ADMINISTRATORS,
              WellKnownSid.EVERYONE,
              WellKnownSid.AUTHENTICATED_USERS)
          .integrity(IntegrityLevel.SYSTEM)
          .build();
  private static final AccessToken LOCAL_SERVICE =
      AccessToken.of(WellKnownSid.LOCAL_SERVICE.sid())
          .memberOf(WellKnownSid.SERVICE, WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS)
          .integrity(IntegrityLevel.SYSTEM)
          .build();
  private static final AccessToken ORDINARY =
      AccessToken.of(USER)
          .memberOf(
              WellKnownSid.BUILTIN_USERS,
              WellKnownSid.INTERACTIVE,
              WellKnownSid.EVERYONE,
              WellKnownSid.AUTHENTICATED_USERS)
          .build();
  private static final AccessToken APP = ORDINARY.lowbox(AppContainer.of(PACKAGE, INTERNET_CLIENT));

  private static final AccessToken DHCP =
      LOCAL_SERVICE.toBuilder()
          .memberOf(Sid.parse("S-1-5-80-2940520708-3855866260-481812779-327648279-1710889582"))
          .build();

  /** Whom the conditions are asked about, each with the letter that stands for it below. */
  private static final Map<String, AccessToken> WHO = new LinkedHashMap<>();

  static {
    WHO.put("S", SYSTEM);
    WHO.put("L", LOCAL_SERVICE);
    WHO.put("D", DHCP);
    WHO.put("U", ORDINARY);
    WHO.put("A", APP);
  }

  /** Who meets which descriptor, in the order of the dump; all others are met by none of these. */
  private static final Map<Integer, String> MET =
      Map.of(
          2, "--D--", 10, "SLDUA", 11, "SLDU-", 12, "SLDU-", 19, "--D--", 21, "SLDUA", 29, "--D--");

  private WfpState state;

  @BeforeAll
  void read() throws IOException {
    assumeTrue(Files.exists(DUMP), () -> "no dump at " + DUMP);
    state = WfpStateXml.read(Bytes.of(Files.readAllBytes(DUMP))).state();
  }

  @Test
  void userConditions_areMetByWhomTheyName() {
    Map<SecurityDescriptor, String> answers = new LinkedHashMap<>();
    int conditions = 0;
    for (Filter filter : state.filters()) {
      for (FilterCondition condition : filter.conditions()) {
        if (condition.value() instanceof DescriptorValue value) {
          conditions++;
          answers.computeIfAbsent(value.descriptor(), absent -> answer(condition));
        }
      }
    }
    System.out.printf(
        "%d conditions about users, %d descriptors, %d tokens%n",
        conditions, answers.size(), WHO.size());
    assertThat(conditions).isEqualTo(213);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      expected.add(MET.getOrDefault(i, "-----"));
    }
    assertThat(answers.values()).containsExactlyElementsOf(expected);
  }

  /** Returns the letters of those who meet a condition, each asked in both ways and explained. */
  private static String answer(FilterCondition condition) {
    Filter filter =
        Filter.builder(new Guid(1, 1), FilterAction.PERMIT).condition(condition).build();
    Layer layer = Layer.builder(new Guid(1, 1)).build();
    FilterMatch match = new FilterMatch(layer, ClassifyOptions.DEFAULT);
    UserConditions users = new UserConditions();
    int id = users.idOf(((DescriptorValue) condition.value()).descriptor());
    StringBuilder letters = new StringBuilder();
    WHO.forEach(
        (letter, token) -> {
          TrafficTokens tokens = TrafficTokens.NONE.with(condition.fieldKey(), token);
          TrafficFacts facts = new TrafficFacts(TrafficAttributes.NONE, tokens);
          boolean met = match.matches(filter, facts);
          long bits = users.user(token).answers(1)[0];
          assertThat((bits >>> id & 1) != 0).isEqualTo(met);
          ConditionTrace trace = match.trace(filter, facts).get(0);
          assertThat(trace.isMet()).isEqualTo(met);
          assertThat(trace.reason())
              .startsWith("FWP_ACTRL_MATCH_FILTER: " + (met ? "granted" : "not granted"));
          letters.append(met ? letter : "-");
        });
    return letters.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "S, 10.0.201.7, PERMIT, 66686",
    "S, 8.8.8.8, PERMIT, 66686",
    "L, 10.0.201.7, PERMIT, 66686",
    "U, 8.8.8.8, PERMIT, 66686",
    // the default of services that have rules of their own
    "D, 8.8.8.8, BLOCK, 67666",
    // a container without the capability for the private network, but for the Internet
    "A, 10.0.201.7, BLOCK, 66718",
    "A, 8.8.8.8, PERMIT, 67328"
  })
  void connect_byUser_isDecidedByTheFilter(
      String who, String address, ActionType action, long filter) {
    Classification decision = classify(connection(address, 443, 6), WHO.get(who));

    assertThat(decision.action()).isEqualTo(action);
    assertThat(decision.decidingFilter()).map(Filter::filterId).contains(filter);
    assertThat(decision.trace().isOrderSettled()).isTrue();
  }

  @Test
  void connect_serviceByItsRule_isPermitted() {
    String program = "\\device\\harddiskvolume2\\windows\\system32\\svchost.exe\0";
    TrafficAttributes dhcp =
        connection("10.0.201.1", 67, 17)
            .with(ConditionKeys.IP_LOCAL_PORT, new FwpValue.UInt16(68))
            .with(
                ConditionKeys.ALE_APP_ID,
                new FwpValue.ByteBlob(Bytes.of(program.getBytes(StandardCharsets.UTF_16LE))));

    assertThat(classify(dhcp, DHCP).decidingFilter()).map(Filter::filterId).contains(67569L);
    assertThat(classify(dhcp, DHCP).isPermitted()).isTrue();
    assertThat(classify(dhcp, ORDINARY).decidingFilter()).map(Filter::filterId).contains(66686L);
  }

  @Test
  void connect_loopbackOfAContainer_restsOnTheOrderOfFiltersOfOneWeight() {
    TrafficAttributes loopback =
        connection("127.0.0.1", 137, 17).with(ConditionKeys.FLAGS, new FwpValue.UInt32(1));

    assertThat(classify(loopback, APP).decidingFilter()).map(Filter::filterId).contains(65789L);
    assertThat(classify(loopback, APP).trace().isOrderSettled()).isFalse();
    assertThat(classify(loopback, ORDINARY).trace().isOrderSettled()).isFalse();
  }

  @Test
  void audit_ofTheDump_claimsTheseFilters() {
    WfpAudit audit = WfpAudit.of(state.objects(), Map.of());
    Map<WfpFindingKind, Integer> counts = new EnumMap<>(WfpFindingKind.class);
    audit.findings().forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));

    System.out.println("audit of the dump: " + counts);
    assertThat(counts).doesNotContainKey(WfpFindingKind.DANGLING_REFERENCE);
    assertThat(audit.findings())
        .filteredOn(finding -> finding.kind() == WfpFindingKind.SHADOWED)
        .isNotEmpty();
  }

  private Classification classify(TrafficAttributes attributes, AccessToken who) {
    return Classifier.standard()
        .classify(layer(LayerKeys.ALE_AUTH_CONNECT_V4), attributes, TrafficTokens.ofUser(who));
  }

  private LayerFilters layer(Guid key) {
    LayerState layer = state.layer(key).orElseThrow();
    return new LayerFilters(layer.layer(), state.subLayers(), layer.filters());
  }

  private static TrafficAttributes connection(String address, int port, int protocol) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(part);
    }
    return TrafficAttributes.builder()
        .set(ConditionKeys.IP_REMOTE_ADDRESS, new FwpValue.UInt32(number))
        .set(ConditionKeys.IP_REMOTE_PORT, new FwpValue.UInt16(port))
        .set(ConditionKeys.IP_PROTOCOL, new FwpValue.UInt8(protocol))
        .set(ConditionKeys.FLAGS, new FwpValue.UInt32(0))
        .set(ConditionKeys.ORIGINAL_PROFILE_ID, new FwpValue.UInt32(2))
        .set(ConditionKeys.CURRENT_PROFILE_ID, new FwpValue.UInt32(2))
        .build();
  }

  @Test
  void compiledLayers_equalTheLiteralWalk() {
    List<LayerState> layers =
        state.layers().stream().filter(layer -> !layer.filters().isEmpty()).toList();
    int rounds = 150;
    for (LayerState layer : layers) {
      LayerFilters filters = new LayerFilters(layer.layer(), state.subLayers(), layer.filters());
      CompiledLayer compiled = Classifier.standard().compile(filters);
      List<PreparedTokens> tokens = new ArrayList<>();
      WHO.values().forEach(who -> tokens.add(compiled.users().prepare(TrafficTokens.ofUser(who))));
      SeededCases.of(3, rounds)
          .check(
              random -> {
                TrafficAttributes attributes = drawn(layer.filters(), random);
                PreparedTokens who = tokens.get(random.nextInt(tokens.size()));
                assertThat(compiled.decide(compiled.traffic(attributes, who)))
                    .isEqualTo(Classifier.standard().classify(filters, attributes, who.tokens()));
              });
    }
    System.out.printf("%d layers, %d classifications each%n", layers.size(), rounds);
    assertThat(layers).hasSize(20);
  }

  /** Returns traffic that some conditions of a layer ask for. */
  private static TrafficAttributes drawn(List<Filter> filters, RandomGenerator random) {
    TrafficAttributes.Builder attributes = TrafficAttributes.builder();
    for (int i = 0; i < 3; i++) {
      Filter filter = filters.get(random.nextInt(filters.size()));
      for (FilterCondition condition : filter.conditions()) {
        if (random.nextInt(8) > 0) {
          attributes.set(condition.fieldKey(), value(condition, random));
        }
      }
    }
    return attributes.build();
  }

  private static FwpValue value(FilterCondition condition, RandomGenerator random) {
    FwpValue wanted = condition.value();
    if (wanted instanceof FwpValue.Range range) {
      return random.nextBoolean() ? range.low() : range.high();
    }
    if (condition.matchType() == MatchType.NOT_EQUAL && wanted instanceof FwpValue.SidValue) {
      return new FwpValue.SidValue(PACKAGE);
    }
    return wanted instanceof DescriptorValue ? FwpValue.Empty.EMPTY : wanted;
  }
}
