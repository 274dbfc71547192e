package org.ntacl.cli.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines of UTF-8, none longer than a limit. What is wrong with one line does not touch the
 * next. Memory is bounded by the limit.
 */
final class LineReader {
  private static final int BUFFER_SIZE = 1 << 16;

  private final InputStream in;
  private final int maxLength;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private int at;
  private int end;
  private boolean first = true;

  /** A line, or what is wrong with it. */
  sealed interface Line {}

  /**
   * A line.
   *
   * @param content the line without its end
   */
  record Text(String content) implements Line {}

  /**
   * A line that cannot be used.
   *
   * @param fault what is wrong with it
   */
  record Faulty(String fault) implements Line {}

  /**
   * Makes a reader.
   *
   * @param maxLength how many bytes a line may have
   */
  LineReader(InputStream in, int maxLength) {
    this.in = in;
    this.maxLength = maxLength;
  }

  /**
   * Returns the next line, or null when there is none.
   *
   * @throws IOException when the input cannot be read
   */
  Line next() throws IOException {
    if (at == end && !fill()) {
      return null;
    }
    ByteArrayOutputStream pieces = null;
    long length = 0;
    while (true) {
      int lineEnd = indexOfLineEnd();
      int stop = lineEnd < 0 ? end : lineEnd;
      length += stop - at;
      if (lineEnd >= 0 && pieces == null) {
        Line line = line(buffer, at, lineEnd, length);
        at = lineEnd + 1;
        return line;
      }
      if (pieces == null) {
        pieces = new ByteArrayOutputStream(2 * BUFFER_SIZE);
      }
      if (length <= maxLength) {
        pieces.write(buffer, at, stop - at);
      }
      at = lineEnd < 0 ? end : lineEnd + 1;
      if (lineEnd >= 0 || !fill()) {
        byte[] whole = length <= maxLength ? pieces.toByteArray() : new byte[0];
        return line(whole, 0, whole.length, length);
      }
    }
  }

  private int indexOfLineEnd() {
    for (int i = at; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private Line line(byte[] bytes, int from, int to, long length) {
    if (length > maxLength) {
      first = false;
      return new Faulty("line of %d bytes: at most %d are read".formatted(length, maxLength));
    }
    int start = first && hasMark(bytes, from, to) ? from + 3 : from;
    first = false;
    try {
      return new Text(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, to - start))
              .toString());
    } catch (CharacterCodingException e) {
      return new Faulty("line is not valid UTF-8");
    }
  }

  /** Tells whether the bytes begin with the mark that some tools put before UTF-8. */
  private static boolean hasMark(byte[] bytes, int from, int to) {
    return to - from >= 3
        && (bytes[from] & 0xFF) == 0xEF
        && (bytes[from + 1] & 0xFF) == 0xBB
        && (bytes[from + 2] & 0xFF) == 0xBF;
  }
}
