package org.ntacl.wfp.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * The objects that every filter engine has from the start, as a system of 2026 has them.
 * Thread-safe.
 *
 * <p>Layers come with all their fields (recorded: dump of 2026). Of the callouts those are here
 * whose layer is known (recorded: dump of 2023). The names that people read are those of the
 * Windows headers.
 */
public final class BuiltIns {
  private static final Map<ObjectClass, Map<Guid, WfpObject>> OBJECTS = read();

  private BuiltIns() {}

  private static Map<ObjectClass, Map<Guid, WfpObject>> read() {
    Map<ObjectClass, Map<Guid, WfpObject>> all = new EnumMap<>(ObjectClass.class);
    for (String[] row : Table.rows("builtins.tsv")) {
      put(all, object(row));
    }
    for (String[] row : Table.rows("layers.tsv")) {
      put(all, layer(row));
    }
    all.replaceAll((kind, objects) -> Collections.unmodifiableMap(objects));
    return Collections.unmodifiableMap(all);
  }

  private static void put(Map<ObjectClass, Map<Guid, WfpObject>> all, WfpObject object) {
    all.computeIfAbsent(object.objectClass(), kind -> new LinkedHashMap<>())
        .put(object.key(), object);
  }

  private static WfpObject object(String[] row) {
    return switch (row[0]) {
      case "provider" -> provider(row);
      case "subLayer" -> subLayer(row);
      case "providerContext" -> providerContext(row);
      case "callout" -> callout(row);
      default -> throw new IllegalStateException("no kind of built-in object: " + row[0]);
    };
  }

  private static Provider provider(String[] row) {
    Provider.Builder provider =
        Provider.builder(key(row[1]))
            .displayData(DisplayData.of(row[1]))
            .flags(Flags.of(ProviderFlag.class, Integer.parseInt(row[2], 16)));
    return row[3].equals("-") ? provider.build() : provider.serviceName(row[3]).build();
  }

  private static SubLayer subLayer(String[] row) {
    SubLayer.Builder subLayer =
        SubLayer.builder(key(row[1]))
            .displayData(DisplayData.of(row[1]))
            .weight(Integer.parseInt(row[2]));
    return row[3].equals("-") ? subLayer.build() : subLayer.providerKey(key(row[3])).build();
  }

  private static ProviderContext providerContext(String[] row) {
    ProviderContextType type = WindowsName.find(ProviderContextType.class, row[3]).orElseThrow();
    RawElement content = new RawElement("policy", false, "", List.of());
    return ProviderContext.builder(key(row[1]), type, new ProviderContextData.Policy(content))
        .displayData(DisplayData.of(row[1]))
        .providerContextId(Long.parseUnsignedLong(row[2], 16))
        .build();
  }

  private static Callout callout(String[] row) {
    return Callout.builder(key(row[1]), key(row[3]))
        .displayData(DisplayData.of(row[1]))
        .calloutId(Long.parseLong(row[2]))
        .flags(Flags.of(CalloutFlag.class, Integer.parseUnsignedInt(row[4], 16)))
        .build();
  }

  private static Layer layer(String[] row) {
    Flags<LayerFlag> flags = Flags.none(LayerFlag.class);
    for (String name : row[3].split(",", -1)) {
      flags = flags.with(LayerFlag.valueOf(name));
    }
    List<LayerField> fields = new ArrayList<>();
    if (row.length > 5 && !row[5].isEmpty()) {
      for (String field : row[5].split(";", -1)) {
        fields.add(field(field.split(":", -1)));
      }
    }
    return Layer.builder(Guid.parse(row[1]))
        .displayData(DisplayData.of(row[0].equals("-") ? "{" + row[1] + "}" : row[0]))
        .flags(flags)
        .fields(fields)
        .defaultSubLayerKey(key(row[4]))
        .layerId(Integer.parseInt(row[2]))
        .build();
  }

  private static LayerField field(String[] parts) {
    Guid key =
        KeyNames.key("FWPM_CONDITION_" + parts[0])
            .or(() -> KeyNames.key(parts[0]))
            .orElseThrow(() -> new IllegalStateException("no field: " + parts[0]));
    FieldType type =
        switch (parts[1]) {
          case "A" -> FieldType.IP_ADDRESS;
          case "F" -> FieldType.FLAGS;
          default -> FieldType.RAW_DATA;
        };
    return new LayerField(key, type, DataType.valueOf(parts[2]));
  }

  private static Guid key(String name) {
    return KeyNames.key(name)
        .orElseThrow(() -> new IllegalStateException("no key is called " + name));
  }

  /** Returns the layers in the order of their numbers. */
  public static List<Layer> layers() {
    return all(ObjectClass.LAYER, Layer.class);
  }

  /** Returns the layer of a key, empty when there is none. */
  public static Optional<Layer> layer(Guid key) {
    return find(ObjectClass.LAYER, key).map(Layer.class::cast);
  }

  /** Returns the sublayers, the lightest first. */
  public static List<SubLayer> subLayers() {
    return all(ObjectClass.SUBLAYER, SubLayer.class);
  }

  /** Returns the providers. */
  public static List<Provider> providers() {
    return all(ObjectClass.PROVIDER, Provider.class);
  }

  /** Returns the provider contexts. */
  public static List<ProviderContext> providerContexts() {
    return all(ObjectClass.PROVIDER_CONTEXT, ProviderContext.class);
  }

  /** Returns the callouts in the order of their numbers. */
  public static List<Callout> callouts() {
    return all(ObjectClass.CALLOUT, Callout.class);
  }

  /** Returns the object of a kind and key, empty when none is built in. */
  public static Optional<WfpObject> find(ObjectClass kind, Guid key) {
    return Optional.ofNullable(OBJECTS.getOrDefault(kind, Map.of()).get(key));
  }

  /**
   * Tells whether an object out of a dump is built in. Dumps do not say so: every layer is, and of
   * the others those with a key of this list that are not said to survive a restart (on systems of
   * 2023 the sublayers of the firewall are ordinary objects that do).
   */
  public static boolean contains(WfpObject object) {
    return object instanceof Layer
        || (!object.isPersistent() && find(object.objectClass(), object.key()).isPresent());
  }

  private static <T extends WfpObject> List<T> all(ObjectClass kind, Class<T> type) {
    return OBJECTS.getOrDefault(kind, Map.of()).values().stream().map(type::cast).toList();
  }
}
