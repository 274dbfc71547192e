package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.SecurityDescriptor;

/** Texts and the bytes that Windows made of them, in both directions and around. */
class SddlBytesVectorTest {
  private static final SddlOptions OPTIONS = SddlOptions.in(Vectors.MACHINE_CONTEXT);

  /** The share of the recorded pairs that developers have. */
  private static final int AT_LEAST = 4_627;

  @Test
  void parse_recordedText_givesWindowsBytes() throws IOException {
    List<JsonNode> cases = Vectors.read("sddl-bytes.jsonl.gz");
    List<String> wrong = new ArrayList<>();
    int restored = 0;
    for (JsonNode pair : cases) {
      String expected = pair.get("hex").textValue();
      String sddl = sourceOf(pair.get("sddl").textValue(), expected);
      restored += sddl.equals(pair.get("sddl").textValue()) ? 0 : 1;
      String made = bytesOf(sddl);
      if (!made.equals(expected)) {
        wrong.add(sddl + "\n  expected " + expected + "\n  made     " + made);
      }
    }
    System.out.printf(
        "sddl-bytes text to bytes: %d of %d equal, %d of them from the text with its object ACEs restored%n",
        cases.size() - wrong.size(), cases.size(), restored);
    assertThat(wrong).isEmpty();
    assertThat(restored).isBetween(1, 17);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(AT_LEAST);
  }

  private static String bytesOf(String sddl) {
    try {
      return Bytes.of(SelfRelative.encode(Sddl.parse(sddl, OPTIONS))).toHex();
    } catch (SddlException e) {
      return e.display();
    }
  }

  /**
   * Returns the text that the bytes were made of. Windows prints an object ACE without GUIDs as a
   * plain one, so that the printed text of a list with slack is not the one it was made of: its
   * ACEs without rights were written as OA and OD (17 pairs in all, 9 of them held by developers).
   */
  private static String sourceOf(String printed, String hex) {
    SecurityDescriptor recorded = SelfRelative.decode(Bytes.parseHex(hex));
    boolean hasSlack = recorded.dacl() instanceof AceList list && !list.slack().isEmpty();
    return hasSlack ? printed.replaceAll("\\(([AD]);([A-Z]*);;", "(O$1;$2;;") : printed;
  }

  @Test
  void toSddl_recordedBytes_givesWindowsText() throws IOException {
    List<JsonNode> cases = Vectors.read("sddl-bytes.jsonl.gz");
    List<String> wrong = new ArrayList<>();
    for (JsonNode pair : cases) {
      String printed = pair.get(pair.has("canonical") ? "canonical" : "sddl").textValue();
      String made =
          SelfRelative.decode(Bytes.parseHex(pair.get("hex").textValue()))
              .toSddl(Vectors.MACHINE_CONTEXT);
      if (!made.equals(printed)) {
        wrong.add("expected " + printed + "\n  made     " + made);
      }
    }
    System.out.printf(
        "sddl-bytes bytes to text: %d of %d equal%n", cases.size() - wrong.size(), cases.size());
    assertThat(wrong).isEmpty();
  }

  @Test
  void encode_decodedBytes_givesTheSameBytes() throws IOException {
    List<JsonNode> cases = Vectors.read("sddl-bytes.jsonl.gz");
    for (JsonNode pair : cases) {
      Bytes bytes = Bytes.parseHex(pair.get("hex").textValue());
      assertThat(Bytes.of(SelfRelative.encode(SelfRelative.decode(bytes)))).isEqualTo(bytes);
      assertThat(StoredDescriptor.decode(bytes.toArray()).isWindowsLayout()).isTrue();
    }
    System.out.printf("sddl-bytes bytes to model to bytes: %d equal%n", cases.size());
  }
}
