package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A headless Chromium that looks at pages; where there is none, tests are skipped. */
final class HeadlessBrowser {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");

  private final Path folder;

  /** Makes a browser that keeps its files in a folder. */
  HeadlessBrowser(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns a page's content after its scripts have run.
   *
   * @param page the page
   * @param hash what comes behind its address
   */
  String rendered(String page, String hash) throws IOException, InterruptedException {
    Path out = folder.resolve("dom");
    browse(page, hash, out, "--dump-dom");
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  /** Writes a picture of a page. */
  void picture(String page, String hash, Path picture, int width, int height)
      throws IOException, InterruptedException {
    browse(
        page,
        hash,
        folder.resolve("out"),
        "--hide-scrollbars",
        "--window-size=" + width + "," + height,
        "--screenshot=" + picture);
  }

  private void browse(String page, String hash, Path out, String... options)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BROWSER), () -> "skipped: no Chromium at " + BROWSER);
    Path file = folder.resolve("page.html");
    Files.writeString(file, page);
    List<String> command =
        new ArrayList<>(
            List.of(
                BROWSER.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(options));
    command.add(file.toUri() + hash);
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(60, TimeUnit.SECONDS)).as("Chromium ends").isTrue();
    } finally {
      browser.destroyForcibly();
    }
  }
}
