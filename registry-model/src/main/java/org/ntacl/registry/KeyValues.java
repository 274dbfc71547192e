package org.ntacl.registry;

import java.util.List;
import org.ntacl.NameOrder;
import org.ntacl.NtStatus;
import org.ntacl.registry.hive.ValueType;

/** The values of the key of a handle whose rights have been looked at. */
final class KeyValues {
  /** What comes before the data of a KEY_VALUE_PARTIAL_INFORMATION. */
  private static final int HEADER = 12;

  private KeyValues() {}

  static KeyValue query(KeyOperations operations, OpenHandle handle, String name, int length) {
    return operations.read(
        handle,
        RegNotifyClass.PRE_QUERY_VALUE_KEY,
        KeyValue.class,
        (call, context) ->
            new RegQueryValueKeyInformation(handle.object(), name, length, call, context, 0),
        node -> fitting(node.value(name).orElseThrow(() -> notFound(name)), length));
  }

  private static KeyValue fitting(KeyValue value, int length) {
    int needed = HEADER + value.data().size();
    if (length < needed) {
      throw new RegistryException(
          length < HEADER ? NtStatus.STATUS_BUFFER_TOO_SMALL : NtStatus.STATUS_BUFFER_OVERFLOW,
          "the value takes %d bytes, there is room for %d".formatted(needed, length),
          needed);
    }
    return value;
  }

  static MultipleValues query(
      KeyOperations operations, OpenHandle handle, List<String> names, int length) {
    List<String> wanted = List.copyOf(names);
    return operations.read(
        handle,
        RegNotifyClass.PRE_QUERY_MULTIPLE_VALUE_KEY,
        MultipleValues.class,
        (call, context) ->
            new RegQueryMultipleValueKeyInformation(
                handle.object(), wanted, length, call, context, 0),
        node -> fitting(all(node, wanted), length));
  }

  private static MultipleValues all(KeyNode node, List<String> names) {
    return new MultipleValues(
        names.stream().map(name -> node.value(name).orElseThrow(() -> notFound(name))).toList());
  }

  private static MultipleValues fitting(MultipleValues values, int length) {
    long needed = values.size();
    if (length < needed) {
      throw new RegistryException(
          NtStatus.STATUS_BUFFER_OVERFLOW,
          "the values take %d bytes, there is room for %d".formatted(needed, length),
          (int) Math.min(needed, Integer.MAX_VALUE));
    }
    return values;
  }

  static void setInformation(
      KeyOperations operations, OpenHandle handle, KeySetInformation information) {
    operations.write(
        handle,
        RegNotifyClass.PRE_SET_INFORMATION_KEY,
        (call, context) ->
            new RegSetInformationKeyInformation(handle.object(), information, call, context, 0),
        node -> {
          operations.tree().setInformation(node, information);
          return null;
        });
  }

  static void set(KeyOperations operations, OpenHandle handle, KeyValue value) {
    if (value.name().length() > KeyPaths.MAX_VALUE_NAME) {
      throw new RegistryException(
          NtStatus.STATUS_NAME_TOO_LONG,
          "name of a value has %d units, at most %d"
              .formatted(value.name().length(), KeyPaths.MAX_VALUE_NAME));
    }
    operations.write(
        handle,
        RegNotifyClass.PRE_SET_VALUE_KEY,
        (call, context) ->
            new RegSetValueKeyInformation(
                handle.object(), value.name(), value.type(), value.data(), call, context, 0),
        node -> {
          if (node.isLink() && !isTarget(value)) {
            throw new RegistryException(
                NtStatus.STATUS_ACCESS_DENIED, "a symbolic link has its target and nothing else");
          }
          node.setValue(value);
          operations.tree().valuesChanged(node);
          return null;
        });
  }

  /** registry 1.6. */
  private static boolean isTarget(KeyValue value) {
    return value.type() == ValueType.REG_LINK.code()
        && NameOrder.INSTANCE.same(value.name(), KeyValue.LINK_NAME);
  }

  static void delete(KeyOperations operations, OpenHandle handle, String name) {
    operations.write(
        handle,
        RegNotifyClass.PRE_DELETE_VALUE_KEY,
        (call, context) ->
            new RegDeleteValueKeyInformation(handle.object(), name, call, context, 0),
        node -> {
          if (!node.removeValue(name)) {
            throw notFound(name);
          }
          operations.tree().valuesChanged(node);
          return null;
        });
  }

  private static RegistryException notFound(String name) {
    return new RegistryException(
        NtStatus.STATUS_OBJECT_NAME_NOT_FOUND, "no value " + KeyPaths.shown(name));
  }
}
