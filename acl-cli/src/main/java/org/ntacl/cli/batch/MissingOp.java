package org.ntacl.cli.batch;

import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;

/**
 * An operation that the protocol has and this version has not: it says so.
 *
 * @param name the name of the operation
 */
record MissingOp(String name) implements Op {
  @Override
  public JsonOutput.Content answer(JsonFields request) {
    throw new UnsupportedException("op `" + name + "` is not supported by this version");
  }
}
