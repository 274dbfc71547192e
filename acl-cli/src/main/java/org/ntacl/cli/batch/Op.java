package org.ntacl.cli.batch;

import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;

/** An operation of the protocol. Stateless. */
interface Op {
  /**
   * Carries out a request.
   *
   * @param request all fields, {@code id} and {@code op} included
   * @return what writes the fields of the answer behind {@code ok}
   * @throws org.ntacl.cli.json.InputException when the request is no good
   */
  JsonOutput.Content answer(JsonFields request);
}
