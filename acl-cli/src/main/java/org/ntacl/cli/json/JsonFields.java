package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object with their path, for strict reading. Every error names the field as
 * {@code token.groups[1].sid}. A field that is null counts as given and is an error where a value
 * is expected.
 */
public final class JsonFields {
  private final String path;
  private final Map<String, JsonValue> fields;

  private JsonFields(String path, Map<String, JsonValue> fields) {
    this.path = path;
    this.fields = fields;
  }

  /**
   * Returns the fields of a value.
   *
   * @param value the value
   * @param path where it stands; empty for a whole text
   * @throws InputException when it is no object
   */
  public static JsonFields of(JsonValue value, String path) {
    if (value instanceof JsonValue.Fields object) {
      return new JsonFields(path, object.fields());
    }
    throw unexpected(path.isEmpty() ? "the whole" : path, value, "an object");
  }

  /**
   * Refuses fields of other names.
   *
   * @throws InputException naming the first field that is not among the names
   */
  public JsonFields allow(String... names) {
    List<String> known = Arrays.asList(names);
    for (String name : fields.keySet()) {
      if (!known.contains(name)) {
        throw new InputException("unknown field `" + path(name) + "`");
      }
    }
    return this;
  }

  /** Returns the path of a field. */
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Tells whether a field is there. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Returns a field, or empty when it is not there. */
  public Optional<JsonValue> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * Returns a field.
   *
   * @throws InputException when it is not there
   */
  public JsonValue require(String name) {
    JsonValue value = fields.get(name);
    if (value == null) {
      throw new InputException("field `" + path(name) + "` is missing");
    }
    return value;
  }

  /**
   * Returns a text.
   *
   * @throws InputException when it is not there or no text
   */
  public String text(String name) {
    return text(require(name), path(name));
  }

  /**
   * Returns a text, or empty when it is not there.
   *
   * @throws InputException when it is no text
   */
  public Optional<String> optionalText(String name) {
    JsonValue value = fields.get(name);
    return value == null ? Optional.empty() : Optional.of(text(value, path(name)));
  }

  /**
   * Returns true or false.
   *
   * @param fallback what to return when the field is not there
   * @throws InputException when it is neither
   */
  public boolean truth(String name, boolean fallback) {
    JsonValue value = fields.get(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof JsonValue.Truth truth) {
      return truth.value();
    }
    throw unexpected(path(name), value, "true or false");
  }

  /**
   * Returns a whole number, written as such.
   *
   * @param fallback what to return when the field is not there
   * @param least the least number allowed
   * @param greatest the greatest number allowed
   * @throws InputException when it is no such number
   */
  public long integer(String name, long fallback, long least, long greatest) {
    JsonValue value = fields.get(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof JsonValue.Numeral number) {
      try {
        long whole = Long.parseLong(number.literal());
        if (whole >= least && whole <= greatest) {
          return whole;
        }
      } catch (NumberFormatException e) {
        // said below: a fraction or too long is as wrong as out of range
      }
    }
    throw unexpected(path(name), value, "a whole number from " + least + " to " + greatest);
  }

  /**
   * Returns the items of a list, none when it is not there.
   *
   * @throws InputException when it is no list
   */
  public List<JsonValue> list(String name) {
    JsonValue value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonValue.Array array) {
      return array.items();
    }
    throw unexpected(path(name), value, "a list");
  }

  /**
   * Returns the texts of a list, none when it is not there.
   *
   * @throws InputException when it is no list of texts
   */
  public List<String> texts(String name) {
    List<JsonValue> items = list(name);
    List<String> texts = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      texts.add(text(items.get(i), itemPath(name, i)));
    }
    return texts;
  }

  /** Returns the path of an item of a list. */
  public String itemPath(String name, int index) {
    return path(name) + "[" + index + "]";
  }

  /**
   * Returns an object, or empty when it is not there.
   *
   * @throws InputException when it is no object
   */
  public Optional<JsonFields> object(String name) {
    return find(name).map(value -> of(value, path(name)));
  }

  /**
   * Returns the text that a value is.
   *
   * @throws InputException when it is none
   */
  public static String text(JsonValue value, String path) {
    if (value instanceof JsonValue.Text text) {
      return text.value();
    }
    throw unexpected(path, value, "a text");
  }

  /** Returns the complaint about a value of the wrong kind. */
  public static InputException unexpected(String path, JsonValue value, String expected) {
    String found = value instanceof JsonValue.Numeral number ? number.literal() : value.kind();
    return new InputException("`" + path + "` is " + found + ": expected " + expected);
  }
}
