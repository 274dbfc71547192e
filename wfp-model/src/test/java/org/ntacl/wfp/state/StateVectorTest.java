package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlOptions;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.CalloutFlag;
import org.ntacl.wfp.model.ConditionRules;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FilterWeights;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerField;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderFlag;
import org.ntacl.wfp.model.StructureRules;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

/** The recorded dump of a real system. */
class StateVectorTest {
  private static final Pattern SDDL = Pattern.compile("<sd>([^<]*)</sd>");

  private static Bytes dump;
  private static StateImport read;

  @BeforeAll
  static void readDump() {
    dump = SharedState.bytes();
    read = WfpStateXml.read(dump);
    System.out.println(
        "state dump: " + read.state().counts() + " " + read.report().findingCounts());
  }

  @Test
  void read_dump_leavesNothingUnknown() {
    assertThat(read.report().isExact()).isTrue();
    // `LA` in some descriptors: the machine is that of the one administrator with a session
    assertThat(read.report().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.ASSUMED));
    assertThat(read.state().unread()).isEmpty();
  }

  @Test
  void read_dump_hasAllObjects() {
    assertThat(read.state().counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ObjectClass.SESSION, 9,
                ObjectClass.PROVIDER, 9,
                ObjectClass.PROVIDER_CONTEXT, 4,
                ObjectClass.SUBLAYER, 18,
                ObjectClass.LAYER, 94,
                ObjectClass.CALLOUT, 70,
                ObjectClass.FILTER, 572));
    assertThat(read.report().descriptors()).isEqualTo(213);
    assertThat(read.report().distinctDescriptors()).isEqualTo(30);
    assertThat(read.report().conditions()).isEqualTo(2262);
  }

  @Test
  void write_dump_isTheSameBytes() {
    assertThat(WfpStateXml.write(read.state())).isEqualTo(dump);
  }

  @Test
  void read_export_isTheSameState() {
    StateImport again = WfpStateXml.read(WfpStateXml.write(read.state()));
    assertThat(again.state()).isEqualTo(read.state());
  }

  @Test
  void read_exportInTheNewShape_isTheSameState() {
    StateShape newest =
        new StateShape(
            StateShape.NEWEST.declaration(),
            false,
            "\n",
            true,
            StateShape.NEWEST.actions(),
            StateShape.NEWEST.blobs(),
            KeySpelling.NEWEST,
            read.state().shape().sids());
    WfpState changed = read.state().withShape(newest);
    StateImport again = WfpStateXml.read(WfpStateXml.write(changed));
    assertThat(again.state()).isEqualTo(changed);
    assertThat(again.report().isExact()).isTrue();
  }

  @Test
  void danglingReferences_dump_areNone() {
    assertThat(read.state().danglingReferences()).isEmpty();
  }

  @Test
  void weights_dump_followTheRule() {
    List<Filter> filters = read.state().filters();
    assertThat(filters)
        .isNotEmpty()
        .allSatisfy(
            filter -> {
              long weight = ((FwpValue.UInt64) filter.effectiveWeight()).bits();
              assertThat(FilterWeights.isPossible(filter.weight(), weight))
                  .as("%s of %s", filter.weight(), filter.key())
                  .isTrue();
            });
  }

  @Test
  void descriptors_dump_printAsTheyAreWritten() {
    Matcher matcher = SDDL.matcher(new String(dump.toArray(), StandardCharsets.UTF_8));
    SidContext machine = read.state().shape().sids();
    Set<String> texts = new HashSet<>();
    while (matcher.find()) {
      texts.add(matcher.group(1));
    }
    assertThat(texts)
        .hasSize(30)
        .allSatisfy(
            text ->
                assertThat(Sddl.parse(text, SddlOptions.in(machine)).toSddl(machine))
                    .isEqualTo(text));
  }

  @Test
  void keys_dump_areUniqueWithinTheirKind() {
    Set<List<Object>> keys = new HashSet<>();
    assertThat(read.state().objects())
        .allSatisfy(
            object -> assertThat(keys.add(List.of(object.objectClass(), object.key()))).isTrue());
  }

  @Test
  void conditions_dump_passTheRules() {
    for (LayerState layer : read.state().layers()) {
      for (Filter filter : layer.filters()) {
        assertThat(StructureRules.DEFAULT.check(asAdded(filter))).as("%s", filter).isEmpty();
        assertThat(StructureRules.DEFAULT.check(filter, layer.layer())).as("%s", filter).isEmpty();
        filter
            .action()
            .calloutKey()
            .map(key -> callout(key))
            .ifPresent(
                callout -> assertThat(StructureRules.DEFAULT.check(filter, callout)).isEmpty());
      }
    }
  }

  @Test
  void objects_dump_passTheRulesOfAdding() {
    assertThat(read.state().objects())
        .filteredOn(object -> !(object instanceof Filter))
        .allSatisfy(object -> assertThat(StructureRules.DEFAULT.check(asAdded(object))).isEmpty());
  }

  @Test
  void strictRules_dump_refuseTheSidsThatAreCompared() {
    StructureRules strict = new StructureRules(new ConditionRules(true));
    long refused =
        read.state().filters().stream().filter(f -> strict.check(asAdded(f)).isPresent()).count();
    // recorded: 27 conditions of ALE_PACKAGE_ID are NOT_EQUAL to a SID
    assertThat(refused).isEqualTo(27);
  }

  @Test
  void layers_dump_areThoseThatAreBuiltIn() {
    for (LayerState layer : read.state().layers()) {
      Layer found = layer.layer();
      Layer builtIn = BuiltIns.layer(found.key()).orElseThrow();
      assertThat(builtIn.flags()).as("%s", found.key()).isEqualTo(found.flags());
      assertThat(builtIn.defaultSubLayerKey()).isEqualTo(found.defaultSubLayerKey());
      for (LayerField field : found.fields()) {
        Optional<LayerField> same = builtIn.field(field.key());
        same.ifPresent(known -> assertThat(known).as("%s", found.key()).isEqualTo(field));
      }
    }
  }

  @Test
  void subLayersAndCallouts_dump_areThoseThatAreBuiltIn() {
    assertThat(BuiltIns.callouts())
        .allSatisfy(
            builtIn -> {
              Callout found = callout(builtIn.key());
              assertThat(builtIn.applicableLayer()).isEqualTo(found.applicableLayer());
              assertThat(builtIn.calloutId()).isEqualTo(found.calloutId());
              assertThat(builtIn.flags()).isEqualTo(found.flags());
            });
    assertThat(read.state().subLayers())
        .allSatisfy(
            found ->
                BuiltIns.find(ObjectClass.SUBLAYER, found.key())
                    .map(SubLayer.class::cast)
                    .ifPresent(builtIn -> assertThat(builtIn.weight()).isEqualTo(found.weight())));
    assertThat(read.state().objects().stream().filter(BuiltIns::contains).count())
        .isEqualTo(94 + 40 + 12 + 4 + 2);
  }

  private static Callout callout(Guid key) {
    return read.state().callouts().stream()
        .filter(callout -> callout.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the object as it was before the engine filled something in. */
  private static WfpObject asAdded(WfpObject object) {
    if (object instanceof Callout callout) {
      int own = callout.flags().bits() & ~0xFFFF & ~CalloutFlag.REGISTERED.bits();
      return callout.toBuilder().flags(Flags.of(CalloutFlag.class, own)).build();
    }
    if (object instanceof Provider provider) {
      return provider.toBuilder().flags(provider.flags().without(ProviderFlag.DISABLED)).build();
    }
    return object instanceof Filter filter
        ? filter.toBuilder().flags(filter.flags().without(FilterFlag.DISABLED)).build()
        : object;
  }
}
