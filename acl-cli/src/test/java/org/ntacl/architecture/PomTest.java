package org.ntacl.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.architecture.ProjectModule.Library;

/** Holds what the POMs declare, even before a class uses it. */
class PomTest {

  @Test
  void reactor_hasTheModulesOfThePicture() {
    List<String> directories =
        Stream.of(ProjectModule.values()).map(ProjectModule::directory).toList();
    assertThat(Pom.parent().modules()).containsExactlyInAnyOrderElementsOf(directories);
  }

  @Test
  void parent_givesEveryModuleTestLibrariesOnly() {
    assertThat(Pom.parent().dependencies()).isNotEmpty().allMatch(Pom.Dependency::isForTests);
  }

  @ParameterizedTest
  @EnumSource(ProjectModule.class)
  void module_declaresOnlyWhatThePictureAllows(ProjectModule module) {
    Set<String> allowed = new HashSet<>();
    module.mayUse().forEach(other -> allowed.add("org.ntacl:" + other.directory()));
    module.libraries().stream().flatMap(Library::artifacts).forEach(allowed::add);
    assertThat(Pom.of(module).dependencies())
        .filteredOn(dependency -> !dependency.isForTests())
        .extracting(Pom.Dependency::artifact)
        .isSubsetOf(allowed);
  }

  @ParameterizedTest
  @EnumSource(ProjectModule.class)
  void module_testsWithNoOtherModuleThanAclTesting(ProjectModule module) {
    // acl-testing needs acl-core, so acl-core would close a circle even in test scope.
    Set<String> allowed = module == ProjectModule.CORE ? Set.of() : Set.of("org.ntacl:acl-testing");
    assertThat(Pom.of(module).dependencies())
        .filteredOn(Pom.Dependency::isForTests)
        .extracting(Pom.Dependency::artifact)
        .filteredOn(artifact -> artifact.startsWith("org.ntacl:"))
        .isSubsetOf(allowed);
  }

  @ParameterizedTest
  @EnumSource(ProjectModule.class)
  void module_leavesVersionsToTheParent(ProjectModule module) {
    assertThat(Pom.of(module).ownVersions())
        .as("versions stand once, in the parent")
        .allMatch(version -> version.startsWith("${"));
  }
}
