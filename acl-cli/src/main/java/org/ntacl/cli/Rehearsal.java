package org.ntacl.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ntacl.cli.console.Console;

/**
 * Uses each command once and throws the answers away, so that the JVM can archive the classes that
 * they load for faster starts. The script {@code ntacl} has it done after a build.
 */
final class Rehearsal {
  private static final String OBJECT =
      "O:BAG:SYD:PAI(D;;CC;;;AN)(A;CI;KA;;;BA)(A;CIIO;KR;;;BU)(A;ID;RPWP;;;WD)"
          + "(OA;;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;;S-1-5-21-1-2-3-1105)"
          + "(XA;;GR;;;AU;(@User.a == 1 && Member_of {SID(BA)}))"
          + "S:(AU;SAFA;KA;;;WD)(ML;;NW;;;HI)(RA;;;;;WD;(\"a\",TI,0,1))";
  private static final String PLAIN = "O:BAG:SYD:(A;;KA;;;BA)(A;;KR;;;BU)";
  private static final String REQUESTS =
      """
      {"op":"parse","sddl":"D:(A;;KR;;;BU)"}
      {"op":"check","sddl":"D:(A;;KR;;;BU)","type":"key","token":{"user":"BU"},"desired":["KR"]}
      {"op":"?"}
      """;

  private Rehearsal() {}

  /** Runs the commands, {@code explain} with files that hold descriptors. */
  static void run(List<String> files) {
    commands(files).forEach(Rehearsal::use);
  }

  static List<List<String>> commands(List<String> files) {
    List<String> explainFiles = new ArrayList<>(List.of("explain", "--type", "file"));
    explainFiles.addAll(files);
    return List.of(
        explainFiles,
        List.of("explain", "--type", "key", OBJECT),
        List.of("explain", "--type", "ds", "--color", "always", OBJECT),
        List.of("explain", "--type", "service", "--json", OBJECT),
        List.of("check", "--type", "key", "--user", "BA", "--desired", "KR", "--trace", PLAIN),
        List.of("check", "--type", "key", "--user", "BU", "--desired", "KA", "--json", PLAIN),
        List.of("effective", "--type", "key", PLAIN),
        List.of("who", "--type", "key", "--desired", "KR", PLAIN),
        List.of("set", "--type", "key", "--update", "D:(A;;KR;;;BU)", PLAIN),
        List.of("inherit", "--type", "key", "--parent", "D:AI(A;CI;KR;;;BU)", PLAIN),
        List.of("convert", "--to", "json", OBJECT),
        List.of("convert", "--to", "hex", OBJECT),
        List.of("sid", "BA"),
        List.of("sid", "--derive", "service:Spooler", "--json"),
        List.of("batch"));
  }

  private static void use(List<String> arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    ByteArrayInputStream requests =
        new ByteArrayInputStream(REQUESTS.getBytes(StandardCharsets.UTF_8));
    Program.run(
        arguments,
        new Console(
            requests, nowhere, nowhere, true, Set.of(), Console.PIPED_COLUMNS, false, Path.of("")));
  }
}
