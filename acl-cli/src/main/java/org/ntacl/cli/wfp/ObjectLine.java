package org.ntacl.cli.wfp;

import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.wfp.model.WfpObject;
import org.ntacl.wfp.state.KeySpelling;

/** An object of the filter engine in one line. */
public final class ObjectLine {
  private final WfpObject object;
  private final KeySpelling keys;

  /** Takes an object and the spelling of its dump. */
  public ObjectLine(WfpObject object, KeySpelling keys) {
    this.object = object;
    this.keys = keys;
  }

  /** Writes the object for a program. A dump has no descriptors of objects: theirs are null. */
  public void write(JsonOutput output) {
    output.begin().field("kind", object.objectClass().label());
    output.field("key", object.key().toString());
    output.field("symbol", ObjectTree.symbol(object, keys));
    output.name("name").text(object.displayData().name().orElse(""));
    output.name("sddl").value(JsonValue.Null.NULL).end();
  }

  /** Returns the object for a person, a line end behind it. */
  public String text() {
    String key = ObjectTree.symbol(object, keys).orElse("{" + object.key() + "}");
    return "%-15s  %s  %s\n"
        .formatted(
            object.objectClass().label(),
            key,
            Printable.of(object.displayData().name().orElse("")));
  }
}
