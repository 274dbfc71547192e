package org.ntacl.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.claim.ResourceAttribute;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * Every condition and every resource attribute that Windows was seen to write: the bytes are read,
 * written again and printed, and compared with what Windows made and printed. The descriptors are
 * cut up here, without the code that the project has for that.
 */
class ApplicationDataVectorTest {
  /** How many there are at least, so that a fault in cutting up cannot pass for success. */
  private static final int CONDITIONS = 204;

  private static final int ATTRIBUTES = 41;

  /** The machine that made the vectors; it was in no domain. */
  private static final SidContext MACHINE =
      SidContext.ofMachine(Sid.parse("S-1-5-21-2457507606-2709100691-398136650"));

  private static final Pattern ACE_WITH_DATA =
      Pattern.compile("\\((XA|XD|XU|ZA|RA)(?:;[^;()\"]*){5};");

  private int conditions;
  private int attributes;

  @Test
  void toSddl_everyRecordedConditionAndAttribute_isWhatWindowsPrints() throws IOException {
    Path file =
        Path.of(
            System.getProperty("ntacl.shared", "../../shared"), "vectors", "sddl-bytes.jsonl.gz");
    assumeTrue(Files.exists(file), () -> "skipped: no recorded vectors at " + file);
    int lines = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        check(line);
      }
    }
    System.out.printf(
        "sddl-bytes: %d descriptors, %d conditions, %d resource attributes%n",
        lines, conditions, attributes);
    assertThat(conditions).isGreaterThanOrEqualTo(CONDITIONS);
    assertThat(attributes).isGreaterThanOrEqualTo(ATTRIBUTES);
  }

  private void check(String line) {
    String printed =
        line.contains("\"canonical\":") ? field(line, "canonical") : field(line, "sddl");
    List<String> texts = new ArrayList<>();
    for (byte[] ace : acesWithData(Bytes.parseHex(field(line, "hex")).toArray())) {
      int dataAt = 16 + 4 * ace[9];
      Bytes data = Bytes.copyOfRange(ace, dataAt, ace.length);
      texts.add(ace[0] == 0x12 ? attribute(data) : condition(data));
    }
    assertThat(texts).isEqualTo(textsWithData(printed));
  }

  private String condition(Bytes data) {
    conditions++;
    Condition condition = Condition.ofBytes(data);
    assertThat(condition.isConditional()).isTrue();
    List<ConditionToken> tokens = condition.decode();
    assertThat(Condition.of(tokens).bytes()).isEqualTo(data);
    assertThat(condition.isPrintable()).isTrue();
    return condition.toSddl(MACHINE);
  }

  private String attribute(Bytes data) {
    attributes++;
    ResourceAttribute attribute = ResourceAttribute.ofBytes(data);
    assertThat(ResourceAttribute.of(attribute.decode()).bytes()).isEqualTo(data);
    assertThat(attribute.isPrintable()).isTrue();
    return attribute.toSddl(MACHINE);
  }

  /** Returns the ACEs with application data, those of the DACL first, as the text has them. */
  private static List<byte[]> acesWithData(byte[] descriptor) {
    ByteBuffer in = ByteBuffer.wrap(descriptor).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> found = new ArrayList<>();
    for (int list : new int[] {in.getInt(16), in.getInt(12)}) {
      int at = list + 8;
      for (int left = list == 0 ? 0 : in.getShort(list + 4); left > 0; left--) {
        int end = at + in.getShort(at + 2);
        int type = descriptor[at];
        if (type == 0x09 || type == 0x0A || type == 0x0D || type == 0x12) {
          found.add(Bytes.copyOfRange(descriptor, at, end).toArray());
        }
        at = end;
      }
    }
    return found;
  }

  /** Returns the last fields of the ACEs that have seven. */
  private static List<String> textsWithData(String sddl) {
    List<String> found = new ArrayList<>();
    Matcher ace = ACE_WITH_DATA.matcher(sddl);
    int from = 0;
    while (ace.find(from)) {
      from = endOfParentheses(sddl, ace.end());
      found.add(sddl.substring(ace.end(), from));
    }
    return found;
  }

  private static int endOfParentheses(String sddl, int start) {
    int open = 0;
    boolean quoted = false;
    int at = start;
    do {
      char c = sddl.charAt(at++);
      quoted ^= c == '"';
      if (!quoted) {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    } while (open > 0);
    return at;
  }

  /** Returns the text of a field of a JSON object on one line. */
  private static String field(String line, String name) {
    String head = "\"" + name + "\":\"";
    int at = line.indexOf(head) + head.length();
    StringBuilder text = new StringBuilder();
    for (; line.charAt(at) != '"'; at++) {
      if (line.charAt(at) != '\\') {
        text.append(line.charAt(at));
        continue;
      }
      char escaped = line.charAt(++at);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(line, at + 1, at + 5, 16));
        at += 4;
      } else {
        int control = "bfnrt".indexOf(escaped);
        text.append(control < 0 ? escaped : "\b\f\n\r\t".charAt(control));
      }
    }
    return text.toString();
  }
}
