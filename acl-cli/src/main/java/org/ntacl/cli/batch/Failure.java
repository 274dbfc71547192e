package org.ntacl.cli.batch;

import java.util.Optional;
import java.util.OptionalInt;
import org.ntacl.NtStatus;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;

/**
 * The error of an answer.
 *
 * @param code the name of the Win32 error
 * @param win32 its number
 * @param ntstatus the status that belongs to it, where there is one
 * @param message what is wrong
 * @param offset UTF-16 index into the text at fault, where there is a text
 */
record Failure(
    String code, int win32, Optional<String> ntstatus, String message, OptionalInt offset) {
  static Failure of(InputException e) {
    NtStatus status = e.status();
    return new Failure(
        status.win32Name(),
        status.win32(),
        Optional.of(hex(status.code())),
        e.getMessage(),
        e.offset());
  }

  private static String hex(int status) {
    return "0x%08X".formatted(status);
  }

  void writeTo(JsonOutput output) {
    output.begin().field("code", code).field("win32", win32).field("ntstatus", ntstatus);
    output.field("message", message);
    offset.ifPresent(index -> output.field("offset", index));
    output.end();
  }
}
