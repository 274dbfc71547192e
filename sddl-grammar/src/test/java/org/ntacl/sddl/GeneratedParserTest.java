package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The grammars look at one token: no generated parser ever predicts, which is where ANTLR's time
 * goes.
 */
class GeneratedParserTest {
  private static final Path GENERATED = Path.of("target", "generated-sources", "antlr4");

  @Test
  void generatedParsers_allDecisions_predictNothing() throws IOException {
    List<Path> parsers;
    try (Stream<Path> files = Files.walk(GENERATED)) {
      parsers = files.filter(file -> file.toString().endsWith("Parser.java")).toList();
    }
    assertThat(parsers)
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder(
            "DescriptorParser.java", "ConditionParser.java", "AttributeParser.java");
    for (Path parser : parsers) {
      assertThat(Files.readString(parser, StandardCharsets.UTF_8))
          .as(parser.toString())
          .contains("_input.LA(1)")
          .doesNotContain("adaptivePredict");
    }
  }
}
