package org.ntacl.cli.hive;

import java.util.List;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.descriptor.Ace;
import org.ntacl.registry.audit.InheritanceAudit.StaleKey;

/** Inherited entries as a DACL in SDDL, which can be read again. */
public final class StaleText {
  private StaleText() {}

  /** Returns what a key holds. */
  public static String stored(StaleKey key) {
    return stored(key.inheritance());
  }

  /** Returns what its parent gives. */
  public static String expected(StaleKey key) {
    return expected(key.inheritance());
  }

  static String stored(StoredInheritance inheritance) {
    return list(inheritance.stored());
  }

  static String expected(StoredInheritance inheritance) {
    return list(inheritance.expected());
  }

  private static String list(List<Ace> aces) {
    StringBuilder text = new StringBuilder("D:AI");
    aces.forEach(text::append);
    return text.toString();
  }
}
