package org.ntacl.cli.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.DsRights;

/**
 * What a GUID in an entry of a directory's object stands for (MS-ADTS 5.1.3.2.1, 5.1.3.2.2,
 * 3.1.1.2.3.3, and frequent classes and attributes of the schema).
 *
 * @param kind what sort of thing it is
 * @param name its name
 */
record DirectoryName(Kind kind, String name) {
  /** Sorts of things with a GUID. */
  enum Kind {
    RIGHT("control access right", DsRights.CONTROL_ACCESS),
    VALIDATED_WRITE("validated write", DsRights.SELF),
    PROPERTY_SET("property set", DsRights.READ_PROPERTY.or(DsRights.WRITE_PROPERTY)),
    CLASS("class", DsRights.CREATE_CHILD.or(DsRights.DELETE_CHILD)),
    ATTRIBUTE("attribute", DsRights.READ_PROPERTY.or(DsRights.WRITE_PROPERTY));

    private final String words;
    private final AccessMask rights;

    Kind(String words, AccessMask rights) {
      this.words = words;
      this.rights = rights;
    }

    /** Tells whether some right of an entry is about things of this sort. */
    private boolean fits(AccessMask mask) {
      return mask.intersects(rights);
    }

    String words() {
      return words;
    }
  }

  /** Read when the first GUID is asked for; several things may share one. */
  private static final class Table {
    private static final Map<Guid, List<DirectoryName>> BY_GUID = read();

    private static Map<Guid, List<DirectoryName>> read() {
      Map<Guid, List<DirectoryName>> table = new HashMap<>();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  DirectoryName.class.getResourceAsStream("directory-names.tsv"),
                  StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          if (!line.startsWith("#")) {
            int first = line.indexOf('\t');
            int second = line.indexOf('\t', first + 1);
            DirectoryName entry =
                new DirectoryName(
                    Kind.valueOf(line.substring(0, first)), line.substring(second + 1));
            table
                .computeIfAbsent(
                    Guid.parse(line.substring(first + 1, second)), guid -> new ArrayList<>())
                .add(entry);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return table;
    }
  }

  /**
   * Returns what an entry's object type stands for. Where things of different sorts share a GUID,
   * the rights of the entry tell which one is meant.
   *
   * @param mask the rights of the entry
   */
  static Optional<DirectoryName> ofObjectType(Guid guid, AccessMask mask) {
    List<DirectoryName> names = Table.BY_GUID.getOrDefault(guid, List.of());
    return names.stream()
        .filter(name -> name.kind.fits(mask))
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  /** Returns the class that inherits an entry. */
  static Optional<DirectoryName> ofClass(Guid guid) {
    return Table.BY_GUID.getOrDefault(guid, List.of()).stream()
        .filter(name -> name.kind == Kind.CLASS)
        .findFirst();
  }
}
