package org.ntacl.wfp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.Guid;

class WfpObjectTest {
  private static final Guid KEY = key(1);
  private static final Guid PROVIDER = key(2);
  private static final Guid CALLOUT = key(3);
  private static final Guid CONTEXT = key(4);

  private static Guid key(int number) {
    return new Guid(number, number);
  }

  @Test
  void references_filter_areInTheirOrder() {
    Filter filter =
        Filter.builder(
                LayerKeys.STREAM_V4, FilterAction.callout(ActionType.CALLOUT_TERMINATING, CALLOUT))
            .providerKey(PROVIDER)
            .subLayerKey(SubLayerKeys.UNIVERSAL)
            .flag(FilterFlag.HAS_PROVIDER_CONTEXT)
            .providerContextKey(CONTEXT)
            .build();
    assertThat(filter.references())
        .containsExactly(
            new Reference(ObjectClass.PROVIDER, PROVIDER),
            new Reference(ObjectClass.LAYER, LayerKeys.STREAM_V4),
            new Reference(ObjectClass.SUBLAYER, SubLayerKeys.UNIVERSAL),
            new Reference(ObjectClass.CALLOUT, CALLOUT),
            new Reference(ObjectClass.PROVIDER_CONTEXT, CONTEXT));
  }

  @Test
  void references_filterWithoutFlagOrCallout_areFewer() {
    Filter filter =
        Filter.builder(LayerKeys.STREAM_V4, FilterAction.BLOCK).providerContextKey(CONTEXT).build();
    assertThat(filter.references())
        .extracting(Reference::target)
        .containsExactly(ObjectClass.LAYER, ObjectClass.SUBLAYER);
    Filter asking =
        Filter.builder(
                LayerKeys.STREAM_V4, new FilterAction(ActionType.CALLOUT_UNKNOWN, Optional.empty()))
            .build();
    assertThat(asking.references())
        .contains(new Reference(ObjectClass.CALLOUT, WfpObject.ZERO_KEY));
  }

  @Test
  void references_others_areProviderAndLayer() {
    Callout callout = Callout.builder(KEY, LayerKeys.STREAM_V4).providerKey(PROVIDER).build();
    assertThat(callout.references())
        .containsExactly(
            new Reference(ObjectClass.PROVIDER, PROVIDER),
            new Reference(ObjectClass.LAYER, LayerKeys.STREAM_V4));
    assertThat(SubLayer.builder(KEY).providerKey(PROVIDER).build().references())
        .containsExactly(new Reference(ObjectClass.PROVIDER, PROVIDER));
    assertThat(SubLayer.builder(KEY).build().references()).isEmpty();
    assertThat(Provider.builder(KEY).build().references()).isEmpty();
    assertThat(Layer.builder(KEY).build().references()).isEmpty();
  }

  @Test
  void toBuilder_unchanged_isEqual() {
    List<WfpObject> objects =
        List.of(
            BuiltIns.layers().get(0),
            BuiltIns.callouts().get(0),
            BuiltIns.subLayers().get(3),
            BuiltIns.providers().get(0),
            BuiltIns.providerContexts().get(0));
    for (WfpObject object : objects) {
      assertThat(copy(object)).isEqualTo(object).isNotSameAs(object);
    }
    Filter filter =
        Filter.builder(LayerKeys.STREAM_V4, FilterAction.PERMIT)
            .key(KEY)
            .displayData(DisplayData.of("x", "y"))
            .flag(FilterFlag.INDEXED)
            .providerKey(PROVIDER)
            .providerData(Bytes.of((byte) 1))
            .subLayerKey(SubLayerKeys.LIPS)
            .weight(new FwpValue.UInt8(3))
            .condition(
                new FilterCondition(ConditionKeys.FLAGS, MatchType.EQUAL, new FwpValue.UInt32(1)))
            .rawContext(7)
            .providerContextKey(CONTEXT)
            .reserved(KEY)
            .filterId(9)
            .effectiveWeight(new FwpValue.UInt64(5))
            .build();
    assertThat(filter.toBuilder().build()).isEqualTo(filter);
    assertThat(filter.toBuilder().filterId(10).build()).isNotEqualTo(filter);
  }

  private static WfpObject copy(WfpObject object) {
    if (object instanceof Layer layer) {
      return layer.toBuilder().build();
    }
    if (object instanceof Callout callout) {
      return callout.toBuilder().build();
    }
    if (object instanceof SubLayer subLayer) {
      return subLayer.toBuilder().build();
    }
    return object instanceof Provider provider
        ? provider.toBuilder().build()
        : ((ProviderContext) object).toBuilder().build();
  }

  @Test
  void change_object_hasItsNumberWhereThereIsOne() {
    Callout callout = Callout.builder(KEY, LayerKeys.STREAM_V4).calloutId(300).build();
    assertThat(ObjectChange.of(ChangeType.ADD, callout))
        .isEqualTo(
            new ObjectChange(ChangeType.ADD, ObjectClass.CALLOUT, KEY, OptionalLong.of(300)));
    assertThat(ObjectChange.of(ChangeType.DELETE, Provider.builder(KEY).build()).id()).isEmpty();
  }
}
