package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bad texts and what is said about them, with offset and caret: {@code baseline/sddl-faults.txt}.
 *
 * <p>Each case there is a line with the text (control characters as {@code \}{@code uXXXX}), then
 * the full answer, each line behind {@code =>}. To rewrite the answers: {@code mvn -pl sddl-grammar
 * -am test -Dtest=SddlFaultsTest -Dntacl.baseline=rewrite}; the difference is reviewed like code.
 */
class SddlFaultsTest {
  private static final Path FILE =
      Path.of("src", "test", "resources", "baseline", "sddl-faults.txt");

  private static final String ANSWER = "=> ";

  @Test
  void tryParse_badText_saysWhereAndWhatWasExpected() throws IOException {
    List<String> recorded = Files.readAllLines(FILE, StandardCharsets.UTF_8);
    List<String> made = new ArrayList<>();
    for (String line : recorded) {
      if (line.isEmpty() || line.startsWith("//")) {
        made.add(line);
      } else if (!line.startsWith(ANSWER)) {
        made.add(line);
        for (String answer : answer(unescape(line)).split("\n", -1)) {
          made.add(ANSWER + answer);
        }
      }
    }
    if ("rewrite".equals(System.getProperty("ntacl.baseline"))) {
      Files.write(FILE, made, StandardCharsets.UTF_8);
    }
    assertThat(made).isEqualTo(recorded);
  }

  private static String answer(String text) {
    SddlResult result = Sddl.tryParse(text, SddlOptions.DEFAULT);
    assertThat(result.isOk()).as("accepted: %s", text).isFalse();
    return result.diagnostics().get(0).status() + "\n" + result.display();
  }

  private static String unescape(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
