package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntacl.cli.json.JsonReader;

/**
 * The page of {@code ntacl hive audit --html}, looked at in a headless Chromium where there is one.
 */
class AuditPageTest {
  private static final String START = "id=\"data\">";
  private static final Path PICTURE =
      Path.of(System.getProperty("ntacl.root"), "docs", "audit-page.png");
  private static final long PNG = 0x8950_4E47_0D0A_1A0AL;
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;

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

  /** With {@code -Dntacl.screenshot=true} the picture of the documentation is made anew. */
  @Test
  void page_inABrowser_isAPictureAsInTheDocumentation() throws IOException, InterruptedException {
    Path picture = folder.resolve("page.png");
    new HeadlessBrowser(folder).picture(page(), "#severity=high&open", picture, WIDTH, HEIGHT);

    assertPicture(picture);
    if (Boolean.getBoolean("ntacl.screenshot")) {
      Files.copy(picture, PICTURE, StandardCopyOption.REPLACE_EXISTING);
    }
    assertPicture(PICTURE);
  }

  private static void assertPicture(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes.length).isBetween(10_000, 150_000);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    assertThat(header.getLong(0)).isEqualTo(PNG);
    assertThat(header.getInt(16)).isEqualTo(WIDTH);
    assertThat(header.getInt(20)).isEqualTo(HEIGHT);
  }

  /** Returns the page's content after its scripts have run. */
  private String rendered(String hash) throws IOException, InterruptedException {
    return new HeadlessBrowser(folder).rendered(page(), hash);
  }
}
