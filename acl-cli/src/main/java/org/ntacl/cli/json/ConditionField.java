package org.ntacl.cli.json;

import java.util.Arrays;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.condition.Condition;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sddl.SddlOptions;

/** Conditional expressions in the fields of requests. */
public final class ConditionField {
  private ConditionField() {}

  /**
   * Reads a field that holds an expression, with or without its outer parentheses.
   *
   * @throws InputException when it is not there or no good
   */
  public static Condition ofSddl(JsonFields fields, String name, SidDecoder sids) {
    try {
      return Sddl.parseCondition(fields.text(name), SddlOptions.in(sids.context()));
    } catch (SddlException e) {
      throw InputException.of(fields.path(name), e);
    }
  }

  /**
   * Reads a field that holds the hexadecimal digits of an expression's bytes, the signature {@code
   * artx} included. The padding that entries need may be left out.
   *
   * @throws InputException when it is not there, or when the bytes are no well-formed expression
   */
  public static Condition ofHex(JsonFields fields, String name) {
    byte[] bytes = ClaimJson.octets(fields.text(name), fields.path(name)).toArray();
    Condition condition =
        Condition.ofBytes(Bytes.of(Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4)));
    try {
      condition.decode();
      return condition;
    } catch (MalformedBytesException e) {
      throw InputException.ofHex(fields.path(name), e);
    }
  }
}
