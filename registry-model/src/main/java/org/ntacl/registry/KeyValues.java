package org.ntacl.registry;

import org.ntacl.NameOrder;
import org.ntacl.NtStatus;
import org.ntacl.registry.hive.ValueType;

/** The values of the key of a handle whose rights have been looked at. */
final class KeyValues {
  /** What comes before the data of a KEY_VALUE_PARTIAL_INFORMATION. */
  private static final int HEADER = 12;

  private KeyValues() {}

  static KeyValue query(KeyOperations operations, KeyObject object, String name, int length) {
    return operations.read(
        object,
        RegNotifyClass.PRE_QUERY_VALUE_KEY,
        KeyValue.class,
        (call, context) -> new RegQueryValueKeyInformation(object, name, length, call, context, 0),
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

  static void set(KeyOperations operations, KeyObject object, KeyValue value) {
    if (value.name().length() > KeyPaths.MAX_VALUE_NAME) {
      throw new RegistryException(
          NtStatus.STATUS_NAME_TOO_LONG,
          "name of a value has %d units, at most %d"
              .formatted(value.name().length(), KeyPaths.MAX_VALUE_NAME));
    }
    operations.write(
        object,
        RegNotifyClass.PRE_SET_VALUE_KEY,
        (call, context) ->
            new RegSetValueKeyInformation(
                object, value.name(), value.type(), value.data(), call, context, 0),
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

  static void delete(KeyOperations operations, KeyObject object, String name) {
    operations.write(
        object,
        RegNotifyClass.PRE_DELETE_VALUE_KEY,
        (call, context) -> new RegDeleteValueKeyInformation(object, name, call, context, 0),
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
