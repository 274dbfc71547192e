package org.ntacl.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Writes one JSON value. Any text can be written, unpaired surrogates included. */
public final class JsonOutput {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Surrogates SURROGATES = new Surrogates();
  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private final JsonGenerator generator;

  private JsonOutput(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Writes surrogates as escapes: paired or not, the text stays valid UTF-8. */
  private static final class Surrogates extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      return standardAsciiEscapesForJSON();
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
          ? new SerializedString("\\u" + Integer.toHexString(c))
          : null;
    }
  }

  /** What a caller does with an output. */
  public interface Content {
    /** Writes the value. */
    void writeTo(JsonOutput output);
  }

  /** Returns a value in one line. */
  public static String line(Content content) {
    return text(content, false);
  }

  /** Returns a value in indented lines, for people; a line end closes the last. */
  public static String indented(Content content) {
    return text(content, true) + "\n";
  }

  private static String text(Content content, boolean indented) {
    StringWriter writer = new StringWriter();
    write(writer, content, indented);
    return writer.toString();
  }

  /** Writes a value in one line, without line end. */
  public static void writeLine(Writer writer, Content content) {
    write(writer, content, false);
  }

  private static void write(Writer writer, Content content, boolean indented) {
    try (JsonGenerator generator = FACTORY.createGenerator(writer)) {
      generator.setCharacterEscapes(SURROGATES);
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (indented) {
        generator.setPrettyPrinter(
            new DefaultPrettyPrinter(SEPARATORS)
                .withObjectIndenter(new DefaultIndenter("  ", "\n")));
      }
      content.writeTo(new JsonOutput(generator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private JsonOutput step(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins an object. */
  public JsonOutput begin() {
    return step(generator::writeStartObject);
  }

  /** Ends an object. */
  public JsonOutput end() {
    return step(generator::writeEndObject);
  }

  /** Begins a list. */
  public JsonOutput beginList() {
    return step(generator::writeStartArray);
  }

  /** Ends a list. */
  public JsonOutput endList() {
    return step(generator::writeEndArray);
  }

  /** Writes the name of the field whose value comes next. */
  public JsonOutput name(String name) {
    return step(() -> generator.writeFieldName(name));
  }

  /** Writes a text. */
  public JsonOutput text(String value) {
    return step(() -> generator.writeString(value));
  }

  /** Writes a field that is a text. */
  public JsonOutput field(String name, String value) {
    return name(name).text(value);
  }

  /** Writes a field that is a text, when there is one. */
  public JsonOutput field(String name, Optional<String> value) {
    return value.isPresent() ? field(name, value.get()) : this;
  }

  /** Writes a field that is a number. */
  public JsonOutput field(String name, long value) {
    return name(name).step(() -> generator.writeNumber(value));
  }

  /** Writes a field that is true or false. */
  public JsonOutput field(String name, boolean value) {
    return name(name).step(() -> generator.writeBoolean(value));
  }

  /** Writes a field that is a list of texts. */
  public JsonOutput field(String name, List<String> values) {
    name(name).beginList();
    values.forEach(this::text);
    return endList();
  }

  /** Writes a number as it is spelled. */
  public JsonOutput number(String literal) {
    return step(() -> generator.writeNumber(literal));
  }

  /** Writes a value that was read. */
  public JsonOutput value(JsonValue value) {
    if (value instanceof JsonValue.Text text) {
      return text(text.value());
    }
    if (value instanceof JsonValue.Numeral number) {
      return number(number.literal());
    }
    if (value instanceof JsonValue.Truth truth) {
      return step(() -> generator.writeBoolean(truth.value()));
    }
    if (value instanceof JsonValue.Array array) {
      beginList();
      array.items().forEach(this::value);
      return endList();
    }
    if (value instanceof JsonValue.Fields object) {
      begin();
      object.fields().forEach((name, field) -> name(name).value(field));
      return end();
    }
    return step(generator::writeNull);
  }
}
