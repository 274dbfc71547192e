package org.ntacl.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build finds tests by their class names, so a wrong name is a test that never runs. */
class TestNamingTest {

  private static final Pattern TEST =
      Pattern.compile(
          "^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\\b",
          Pattern.MULTILINE);
  private static final Pattern FUZZ_TARGET =
      Pattern.compile("^\\s*@FuzzTest\\b", Pattern.MULTILINE);
  private static final Pattern FUZZ_TARGET_NOT_LAST =
      Pattern.compile("^\\s*@FuzzTest\\b[^\n]*\\n\\s*@", Pattern.MULTILINE);
  private static final Pattern DISABLED = Pattern.compile("^\\s*@Disabled\\b", Pattern.MULTILINE);

  @Test
  void testClasses_haveNamesThatTheBuildLooksFor() {
    assertThat(testSources())
        .isNotEmpty()
        .filteredOn(file -> contains(file, TEST))
        .allMatch(file -> file.toString().matches(".*(Test|Properties|Differential|IT)\\.java"));
  }

  @Test
  void fuzzTargets_liveInFuzzTestClasses() {
    assertThat(testSources())
        .filteredOn(file -> contains(file, FUZZ_TARGET))
        .allMatch(file -> file.toString().endsWith("FuzzTest.java"));
  }

  @Test
  void fuzzTargets_haveTheirAnnotationLast() {
    // otherwise they replay their seeds and refuse to search for more
    assertThat(testSources()).noneMatch(file -> contains(file, FUZZ_TARGET_NOT_LAST));
  }

  @Test
  void noTest_isDisabled() {
    assertThat(testSources()).noneMatch(file -> contains(file, DISABLED));
  }

  private static List<Path> testSources() {
    return Stream.of(ProjectModule.values())
        .map(module -> ProjectModule.root().resolve(module.directory()).resolve("src/test/java"))
        .filter(Files::isDirectory)
        .flatMap(TestNamingTest::javaFiles)
        .toList();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(Path file, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
