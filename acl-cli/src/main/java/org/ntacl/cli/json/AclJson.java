package org.ntacl.cli.json;

import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.NullAcl;

/** The JSON form of lists of entries, which loses nothing. An absent list is an absent field. */
final class AclJson {
  private static final String NULL_LIST = "NO_ACCESS_CONTROL";

  private AclJson() {}

  /** Writes a list as a field, nothing when it is absent. */
  static void write(JsonOutput output, String name, Acl acl) {
    if (acl instanceof NullAcl) {
      output.field(name, NULL_LIST);
    } else if (acl instanceof AceList list) {
      output.name(name).begin().field("revision", list.revision());
      output.name("aces").beginList();
      AceJsonWriter aces = new AceJsonWriter(output);
      list.aces().forEach(aces::write);
      output.endList();
      if (!list.slack().isEmpty()) {
        output.field("slack", list.slack().toHex());
      }
      output.end();
    }
  }

  /**
   * Reads a field that is a list, absent when it is not there.
   *
   * @param sids reads what bytes can hold, SIDs without sub-authorities included
   * @throws InputException when it is none
   */
  static Acl read(JsonFields fields, String name, SidDecoder sids) {
    if (!fields.has(name)) {
      return AbsentAcl.ABSENT;
    }
    JsonValue value = fields.require(name);
    if (value instanceof JsonValue.Text text && text.value().equals(NULL_LIST)) {
      return NullAcl.NULL;
    }
    if (!(value instanceof JsonValue.Fields)) {
      throw JsonFields.unexpected(fields.path(name), value, "an object or `" + NULL_LIST + "`");
    }
    JsonFields acl = JsonFields.of(value, fields.path(name)).allow("revision", "aces", "slack");
    acl.require("aces");
    List<Ace> aces = new AceJsonReader(sids).list(acl);
    Bytes slack =
        acl.has("slack") ? ClaimJson.octets(acl.text("slack"), acl.path("slack")) : Bytes.EMPTY;
    try {
      int revision = (int) acl.integer("revision", AceList.of(aces).revision(), 2, 4);
      return new AceList(revision, aces, slack);
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(fields.path(name), e.getMessage()));
    }
  }
}
