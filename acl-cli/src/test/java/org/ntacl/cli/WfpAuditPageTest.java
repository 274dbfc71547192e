package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of {@code ntacl wfp audit --html}, looked at in a headless Chromium where there is one.
 */
class WfpAuditPageTest {
  private static final String EXAMPLE = "examples/filter-engine.xml";
  private static final Path SHARED =
      Path.of(System.getProperty("ntacl.shared"), "wfp", "wfpstate.xml");

  @TempDir private Path folder;

  private static String page(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "wfp";
    arguments[1] = "audit";
    arguments[2] = "--html";
    System.arraycopy(more, 0, arguments, 3, more.length);
    CommandRunner.Result result = CommandRunner.run(arguments);
    assertThat(result.code()).isEqualTo(1);
    return result.out();
  }

  private String rendered(String page, String hash) throws IOException, InterruptedException {
    String dom = new HeadlessBrowser(folder).rendered(page, hash);
    assertThat(dom).contains("data-ready=\"yes\"");
    return dom;
  }

  private static long boxes(String dom) {
    return Pattern.compile("<details").matcher(dom).results().count();
  }

  @Test
  void page_inABrowser_showsFindings() throws IOException, InterruptedException {
    String page = page(EXAMPLE, "--security", "filter:70001=O:BAG:SYD:(A;;SDWD;;;BU)");
    String dom = rendered(page, "");

    assertThat(dom)
        .contains(">filter 70002 Ask · ALE_AUTH_CONNECT_V4<")
        .contains(">DELETE, WRITE_DAC<", ">O:BAG:SYD:(A;;SDWD;;;BU)<");
    assertThat(boxes(dom)).isEqualTo(2);
    assertThat(dom).contains("2 of 2");
    assertThat(dom).contains("<title>" + EXAMPLE + "</title>");
  }

  @Test
  void page_inABrowserWithFilters_showsWhatTheyLeave() throws IOException, InterruptedException {
    String page = page(EXAMPLE, "--security", "filter:70001=O:BAG:SYD:(A;;SDWD;;;BU)");
    String dom = rendered(page, "#object=70002&severity=medium");

    assertThat(dom).contains("filter 70002 Ask", "1 of 2");
    assertThat(boxes(dom)).isEqualTo(1);
  }

  /** What a dump calls its objects is text on the page, whatever it looks like. */
  @Test
  void page_inABrowser_runsNothingOfTheDump() throws IOException, InterruptedException {
    String hostile = "&lt;/script&gt;&lt;img src=x onerror=document.title='owned'&gt;&lt;!--";
    String dump = Files.readString(Path.of(System.getProperty("ntacl.root")).resolve(EXAMPLE));
    Path file = folder.resolve("hostile.xml");
    Files.writeString(file, dump.replace("<name>Ask</name>", "<name>" + hostile + "</name>"));
    String dom = rendered(page(file.toString()), "");

    assertThat(dom).contains("filter 70002 &lt;/script&gt;&lt;img src=x");
    assertThat(dom).doesNotContain("<img").doesNotContain("<title>owned");
  }

  @Test
  void page_ofTheRealDump_showsAllFindings() throws IOException, InterruptedException {
    assumeTrue(Files.exists(SHARED), () -> "skipped: no dump at " + SHARED);
    String dom = rendered(page(SHARED.toString()), "");

    assertThat(dom).contains("767 objects", "8 of 8");
    assertThat(boxes(dom)).isEqualTo(8);
    assertThat(dom).contains("filter 19 Boot Time Filter · INBOUND_ICMP_ERROR_V4");
  }
}
