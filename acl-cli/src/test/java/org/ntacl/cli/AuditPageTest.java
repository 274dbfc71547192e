package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntacl.cli.json.JsonReader;

/**
 * The page of {@code ntacl hive audit --html}, looked at in a headless Chromium where there is one.
 */
class AuditPageTest {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final String START = "id=\"data\">";

  @TempDir private Path folder;

  private static String page() {
    CommandRunner.Result result =
        CommandRunner.run("hive", "audit", "--html", "examples/machine.hive.txt");
    assertThat(result.code()).isEqualTo(1);
    return result.out();
  }

  @Test
  void page_ofTheExample_needsNothingElse() {
    assertThat(page()).startsWith("<!DOCTYPE html>").doesNotContain("http://", "https://", "src=");
  }

  @Test
  void page_data_isJsonThatCannotLeaveItsElement() throws IOException {
    Files.writeString(
        folder.resolve("text"),
        """
        ntacl-hive 1
        []
        security=O:BAG:SYD:PAI(A;CI;KA;;;WD)
        [</script><script>document.title='x'</script><!--]
        """);
    String page =
        new CommandRunner().directory(folder).with("hive", "audit", "--html", "text").out();
    int start = page.indexOf(START) + START.length();
    String data = page.substring(start, page.indexOf("</script>", start));

    assertThat(data).contains("\\u003c/script>").doesNotContain("<");
    JsonReader.read(data);
  }

  @Test
  void page_inABrowser_showsFindingsAndTree() throws IOException, InterruptedException {
    String dom = rendered("");

    assertThat(dom).contains("data-ready=\"yes\"", "12 of 12");
    assertThat(dom)
        .contains("data-path=\"ControlSet001\\Services\\PrintHelper\"")
        .contains("data-path=\"Software\\Contoso\\Agent\"")
        .containsPattern("title=\"KEY_SET_VALUE, KEY_CREATE_SUB_KEY\"[^>]*>write<|>write<")
        .contains(">take over<", "cell below-take");
  }

  @Test
  void page_inABrowserWithFilters_showsWhatTheyLeave() throws IOException, InterruptedException {
    String dom = rendered("#severity=high&key=services&open&who=0");

    assertThat(dom).contains("data-ready=\"yes\"", "3 of 12");
    assertThat(dom).doesNotContain("data-path=\"Software").doesNotContain("data-path=\"Users");
  }

  /** Returns the page's content after its scripts have run. */
  private String rendered(String hash) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BROWSER), () -> "skipped: no Chromium at " + BROWSER);
    Path file = folder.resolve("page.html");
    Files.writeString(file, page());
    Path out = folder.resolve("dom");
    Process browser =
        new ProcessBuilder(
                List.of(
                    BROWSER.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--dump-dom",
                    file.toUri() + hash))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(60, TimeUnit.SECONDS)).as("Chromium ends").isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
