import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the classes of constants for the keys that Windows has names for, one class for each kind,
 * out of the resource {@code keys.tsv}. Run by the build: {@code java KeyConstants.java KEYS FOLDER}.
 */
final class KeyConstants {
  private static final String PACKAGE = "org.ntacl.wfp.model";
  private static final Map<String, String[]> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("layer", new String[] {"LayerKeys", "layers", "FWPM_LAYER_"});
    CLASSES.put("subLayer", new String[] {"SubLayerKeys", "sublayers", "FWPM_SUBLAYER_"});
    CLASSES.put("provider", new String[] {"ProviderKeys", "providers", "FWPM_PROVIDER_"});
    CLASSES.put(
        "providerContext",
        new String[] {"ProviderContextKeys", "provider contexts", "FWPM_PROVIDER_CONTEXT_"});
    CLASSES.put("callout", new String[] {"CalloutKeys", "callouts", "FWPM_CALLOUT_"});
    CLASSES.put("condition", new String[] {"ConditionKeys", "fields", "FWPM_CONDITION_"});
    CLASSES.put(
        "keyingModule", new String[] {"KeyingModuleKeys", "keying modules", "FWPM_KEYING_MODULE_"});
  }

  private KeyConstants() {}

  public static void main(String[] args) throws IOException {
    Map<String, List<String[]>> rows = new LinkedHashMap<>();
    CLASSES.keySet().forEach(kind -> rows.put(kind, new ArrayList<>()));
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      if (!line.startsWith("#")) {
        String[] row = line.split("\t");
        rows.get(row[0]).add(row);
      }
    }
    Path folder = Path.of(args[1]).resolve(PACKAGE.replace('.', '/'));
    Files.createDirectories(folder);
    for (Map.Entry<String, List<String[]>> kind : rows.entrySet()) {
      String[] facts = CLASSES.get(kind.getKey());
      write(folder.resolve(facts[0] + ".java"), source(facts, kind.getValue()));
    }
  }

  private static String source(String[] facts, List<String[]> rows) {
    StringBuilder text = new StringBuilder();
    text.append("package ").append(PACKAGE).append(";\n\nimport org.ntacl.Guid;\n\n");
    text.append("/** The keys of the ").append(facts[1]);
    text.append(" that Windows has names for. Generated from {@code keys.tsv}. */\n");
    text.append("public final class ").append(facts[0]).append(" {\n");
    for (String[] row : rows) {
      String name = row[1];
      String constant = name.startsWith(facts[2]) ? name.substring(facts[2].length()) : name;
      text.append("  /** ").append(name).append(". */\n");
      text.append("  public static final Guid ").append(constant.replaceFirst("^FWPM_", ""));
      text.append(" =\n      Guid.parse(\"").append(row[2]).append("\");\n\n");
    }
    return text.append("  private ").append(facts[0]).append("() {}\n}\n").toString();
  }

  /** Leaves a file alone that is right already, so that nothing is compiled again for it. */
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }
}
