package org.ntacl.cli.wfp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.WfpFlag;

/** Collects the fields of a tree. */
final class Tree {
  private final Map<String, JsonValue> fields = new LinkedHashMap<>();

  JsonValue.Fields end() {
    return new JsonValue.Fields(fields);
  }

  Tree field(String name, JsonValue value) {
    fields.put(name, value);
    return this;
  }

  Tree field(String name, String value) {
    return field(name, new JsonValue.Text(value));
  }

  Tree field(String name, Optional<String> value) {
    value.ifPresent(text -> field(name, text));
    return this;
  }

  Tree field(String name, boolean value) {
    return field(name, new JsonValue.Truth(value));
  }

  /** Adds a number of 64 bits without sign. */
  Tree number(String name, long value) {
    return field(name, number(value));
  }

  static JsonValue number(long value) {
    return new JsonValue.Numeral(Long.toUnsignedString(value));
  }

  <T> Tree list(String name, List<T> items, Function<? super T, ? extends JsonValue> mapper) {
    List<JsonValue> values = new ArrayList<>();
    items.forEach(item -> values.add(mapper.apply(item)));
    return field(name, new JsonValue.Array(values));
  }

  /** Adds flags by their names, bits without one in one hexadecimal number. */
  <F extends Enum<F> & WfpFlag> Tree flags(String name, Flags<F> flags) {
    List<JsonValue> names = new ArrayList<>();
    flags.known().forEach(flag -> names.add(new JsonValue.Text(flag.windowsName())));
    flags.names().forEach(unvalued -> names.add(new JsonValue.Text(unvalued)));
    if (flags.unknownBits() != 0) {
      names.add(new JsonValue.Text("0x%08x".formatted(flags.unknownBits())));
    }
    return field(name, new JsonValue.Array(names));
  }
}
