package org.ntacl.wfp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Guid;

class BuiltInsTest {
  @ParameterizedTest
  @CsvSource({
    "LAYER, LayerKeys, 97",
    "SUBLAYER, SubLayerKeys, 18",
    "PROVIDER, ProviderKeys, 9",
    "PROVIDER_CONTEXT, ProviderContextKeys, 2",
    "CALLOUT, CalloutKeys, 51",
    "CONDITION, ConditionKeys, 143",
    "KEYING_MODULE, KeyingModuleKeys, 3"
  })
  void constants_areTheKeysOfTheTable(KeyKind kind, String type, int distinct) throws Exception {
    Map<Guid, String> all = KeyNames.all(kind);
    assertThat(all).hasSize(distinct);
    Set<Guid> constants = new HashSet<>();
    for (Field field : Class.forName("org.ntacl.wfp.model." + type).getFields()) {
      Guid key = (Guid) field.get(null);
      assertThat(all).as("%s", field).containsKey(key);
      constants.add(key);
    }
    assertThat(constants).isEqualTo(all.keySet());
    all.forEach((key, name) -> assertThat(KeyNames.key(name)).contains(key));
  }

  @Test
  void names_ofOneKey_printTheFirst() {
    assertThat(KeyNames.key("FWPM_SUBLAYER_EDGE_TRAVERSAL"))
        .contains(SubLayerKeys.TEREDO)
        .contains(SubLayerKeys.EDGE_TRAVERSAL);
    assertThat(KeyNames.print(KeyKind.SUBLAYER, SubLayerKeys.EDGE_TRAVERSAL))
        .isEqualTo("FWPM_SUBLAYER_TEREDO");
    assertThat(KeyNames.print(KeyKind.LAYER, SubLayerKeys.TEREDO))
        .isEqualTo("{" + SubLayerKeys.TEREDO + "}");
    assertThat(KeyNames.key("FWPM_SUBLAYER_NOTHING")).isEmpty();
    assertThat(LayerKeys.ALE_AUTH_CONNECT_V4)
        .isEqualTo(Guid.parse("c38d57d1-05a7-4c33-904f-7fbceee60e82"));
  }

  @Test
  void layers_areAllWithTheirFields() {
    assertThat(BuiltIns.layers()).hasSize(99);
    Layer connect = BuiltIns.layer(LayerKeys.ALE_AUTH_CONNECT_V4).orElseThrow();
    assertThat(connect.isKernel()).isTrue();
    assertThat(connect.defaultSubLayerKey()).isEqualTo(SubLayerKeys.UNIVERSAL);
    assertThat(connect.field(ConditionKeys.ALE_USER_ID))
        .contains(
            new LayerField(
                ConditionKeys.ALE_USER_ID, FieldType.RAW_DATA, DataType.TOKEN_ACCESS_INFORMATION));
    assertThat(connect.field(ConditionKeys.IP_REMOTE_ADDRESS).map(LayerField::type))
        .contains(FieldType.IP_ADDRESS);
    assertThat(connect.field(ConditionKeys.CLIENT_TOKEN)).isEmpty();
    assertThat(BuiltIns.layers())
        .allSatisfy(
            layer -> {
              assertThat(layer.flags().contains(LayerFlag.BUILTIN)).isTrue();
              assertThat(layer.flags().unknownBits()).isZero();
              Set<Guid> keys = new HashSet<>();
              layer.fields().forEach(field -> assertThat(keys.add(field.key())).isTrue());
            });
    assertThat(BuiltIns.layers()).filteredOn(layer -> layer.fields().isEmpty()).hasSize(4);
    assertThat(BuiltIns.layer(WfpObject.ZERO_KEY)).isEmpty();
  }

  @Test
  void subLayers_haveTheirWeights() {
    assertThat(BuiltIns.subLayers())
        .hasSize(18)
        .extracting(SubLayer::weight)
        .doesNotHaveDuplicates()
        .isSorted();
    Optional<WfpObject> universal = BuiltIns.find(ObjectClass.SUBLAYER, SubLayerKeys.UNIVERSAL);
    assertThat(((SubLayer) universal.orElseThrow()).weight()).isEqualTo(32768);
  }

  @Test
  void objects_referToBuiltInOnesOnly() {
    assertThat(BuiltIns.callouts()).hasSize(40).extracting(Callout::calloutId).isSorted();
    assertThat(BuiltIns.providers()).hasSize(9);
    assertThat(BuiltIns.providerContexts()).hasSize(2);
    for (ObjectClass kind : ObjectClass.values()) {
      Arrays.stream(KeyKind.values())
          .flatMap(keys -> KeyNames.all(keys).keySet().stream())
          .flatMap(key -> BuiltIns.find(kind, key).stream())
          .forEach(
              object -> {
                assertThat(object.displayData().name()).isPresent();
                assertThat(BuiltIns.contains(object)).isTrue();
                object
                    .references()
                    .forEach(to -> assertThat(BuiltIns.find(to.target(), to.key())).isPresent());
              });
    }
  }

  @Test
  void contains_persistentObject_isNot() {
    // recorded: in 2023 the sublayers of the firewall are ordinary objects
    SubLayer ordinary =
        SubLayer.builder(SubLayerKeys.MPSSVC_WF).flag(SubLayerFlag.PERSISTENT).build();
    assertThat(BuiltIns.contains(ordinary)).isFalse();
    assertThat(BuiltIns.contains(SubLayer.builder(WfpObject.ZERO_KEY).build())).isFalse();
  }

  @Test
  void tables_areReadOnly() {
    assertThatThrownBy(() -> KeyNames.all(KeyKind.LAYER).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
