package org.ntacl.cli;

import java.util.List;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.ObjectType;

/** The option that names the type of the object. */
final class TypeOptions {
  /** A literal: asking the catalogue would load all of it for every command line. */
  static final List<String> NAMES =
      List.of(
          "file",
          "directory",
          "pipe",
          "share",
          "key",
          "token",
          "process",
          "thread",
          "job",
          "section",
          "event",
          "keyed-event",
          "mutant",
          "semaphore",
          "timer",
          "io-completion",
          "symbolic-link",
          "directory-object",
          "alpc-port",
          "debug-object",
          "window-station",
          "desktop",
          "transaction",
          "transaction-manager",
          "resource-manager",
          "enlistment",
          "ds",
          "service",
          "scm",
          "wfp",
          "wfp-filter-condition",
          "printer",
          "lsa-policy",
          "sam-server",
          "sam-domain",
          "sam-group",
          "sam-alias",
          "sam-user");

  static final List<String> FOOTER = List.of("Types: " + String.join(", ", NAMES) + ".");

  static final OptionSyntax TYPE =
      OptionSyntax.value(
              "--type",
              "TYPE",
              "the type of the object, which gives rights their names; it is never guessed")
          .offering(NAMES);

  private TypeOptions() {}

  static Optional<ObjectType> of(Arguments arguments) {
    Optional<String> name = arguments.value(TYPE.name());
    return name.isEmpty() ? Optional.empty() : Optional.of(TypeChoice.named(name.get()));
  }

  /** Returns the type, for commands that do not go without. */
  static ObjectType required(Arguments arguments) {
    return of(arguments).orElseThrow(() -> new InputException("no `--type`: rights depend on it"));
  }
}
