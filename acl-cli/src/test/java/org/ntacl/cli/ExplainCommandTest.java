package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntacl.binary.SelfRelative;
import org.ntacl.sddl.Sddl;

/** Where descriptors come from, where words go to, and colour. */
class ExplainCommandTest {
  private static final String SDDL = "O:BAG:SYD:(D;;KW;;;BG)(A;;KR;;;BU)";
  private static final String EXPLAINED = CommandRunner.run("explain", "--type", "key", SDDL).out();

  @Test
  void explain_standardInput_isReadWithoutOperandAndByName() {
    CommandRunner runner = new CommandRunner().input(SDDL + "\r\n");

    assertThat(runner.with("explain", "--type", "key").out()).isEqualTo(EXPLAINED);
    assertThat(runner.with("explain", "--type", "key", "-").out()).isEqualTo(EXPLAINED);
  }

  @Test
  void explain_terminalInputWithoutOperand_asksForOne() {
    CommandRunner.Result result = new CommandRunner().terminals("in", "out").with("explain");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("ntacl: no descriptor");
  }

  @Test
  void explain_everyForm_isToldByItsBeginning(@TempDir Path folder) throws IOException {
    byte[] bytes = SelfRelative.encode(Sddl.parse(SDDL));
    String hex = CommandRunner.run("convert", "--to", "hex", SDDL).out();
    String base64 = CommandRunner.run("convert", "--to", "base64", SDDL).out();
    String json = CommandRunner.run("convert", "--to", "json", SDDL).out();
    Files.write(folder.resolve("bytes.bin"), bytes);
    Files.writeString(folder.resolve("hex.txt"), hex);
    Files.writeString(folder.resolve("base64.txt"), base64);
    Files.writeString(folder.resolve("json.txt"), "\n" + json);
    Files.writeString(folder.resolve("sddl.txt"), "  " + SDDL + "\n");
    Files.writeString(folder.resolve("marked.txt"), "\ufeff" + SDDL);
    Files.writeString(folder.resolve("little.txt"), "\ufeff" + SDDL, StandardCharsets.UTF_16LE);
    Files.writeString(folder.resolve("big.txt"), "\ufeff" + SDDL, StandardCharsets.UTF_16BE);

    CommandRunner runner = new CommandRunner().directory(folder);
    for (String name :
        List.of(
            "bytes.bin",
            "hex.txt",
            "base64.txt",
            "json.txt",
            "sddl.txt",
            "marked.txt",
            "little.txt",
            "big.txt")) {
      assertThat(runner.with("explain", "--type", "key", name))
          .as(name)
          .returns(EXPLAINED, CommandRunner.Result::out);
      assertThat(runner.with("explain", "--type", "key", "@" + name).out()).isEqualTo(EXPLAINED);
    }
    for (String text : List.of(hex, base64, json, SDDL)) {
      assertThat(runner.with("explain", "--type", "key", text).out()).isEqualTo(EXPLAINED);
    }
  }

  @Test
  void explain_fileNamedLikeADescriptor_isReadOnlyWhenAskedFor(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("O:BA"), "O:SY");
    CommandRunner runner = new CommandRunner().directory(folder);

    assertThat(runner.with("convert", "O:BA").out()).isEqualTo("O:BA\n");
    assertThat(runner.with("convert", "@O:BA").out()).isEqualTo("O:SY\n");
    assertThat(runner.with("convert", "--from", "sddl", "O:BA").out()).isEqualTo("O:SY\n");
  }

  @Test
  void explain_fileThatHoldsNothingUseful_isRefused(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("other.txt"), "hello");
    Files.write(folder.resolve("noise.bin"), new byte[] {2, (byte) 0xFF, 1});
    Files.write(folder.resolve("large.bin"), new byte[(8 << 20) + 1]);
    CommandRunner runner = new CommandRunner().directory(folder);

    assertThat(runner.with("explain", "other.txt").err())
        .isEqualTo(
            "ntacl: other.txt holds no descriptor: expected SDDL, hexadecimal digits, base64, JSON"
                + " or the bytes of one\n");
    assertThat(runner.with("explain", "noise.bin").err())
        .isEqualTo("ntacl: noise.bin is no valid UTF-8 text and no descriptor\n");
    assertThat(runner.with("explain", "large.bin").err())
        .isEqualTo("ntacl: large.bin is longer than 8388608 bytes\n");
  }

  @Test
  void explain_drivePath_isAFileName() {
    assertThat(CommandRunner.run("explain", "D:\\none.sddl").err())
        .isEqualTo("ntacl: neither a descriptor nor a file: `D:\\none.sddl`\n");
  }

  @Test
  void explain_severalDescriptors_areSeparatedByABlankLine() {
    assertThat(CommandRunner.run("explain", "--type", "key", SDDL, SDDL).out())
        .isEqualTo(EXPLAINED + "\n" + EXPLAINED);
  }

  @Test
  void explain_secondDescriptorBad_saysNothingAboutTheFirst() {
    CommandRunner.Result result = CommandRunner.run("explain", SDDL, "O:XX");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("offset 2");
  }

  @Test
  void explain_color_changesNothingButColor() {
    String colored = CommandRunner.run("explain", "--type", "key", "--color", "always", SDDL).out();

    assertThat(colored).contains("\u001b[31mDENY\u001b[0m", "\u001b[32mALLOW\u001b[0m");
    assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(EXPLAINED);
  }

  @Test
  void explain_terminal_isColoredUnlessTheEnvironmentForbids() {
    CommandRunner terminal = new CommandRunner().terminals("out");

    assertThat(terminal.with("explain", SDDL).out()).contains("\u001b[");
    assertThat(terminal.with("explain", "--color=never", SDDL).out()).doesNotContain("\u001b[");
    assertThat(terminal.colorless().with("explain", SDDL).out()).doesNotContain("\u001b[");
    assertThat(CommandRunner.run("explain", SDDL).out()).doesNotContain("\u001b[");
  }

  @Test
  void explain_unknownColor_isRefused() {
    assertThat(CommandRunner.run("explain", "--color", "red", SDDL).err())
        .isEqualTo("ntacl: `--color` is `red`: expected auto, always or never\n");
  }

  @Test
  void explain_narrowTerminal_keepsToItsWidth() {
    String service = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)";

    assertThat(
            new CommandRunner()
                .columns(60)
                .with("explain", "--type", "service", "--color", "always", service)
                .out()
                .replaceAll("\u001b\\[[0-9]*m", "")
                .lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void explain_namesOfStrangers_cannotMoveTheCursor() {
    String json =
        "{\"sacl\":{\"aces\":[{\"type\":\"SYSTEM_RESOURCE_ATTRIBUTE\",\"mask\":\"0x0\",\"sid\":\"WD\","
            + "\"attribute\":{\"name\":\"a\\u001b[2Jb\",\"type\":\"STRING\",\"values\":[\"\\u202e\"]}}]}}";

    assertThat(CommandRunner.run("explain", json).out())
        .contains("a\\u001b[2Jb", "\\u202e")
        .doesNotContain("\u001b", "\u202e");
    assertThat(CommandRunner.run("explain", "nothing\u001b[2J").err()).doesNotContain("\u001b");
  }
}
