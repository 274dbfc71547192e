package org.ntacl.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The picture of the project that the tests of this package hold: which module may need which
 * other, and which libraries. A new arrow is drawn here first.
 */
enum ProjectModule {
  CORE(
      "acl-core",
      "org.ntacl.core",
      List.of(
          "org.ntacl.internal..",
          "org.ntacl",
          "org.ntacl.sid..",
          "org.ntacl.claim..",
          "org.ntacl.condition..",
          "org.ntacl.descriptor..",
          "org.ntacl.binary..",
          "org.ntacl.token..",
          "org.ntacl.access..",
          "org.ntacl.assign..",
          "org.ntacl.update.."),
      Set.of(),
      Set.of()),
  SDDL(
      "sddl-grammar",
      "org.ntacl.sddl",
      List.of("org.ntacl.sddl.."),
      Set.of(CORE),
      Set.of(Library.ANTLR)),
  IDENTITY(
      "acl-identity",
      "org.ntacl.identity",
      List.of("org.ntacl.identity.."),
      Set.of(CORE),
      Set.of(Library.BOUNCY_CASTLE)),
  REGISTRY(
      "registry-model",
      "org.ntacl.registry",
      List.of("org.ntacl.registry.."),
      Set.of(CORE, SDDL),
      Set.of()),
  WFP(
      "wfp-model",
      "org.ntacl.wfp",
      List.of("org.ntacl.wfp.."),
      Set.of(CORE, SDDL),
      Set.of(Library.XML)),
  TESTING("acl-testing", "", List.of("org.ntacl.testing.."), Set.of(CORE), Set.of()),
  CLI(
      "acl-cli",
      "",
      List.of("org.ntacl.cli.."),
      Set.of(CORE, SDDL, IDENTITY, REGISTRY, WFP),
      Set.of(Library.PICOCLI, Library.JACKSON)),
  BENCHMARKS(
      "benchmarks",
      "",
      List.of("org.ntacl.benchmarks.."),
      Set.of(CORE, SDDL, IDENTITY, REGISTRY, WFP, TESTING, CLI),
      Set.of(Library.JMH, Library.PEERS, Library.LOGGING));

  /** A library, by its Maven artifacts, its packages and its module. */
  enum Library {
    ANTLR("org.antlr.v4.runtime..", "org.antlr.antlr4.runtime", "org.antlr:antlr4-runtime"),
    BOUNCY_CASTLE(
        "org.bouncycastle..", "org.bouncycastle.provider", "org.bouncycastle:bcprov-jdk18on"),
    /** Comes with the JDK, so that there is no artifact of it. */
    XML("javax.xml..", "java.xml"),
    PICOCLI("picocli..", "info.picocli", "info.picocli:picocli"),
    JACKSON(
        "com.fasterxml.jackson.core..",
        "com.fasterxml.jackson.core",
        "com.fasterxml.jackson.core:jackson-core"),
    JMH("org.openjdk.jmh..", "jmh.core", "org.openjdk.jmh:jmh-core"),
    LOGGING("org.slf4j..", "org.slf4j", "org.slf4j:slf4j-nop"),
    PEERS("..", "", "net.tirasa:adsddl", "com.hierynomus:smbj", "eu.agno3.jcifs:jcifs-ng");

    private final String packages;
    private final String moduleName;
    private final Set<String> artifacts;

    Library(String packages, String moduleName, String... artifacts) {
      this.packages = packages;
      this.moduleName = moduleName;
      this.artifacts = Set.of(artifacts);
    }

    String packages() {
      return packages;
    }

    String moduleName() {
      return moduleName;
    }

    Stream<String> artifacts() {
      return artifacts.stream();
    }
  }

  private final String directory;
  private final String moduleName;
  private final List<String> packages;
  private final Set<ProjectModule> mayUse;
  private final Set<Library> libraries;

  ProjectModule(
      String directory,
      String moduleName,
      List<String> packages,
      Set<ProjectModule> mayUse,
      Set<Library> libraries) {
    this.directory = directory;
    this.moduleName = moduleName;
    this.packages = packages;
    this.mayUse = mayUse;
    this.libraries = libraries;
  }

  /** The folder that holds all modules. */
  static Path root() {
    return Path.of(System.getProperty("ntacl.root"));
  }

  /** Returns the modules that users get as libraries, those with a module descriptor. */
  static List<ProjectModule> published() {
    return Stream.of(values()).filter(module -> !module.moduleName.isEmpty()).toList();
  }

  /** Name of the folder and of the Maven artifact. */
  String directory() {
    return directory;
  }

  /** Name in the module descriptor; empty for a module that lives on the class path. */
  String moduleName() {
    return moduleName;
  }

  /** Package identifiers as ArchUnit reads them, in the order in which they build on each other. */
  List<String> packages() {
    return packages;
  }

  String[] packageArray() {
    return packages.toArray(String[]::new);
  }

  Set<ProjectModule> mayUse() {
    return mayUse;
  }

  Set<Library> libraries() {
    return libraries;
  }
}
