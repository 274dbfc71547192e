package org.ntacl.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Statements of Java as they stand in a page, with every public package of the project imported.
 */
final class JavaSnippet {
  private static final List<String> PACKAGES =
      List.of(
          "java.util",
          "org.ntacl",
          "org.ntacl.sid",
          "org.ntacl.claim",
          "org.ntacl.condition",
          "org.ntacl.descriptor",
          "org.ntacl.binary",
          "org.ntacl.token",
          "org.ntacl.access",
          "org.ntacl.sddl",
          "org.ntacl.registry",
          "org.ntacl.registry.hive",
          "org.ntacl.identity",
          "org.ntacl.identity.certificate",
          "org.ntacl.identity.kerberos",
          "org.ntacl.identity.pac",
          "org.ntacl.wfp",
          "org.ntacl.wfp.model");

  private JavaSnippet() {}

  /** Compiles and runs statements and returns what they print. */
  static String run(List<String> statements, Path folder)
      throws IOException, ReflectiveOperationException {
    StringBuilder source = new StringBuilder();
    PACKAGES.forEach(name -> source.append("import ").append(name).append(".*;\n"));
    source.append("public class Snippet {\n  public static void run() throws Exception {\n");
    statements.forEach(line -> source.append(line).append('\n'));
    source.append("  }\n}\n");
    compile(Files.writeString(folder.resolve("Snippet.java"), source), folder);
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, JavaSnippet.class.getClassLoader())) {
      return printed(loader.loadClass("Snippet"));
    }
  }

  private static void compile(Path source, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter faults = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean good =
          compiler
              .getTask(
                  faults,
                  files,
                  null,
                  List.of("-d", folder.toString(), "-cp", classPath(), "-proc:none"),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!good) {
        throw new AssertionError(faults + "\n" + Files.readString(source));
      }
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String printed(Class<?> snippet) throws ReflectiveOperationException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      snippet.getMethod("run").invoke(null);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
