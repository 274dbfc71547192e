package org.ntacl.registry.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntacl.Bytes;

/** What is written here, read by hivex, a reader of hives that shares no code with this one. */
class HivexDifferential {
  private static final HiveOptions STRICT = HiveOptions.DEFAULT.strict(true);

  @TempDir private Path folder;

  @BeforeAll
  static void needsHivex() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/hivexml")),
        "skipped: hivexml is absent (Debian: libhivex-bin)");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s", (Object) command).isZero();
    return new String(output, StandardCharsets.UTF_8);
  }

  private Path write(Bytes hive) throws IOException {
    return Files.write(folder.resolve("hive"), hive.toArray());
  }

  @Test
  void hivexml_newHive_listsTheSameKeysAndValues() throws Exception {
    for (int version : List.of(HiveWriter.VERSION_3, HiveWriter.VERSION_5)) {
      Tree tree = binary(new Trees(new Random(11)).any(300));
      Path file = write(HiveWriter.write(tree, version));
      List<String> expected = new ArrayList<>();
      list(tree, "", expected);
      assertThat(new TreeSet<>(read(run("hivexml", file.toString()))))
          .isEqualTo(new TreeSet<>(expected));
      System.out.printf(
          "hivex: minor version %d, %d keys and values alike%n", version, expected.size());
    }
  }

  /** hivexml prints only binary values byte for byte, and numbers. */
  private static Tree binary(Tree tree) {
    return new Tree(
        tree.name(),
        tree.className(),
        0,
        0,
        tree.securityBytes(),
        tree.values().stream()
            .map(value -> HiveValue.of(value.name(), ValueType.REG_BINARY, value.data()))
            .toList(),
        tree.subkeys().stream().map(HivexDifferential::binary).toList());
  }

  private static void list(Tree tree, String path, List<String> lines) {
    String own = path + "\\" + tree.name();
    lines.add(own);
    for (HiveValue value : tree.values()) {
      String data = Base64.getEncoder().encodeToString(value.data().toArray());
      lines.add(own + " " + value.name() + "=" + data);
    }
    tree.subkeys().forEach(subkey -> list(subkey, own, lines));
  }

  private static List<String> read(String xml) throws XMLStreamException {
    List<String> lines = new ArrayList<>();
    List<String> path = new ArrayList<>();
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
    while (reader.hasNext()) {
      int event = reader.next();
      boolean isNode = reader.hasName() && reader.getLocalName().equals("node");
      if (event == XMLStreamConstants.START_ELEMENT && isNode) {
        path.add("\\" + reader.getAttributeValue(null, "name"));
        lines.add(String.join("", path));
      } else if (event == XMLStreamConstants.END_ELEMENT && isNode) {
        path.remove(path.size() - 1);
      } else if (event == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().equals("value")) {
        String name = Optional.ofNullable(reader.getAttributeValue(null, "key")).orElse("");
        String data = Optional.ofNullable(reader.getAttributeValue(null, "value")).orElse("");
        lines.add(String.join("", path) + " " + name + "=" + data.replaceAll("\\s", ""));
      }
    }
    return lines;
  }

  @Test
  void hivexml_recordedHiveWithNewSecurity_printsTheSame() throws Exception {
    for (String name :
        List.of("dfwinreg/NTUSER.DAT", "dfwinreg/UsrClass.dat", "regipy/NTUSER-WSL.DAT")) {
      Path file = SharedHives.file(name);
      Hive hive = Hive.open(file, STRICT);
      Hive edited = HiveEditorProperties.assertChangesExactly(hive, new Random(name.hashCode()));
      String before = run("hivexml", file.toString());
      String after = run("hivexml", write(edited.bytes()).toString());
      assertThat(after.equals(before)).as(name).isTrue();
      System.out.printf("hivex: %s alike after 1000 security changes%n", name);
    }
  }

  @Test
  void hivexml_editedHive_listsTheSameKeysAndValues() throws Exception {
    HiveEditor editor =
        Hive.read(HiveWriter.write(Trees.large(400), HiveWriter.VERSION_5), STRICT).edit();
    HiveKey created = editor.createKey(editor.root(), "neu", Optional.of("class"), 0);
    for (int i = 0; i < 700; i++) {
      editor.createKey(created, "n" + i, Optional.empty(), 0);
    }
    editor.deleteTree(editor.find("key007").orElseThrow());
    editor.setValue(
        created, HiveValue.of("large", ValueType.REG_BINARY, Bytes.of(new byte[50_000])));
    Hive edited = editor.toHive();
    Tree tree = binary(Tree.of(edited.root().orElseThrow()));
    List<String> expected = new ArrayList<>();
    list(tree, "", expected);
    List<String> found = read(run("hivexml", write(edited.bytes()).toString()));
    // strings are printed as text there; only the keys and the new value are compared
    expected.removeIf(line -> line.contains(" value="));
    found.removeIf(line -> line.contains(" value="));
    assertThat(new TreeSet<>(found)).isEqualTo(new TreeSet<>(expected));
  }

  @Test
  void hivexsh_newHive_findsAKey() throws Exception {
    Path file = write(HiveWriter.write(Trees.plain(), HiveWriter.VERSION_5));
    Path script = Files.writeString(folder.resolve("script"), "cd \\Services\nls\n");
    assertThat(run("hivexsh", "-f", script.toString(), file.toString()).lines())
        .containsExactlyInAnyOrder(
            "Service0",
            "Service1",
            "Service2",
            "Service3",
            "Service4",
            "Service5",
            "Service6",
            "Service7");
  }
}
