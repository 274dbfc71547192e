package org.ntacl.registry.hive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.NameOrder;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;

/** A key of a description, which grows while that is read and not afterwards. */
final class TextKey implements HiveNode {
  /** 2024-01-01: a description has no times, and one is as good as another. */
  private static final long WRITTEN = 133_485_408_000_000_000L;

  private final String name;
  private final Map<String, TextKey> subkeys = new LinkedHashMap<>();
  private final List<HiveValue> values = new ArrayList<>();
  private SecurityDescriptor security;

  /**
   * Makes a key.
   *
   * @param security what it has unless its description says otherwise
   */
  TextKey(String name, SecurityDescriptor security) {
    this.name = name;
    this.security = security;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long lastWritten() {
    return WRITTEN;
  }

  SecurityDescriptor security() {
    return security;
  }

  void secure(SecurityDescriptor newSecurity) {
    security = newSecurity;
  }

  @Override
  public Optional<Bytes> securityBytes() {
    return Optional.of(Bytes.of(SelfRelative.encode(security)));
  }

  @Override
  public List<HiveValue> values() {
    return List.copyOf(values);
  }

  boolean add(HiveValue value) {
    return values.stream().noneMatch(old -> NameOrder.INSTANCE.same(old.name(), value.name()))
        && values.add(value);
  }

  @Override
  public List<TextKey> subkeys() {
    return List.copyOf(subkeys.values());
  }

  Optional<TextKey> subkey(String subkeyName) {
    return Optional.ofNullable(subkeys.get(NameOrder.INSTANCE.upper(subkeyName)));
  }

  void add(TextKey subkey) {
    subkeys.put(NameOrder.INSTANCE.upper(subkey.name), subkey);
  }
}
