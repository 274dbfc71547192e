package org.ntacl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.architecture.ProjectModule.Library;

/** Holds what the libraries' module descriptors require and export. */
class ModuleDescriptorTest {

  private static final ModuleFinder CLASS_PATH =
      ModuleFinder.of(
          Pattern.compile(File.pathSeparator, Pattern.LITERAL)
              .splitAsStream(System.getProperty("java.class.path"))
              .map(Path::of)
              .filter(ModuleDescriptorTest::belongsOnAModulePath)
              .toArray(Path[]::new));

  static List<ProjectModule> published() {
    return ProjectModule.published();
  }

  @ParameterizedTest
  @MethodSource("published")
  void requires_areThoseOfThePicture(ProjectModule module) {
    Set<String> allowed = new HashSet<>(Set.of("java.base"));
    module.mayUse().forEach(other -> allowed.add(other.moduleName()));
    module.libraries().stream().map(Library::moduleName).forEach(allowed::add);
    assertThat(descriptor(module).requires()).extracting(Requires::name).isSubsetOf(allowed);
  }

  @ParameterizedTest
  @MethodSource("published")
  void exports_areAllPackagesButTheInternalOnes(ProjectModule module) {
    ModuleDescriptor descriptor = descriptor(module);
    Set<String> offered =
        descriptor.packages().stream()
            .filter(name -> !name.contains(".internal"))
            .collect(Collectors.toSet());
    assertThat(descriptor.exports())
        .extracting(Exports::source)
        .containsExactlyInAnyOrderElementsOf(offered);
  }

  @Test
  void libraries_resolveOnTheModulePath() {
    List<String> names = published().stream().map(ProjectModule::moduleName).toList();
    Configuration resolved =
        ModuleLayer.boot().configuration().resolve(CLASS_PATH, ModuleFinder.of(), names);
    assertThat(resolved.modules()).extracting(module -> module.name()).containsAll(names);
  }

  @ParameterizedTest
  @EnumSource(
      value = ProjectModule.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BENCHMARKS"})
  void sources_areOnTheClassPath(ProjectModule module) throws IOException {
    String source = firstSource(module);
    assumeTrue(source != null, () -> module.directory() + " has no class yet");
    String type = source.replace(".java", ".class").replace(File.separatorChar, '/');
    assertThat(getClass().getClassLoader().getResource(type)).as(type).isNotNull();
  }

  private static String firstSource(ProjectModule module) throws IOException {
    Path sources = ProjectModule.root().resolve(module.directory()).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .map(sources::relativize)
          .map(Path::toString)
          .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
          .findFirst()
          .orElse(null);
    }
  }

  private static ModuleDescriptor descriptor(ProjectModule module) {
    return CLASS_PATH.find(module.moduleName()).map(ModuleReference::descriptor).orElseThrow();
  }

  /** Test libraries among them split packages; the published modules and their needs do not. */
  private static boolean belongsOnAModulePath(Path entry) {
    String path = entry.toString();
    return published().stream().anyMatch(module -> path.contains(module.directory()))
        || path.contains("antlr4-runtime")
        || path.contains("bcprov");
  }
}
