package org.ntacl.wfp.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.wfp.model.ActionFlag;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.CalloutFlag;
import org.ntacl.wfp.model.ClassifyOptionType;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.FieldType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FilterEnumFlag;
import org.ntacl.wfp.model.FilterEnumType;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.LayerField;
import org.ntacl.wfp.model.LayerFlag;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.ProviderContextData;
import org.ntacl.wfp.model.ProviderContextFlag;
import org.ntacl.wfp.model.ProviderContextType;
import org.ntacl.wfp.model.ProviderFlag;
import org.ntacl.wfp.model.RawElement;
import org.ntacl.wfp.model.SessionFlag;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.SubLayerFlag;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.SubscriptionFlag;

/** Makes states of any content. */
final class States {
  private static final List<String> SDDL =
      List.of(
          "O:SYG:SYD:(A;;CCRC;;;S-1-5-80-1-2-3-4-5)",
          "D:(A;NP;CC;;;S-1-5-80-1-2-3-4-6)S:NO_ACCESS_CONTROL",
          "O:LSD:(A;;CC;;;S-1-15-3-1)(A;;CC;;;WD)(A;;CC;;;AN)",
          "O:SYG:SYD:(XA;;CC;;;WD;(WIN://SYSAPPID Contains \"Family_hash\"))");

  private final Random random;

  States(Random random) {
    this.random = random;
  }

  WfpState any(StateShape shape) {
    return new WfpState(
        Optional.of(time()),
        list(this::session),
        list(this::layerState),
        list(this::provider),
        list(this::context),
        list(this::subLayer),
        subscriptions(),
        List.of(new RawElement("ipsecSaContexts", false, "", List.of()), raw("ipsecStatistics")),
        random.nextBoolean() ? List.of(raw("firewallState")) : List.of(),
        List.of(),
        shape);
  }

  private <T> List<T> list(Supplier<T> maker) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(maker.get());
    }
    return items;
  }

  private <E extends Enum<E>> E constant(Class<E> type) {
    return pick(List.of(type.getEnumConstants()));
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private Instant time() {
    return Instant.ofEpochMilli(random.nextLong() >> 24);
  }

  private String text() {
    List<String> parts =
        List.of("a", " ", "<", ">", "&", "\"", "'", "\n", "\r", "\t", "é", "]]>", "\uD83D\uDE00");
    StringBuilder text = new StringBuilder(pick(parts));
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(pick(parts));
    }
    return text.toString();
  }

  private <T> Optional<T> maybe(Supplier<T> maker) {
    return random.nextBoolean() ? Optional.of(maker.get()) : Optional.empty();
  }

  private DisplayData display() {
    return new DisplayData(maybe(this::text), maybe(this::text));
  }

  private Guid guid() {
    return new Guid(random.nextLong(), random.nextLong());
  }

  private Guid key(KeyKind kind) {
    return random.nextBoolean() ? guid() : pick(List.copyOf(KeyNames.all(kind).keySet()));
  }

  private Optional<Guid> providerKey() {
    return maybe(() -> key(KeyKind.PROVIDER));
  }

  private Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private Bytes blob() {
    return switch (random.nextInt(3)) {
      case 0 -> Bytes.EMPTY;
      case 1 -> Bytes.parseHex("61003c003e0026000000");
      default -> bytes(random.nextInt(9));
    };
  }

  private int bits() {
    return random.nextBoolean() ? 0 : random.nextInt() >>> random.nextInt(32);
  }

  private SessionInfo session() {
    return new SessionInfo(
        guid(),
        display(),
        Flags.of(SessionFlag.class, bits()),
        random.nextInt() & 0xFFFF_FFFFL,
        random.nextInt() & 0xFFFF_FFFFL,
        maybe(() -> Sid.of(5, 21, random.nextInt(), 7)),
        random.nextBoolean() ? "" : text(),
        random.nextBoolean());
  }

  private Provider provider() {
    return new Provider(
        key(KeyKind.PROVIDER),
        display(),
        Flags.of(ProviderFlag.class, bits()),
        blob(),
        maybe(this::text));
  }

  private SubLayer subLayer() {
    return new SubLayer(
        key(KeyKind.SUBLAYER),
        display(),
        Flags.of(SubLayerFlag.class, bits()),
        providerKey(),
        blob(),
        random.nextInt(0x10000));
  }

  private ProviderContext context() {
    ProviderContextType type = constant(ProviderContextType.class);
    ProviderContextData data =
        switch (type) {
          case GENERAL -> new ProviderContextData.General(blob());
          case CLASSIFY_OPTIONS ->
              new ProviderContextData.ClassifyOptions(
                  list(
                      () ->
                          new ProviderContextData.ClassifyOption(
                              constant(ClassifyOptionType.class), value())));
          default -> new ProviderContextData.Policy(raw("somePolicy"));
        };
    return new ProviderContext(
        key(KeyKind.PROVIDER_CONTEXT),
        display(),
        Flags.of(ProviderContextFlag.class, bits()),
        providerKey(),
        blob(),
        type,
        data,
        random.nextLong());
  }

  private RawElement raw(String name) {
    return raw(name, 4);
  }

  private RawElement raw(String name, int levels) {
    return switch (random.nextInt(levels > 0 ? 4 : 2)) {
      case 0 -> new RawElement(name, false, text(), List.of());
      case 1 -> new RawElement(name, true, "", List.of());
      case 2 -> new RawElement(name, true, "", raws(levels, "item", "item"));
      default -> new RawElement(name, false, "", raws(levels, "first", "second"));
    };
  }

  private List<RawElement> raws(int levels, String first, String second) {
    return List.of(raw(first, levels - 1), raw(second, levels - 1));
  }

  private LayerState layerState() {
    Layer layer =
        Layer.builder(key(KeyKind.LAYER))
            .displayData(display())
            .flags(Flags.of(LayerFlag.class, bits()))
            .fields(
                list(
                    () ->
                        new LayerField(
                            key(KeyKind.CONDITION),
                            constant(FieldType.class),
                            constant(DataType.class))))
            .layerId(random.nextInt(0x10000))
            .build();
    return new LayerState(layer, list(() -> callout(layer)), list(() -> filter(layer)));
  }

  private Callout callout(Layer layer) {
    return new Callout(
        key(KeyKind.CALLOUT),
        display(),
        Flags.of(CalloutFlag.class, bits()),
        providerKey(),
        blob(),
        layer.key(),
        random.nextInt() & 0xFFFF_FFFFL);
  }

  private Filter filter(Layer layer) {
    ActionType type = constant(ActionType.class);
    return new Filter(
        guid(),
        display(),
        Flags.of(FilterFlag.class, bits()),
        providerKey(),
        blob(),
        layer.key(),
        key(KeyKind.SUBLAYER),
        value(),
        list(() -> condition(layer)),
        new FilterAction(type, maybe(() -> key(KeyKind.CALLOUT))),
        random.nextBoolean() ? 0 : random.nextLong(),
        maybe(() -> key(KeyKind.PROVIDER_CONTEXT)),
        maybe(this::guid),
        random.nextLong(),
        new FwpValue.UInt64(random.nextLong()));
  }

  private FilterCondition condition(Layer layer) {
    Guid field =
        layer.fields().isEmpty() || random.nextBoolean()
            ? key(KeyKind.CONDITION)
            : pick(layer.fields()).key();
    FwpValue value = random.nextInt(4) == 0 ? new FwpValue.Range(single(), single()) : value();
    return new FilterCondition(field, constant(MatchType.class), value);
  }

  private FwpValue value() {
    return single();
  }

  private FwpValue single() {
    int number = random.nextInt();
    return switch (random.nextInt(21)) {
      case 0 -> new FwpValue.UInt8(number & 0xFF);
      case 1 -> new FwpValue.UInt16(number & 0xFFFF);
      case 2 -> FwpValue.UInt32.ofBits(number);
      case 3 -> new FwpValue.UInt64(random.nextLong());
      case 4 -> new FwpValue.Int8((byte) number);
      case 5 -> new FwpValue.Int16((short) number);
      case 6 -> new FwpValue.Int32(number);
      case 7 -> new FwpValue.Int64(random.nextLong());
      case 8 -> new FwpValue.Float32(Float.intBitsToFloat(number));
      case 9 -> new FwpValue.Float64(Double.longBitsToDouble(random.nextLong()));
      case 10 -> new FwpValue.ByteArray16(sparse());
      case 11 -> new FwpValue.ByteBlob(blob());
      case 12 -> new FwpValue.SidValue(Sid.of(15, 3, number));
      case 13, 14 -> new FwpValue.DescriptorValue(Sddl.parse(pick(SDDL)));
      case 15 -> new FwpValue.TokenAccessInformation(blob());
      case 16 -> new FwpValue.UnicodeString(random.nextBoolean() ? "" : text());
      case 17 -> new FwpValue.ByteArray6(bytes(6));
      case 18 -> new FwpValue.BitmapArray64(bytes(8));
      case 19 -> new FwpValue.V4AddressMask(number & 0xFFFF_FFFFL, random.nextInt() & 0xFFFF_FFFFL);
      default -> new FwpValue.V6AddressMask(sparse(), number & 0xFF);
    };
  }

  /** Returns 16 octets with zeros in many places. */
  private Bytes sparse() {
    byte[] octets = new byte[16];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
    }
    return Bytes.of(octets);
  }

  private List<Subscription> subscriptions() {
    List<Subscription> all = new ArrayList<>();
    for (ObjectClass target : SubscriptionLists.KINDS.values()) {
      all.addAll(
          list(
              () ->
                  new Subscription(
                      target,
                      maybe(() -> template(target)),
                      Flags.of(SubscriptionFlag.class, bits()),
                      guid())));
    }
    return all;
  }

  private EnumTemplate template(ObjectClass target) {
    Layer none = Layer.builder(guid()).build();
    return switch (target) {
      case CALLOUT -> new EnumTemplate.Callouts(providerKey(), maybe(() -> key(KeyKind.LAYER)));
      case FILTER ->
          new EnumTemplate.Filters(
              providerKey(),
              key(KeyKind.LAYER),
              constant(FilterEnumType.class),
              Flags.of(FilterEnumFlag.class, bits()),
              maybe(this::contexts),
              list(() -> condition(none)),
              Flags.of(ActionFlag.class, bits()),
              maybe(() -> key(KeyKind.CALLOUT)));
      case NET_EVENTS -> new EnumTemplate.NetEvents(time(), time(), list(() -> condition(none)));
      case PROVIDER -> new EnumTemplate.Providers(random.nextLong());
      case PROVIDER_CONTEXT -> contexts();
      default -> new EnumTemplate.SubLayers(providerKey());
    };
  }

  private EnumTemplate.ProviderContexts contexts() {
    return new EnumTemplate.ProviderContexts(
        providerKey(), maybe(() -> constant(ProviderContextType.class)));
  }
}
