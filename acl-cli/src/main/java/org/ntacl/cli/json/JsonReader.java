package org.ntacl.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value. Depth, lengths and numbers are bounded, nothing recurses, a field that
 * stands twice in an object is an error.
 */
public final class JsonReader {
  /** How deep lists and objects may stand in each other. */
  public static final int MAX_DEPTH = 512;

  /** How long a text may be, in UTF-16 units: more than the longest SDDL. */
  public static final int MAX_TEXT = 8 << 20;

  private static final int MAX_NUMBER = 64;
  private static final int MAX_NAME = 1024;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          // names come from strangers: each new one would stay in memory
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();

  /** A list or object that is not complete yet. */
  private static final class Open {
    private final List<JsonValue> items = new ArrayList<>();
    private final Map<String, JsonValue> fields = new LinkedHashMap<>();
    private String name;
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final JsonParser parser;
  private JsonValue result;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a text that is one JSON value and nothing else.
   *
   * @throws InputException when it is anything else, or goes beyond a bound
   */
  public static JsonValue read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonReader(parser).read();
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
      int offset = (int) Math.max(0, Math.min(at, text.length()));
      throw new InputException(offset, "bad JSON at offset " + offset + ": " + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int lineEnd = message.indexOf('\n');
    String line = lineEnd < 0 ? message : message.substring(0, lineEnd);
    return Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }

  private JsonValue read() throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      accept(token);
    }
    if (result == null) {
      throw new InputException(0, "bad JSON at offset 0: there is no value");
    }
    return result;
  }

  private void accept(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT, START_ARRAY -> open.push(new Open());
      case FIELD_NAME -> name(parser.currentName());
      case END_OBJECT -> add(new JsonValue.Fields(open.pop().fields));
      case END_ARRAY -> add(new JsonValue.Array(open.pop().items));
      case VALUE_STRING -> add(new JsonValue.Text(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(new JsonValue.Numeral(parser.getText()));
      case VALUE_TRUE -> add(new JsonValue.Truth(true));
      case VALUE_FALSE -> add(new JsonValue.Truth(false));
      case VALUE_NULL -> add(JsonValue.Null.NULL);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new AssertionError(token);
    }
  }

  private void name(String name) {
    Open object = open.element();
    if (object.fields.containsKey(name)) {
      int offset = (int) parser.currentTokenLocation().getCharOffset();
      throw new InputException(
          offset, "bad JSON at offset " + offset + ": field `" + name + "` stands there twice");
    }
    object.name = name;
  }

  private void add(JsonValue value) {
    Open container = open.peek();
    if (container == null) {
      if (result != null) {
        int offset = (int) parser.currentTokenLocation().getCharOffset();
        throw new InputException(
            offset, "bad JSON at offset " + offset + ": there is a second value");
      }
      result = value;
    } else if (container.name == null) {
      container.items.add(value);
    } else {
      container.fields.put(container.name, value);
      container.name = null;
    }
  }
}
