package org.ntacl.cli.json;

import org.ntacl.descriptor.Ace;

/** The JSON form of an entry, the same as in that of a descriptor. */
public final class AceJson {
  private AceJson() {}

  /** Writes an entry. */
  public static void write(JsonOutput output, Ace ace) {
    new AceJsonWriter(output).write(ace);
  }
}
