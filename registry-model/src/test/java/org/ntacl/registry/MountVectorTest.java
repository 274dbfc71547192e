package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveOptions;
import org.ntacl.registry.hive.HiveWriter;

/** Recorded hives come out of the registry as they went in, for us and for libhivex. */
class MountVectorTest {
  private static final Path HIVEXML = Path.of("/usr/bin/hivexml");

  private final Registry registry = Registry.of(RegistryOptions.DEFAULT);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dfwinreg/UsrClass.dat",
        "dfwinreg/NTUSER.DAT",
        "notatin/NTUSER.DAT",
        "regipy/NTUSER-WSL.DAT",
        "regipy/SAM",
        "regipy/BCD",
        "nt-hive/testhive"
      })
  void save_mountedHive_isTheSame(String name) throws Exception {
    Path file = Path.of(System.getProperty("ntacl.shared"), "hives", name);
    assumeTrue(Files.exists(file), () -> "skipped: no recorded hive at " + file);
    Hive hive = Hive.open(file, HiveOptions.DEFAULT);
    String path = "\\REGISTRY\\MACHINE\\Mounted";

    registry.mount(path, hive);
    int version =
        hive.header().minorVersion() >= HiveWriter.VERSION_5
            ? HiveWriter.VERSION_5
            : HiveWriter.VERSION_3;
    Path saved = folder.resolve("saved");
    Files.write(saved, registry.save(path, version).toArray());

    Hive again = Hive.open(saved, HiveOptions.DEFAULT.strict(true));
    assertThat(again.check().isSound()).isTrue();
    assertThat(HiveDump.of(again).equals(HiveDump.of(hive))).as("content alike").isTrue();
    System.out.printf("mount: %s: %d keys alike%n", name, again.check().keys());
    if (Files.isExecutable(HIVEXML)) {
      assertThat(hivexml(saved).equals(hivexml(file))).as("alike for hivexml").isTrue();
    } else {
      System.out.println("mount: hivexml is absent (Debian: libhivex-bin)");
    }
  }

  private static String hivexml(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(HIVEXML.toString(), file.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    // where things are in the file, and when the file was written
    return text.replaceAll("<byte_run[^>]*>", "")
        .replaceFirst("<hive>(<mtime>[^<]*</mtime>)?", "<hive>");
  }
}
