package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON text. Immutable. */
public sealed interface JsonValue {

  /** Returns what kind of value this is, for messages. */
  String kind();

  /**
   * A text.
   *
   * @param value the text, unpaired surrogates included
   */
  record Text(String value) implements JsonValue {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /**
   * A number.
   *
   * @param literal the number as it stands in the text
   */
  record Numeral(String literal) implements JsonValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /**
   * True or false.
   *
   * @param value which
   */
  record Truth(boolean value) implements JsonValue {
    @Override
    public String kind() {
      return Boolean.toString(value);
    }
  }

  /** The value null. */
  enum Null implements JsonValue {
    NULL;

    @Override
    public String kind() {
      return "null";
    }
  }

  /**
   * A list.
   *
   * @param items the values
   */
  record Array(List<JsonValue> items) implements JsonValue {
    /** Keeps a read-only copy. */
    public Array {
      items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * An object.
   *
   * @param fields its fields in the order of the text
   */
  record Fields(Map<String, JsonValue> fields) implements JsonValue {
    /** Keeps a read-only copy. */
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String kind() {
      return "an object";
    }
  }
}
