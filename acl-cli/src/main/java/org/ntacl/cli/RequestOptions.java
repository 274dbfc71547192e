package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.CentralAccessPolicies;
import org.ntacl.access.CheckOption;
import org.ntacl.access.CheckOptions;
import org.ntacl.access.ObjectTypeList;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.OptionsJson;
import org.ntacl.cli.json.PoliciesJson;
import org.ntacl.cli.json.RequestJson;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;

/** The options that say under what circumstances something is asked, and how it is decided. */
final class RequestOptions {
  private static final OptionSyntax SELF =
      OptionSyntax.value("--self", "SID", "the SID of the object itself, for PRINCIPAL SELF");
  private static final OptionSyntax OBJECT =
      OptionSyntax.values(
          "--object",
          "GUID[:LEVEL]",
          "an object type asked about; several make a list in preorder, the first of level 0,"
              + " others of level 1 unless they say otherwise");
  private static final OptionSyntax SERVER =
      OptionSyntax.value(
          "--server", "FILE", "the token of the server that acts for the caller, as JSON");
  private static final OptionSyntax POLICIES =
      OptionSyntax.value(
          "--policies", "FILE", "the central access policies that the machine knows, as JSON");
  private static final OptionSyntax VARIANT =
      OptionSyntax.value(
              "--variant",
              "FUNCTION",
              "the function of Windows to behave like: SeAccessCheck, NtAccessCheck or Authz;"
                  + " SeAccessCheck without this")
          .offering(List.of("SeAccessCheck", "NtAccessCheck", "Authz"));
  private static final OptionSyntax OPTION =
      OptionSyntax.values("--option", "NAME", "another reading of a disputed point, see below");

  static final List<OptionSyntax> ALL = List.of(SELF, OBJECT, SERVER, POLICIES, VARIANT, OPTION);

  private static final int MAX_LEVEL = 0xFFFF;

  private RequestOptions() {}

  /** Returns what stands below the help of commands that have these options. */
  static List<String> footer() {
    List<String> lines = new ArrayList<>(TypeOptions.FOOTER);
    lines.add("");
    lines.add("Options of --option:");
    for (CheckOption option : CheckOption.values()) {
      lines.add("  " + option + ": " + option.description());
    }
    return lines;
  }

  /**
   * Returns the rights that an option names, separated by commas.
   *
   * @throws InputException when one is unknown
   */
  static AccessMask rights(Arguments arguments, OptionSyntax option, ObjectType type) {
    AccessMask mask = AccessMask.NONE;
    for (String value : arguments.values(option.name())) {
      for (String name : value.split(",", -1)) {
        mask = mask.or(TypeChoice.mask(type, name.strip(), option.name()));
      }
    }
    return mask;
  }

  /**
   * Returns the request for some rights under the circumstances that the options say.
   *
   * @throws InputException when one is no good
   * @throws IOException when a file cannot be read
   */
  static AccessRequest of(Arguments arguments, AccessMask desired, SidDecoder sids, Console console)
      throws IOException {
    AccessRequest request = AccessRequest.of(desired).withObjects(objects(arguments));
    Optional<String> self = arguments.value(SELF.name());
    if (self.isPresent()) {
      request = request.withSelf(sids.sid(self.get(), SELF.name()));
    }
    Optional<String> server = arguments.value(SERVER.name());
    if (server.isPresent()) {
      request = request.withServer(TokenOptions.ofFile(server.get(), sids, console));
    }
    Optional<String> policies = arguments.value(POLICIES.name());
    if (policies.isPresent()) {
      request =
          request.withPolicies(
              JsonFile.read(
                  policies.get(), "policy file", console, fields -> policies(fields, sids)));
    }
    return request;
  }

  private static CentralAccessPolicies policies(JsonFields fields, SidDecoder sids) {
    return PoliciesJson.of(fields.allow(PoliciesJson.FIELDS.toArray(String[]::new)), sids);
  }

  private static ObjectTypeList objects(Arguments arguments) {
    List<ObjectTypeList.Node> nodes = new ArrayList<>();
    for (String text : arguments.values(OBJECT.name())) {
      int colon = text.indexOf(':');
      String guid = colon < 0 ? text : text.substring(0, colon);
      int level = colon < 0 ? Math.min(nodes.size(), 1) : level(text, colon);
      nodes.add(new ObjectTypeList.Node(level, RequestJson.guid(guid, OBJECT.name())));
    }
    return ObjectTypeList.of(nodes);
  }

  private static int level(String text, int colon) {
    try {
      int level = Integer.parseInt(text.substring(colon + 1));
      if (level >= 0 && level <= MAX_LEVEL) {
        return level;
      }
    } catch (NumberFormatException e) {
      // said below: no number is as wrong as one out of range
    }
    throw new InputException(
        "`%s` is `%s`: expected a level such as 1 behind the colon".formatted(OBJECT.name(), text));
  }

  /**
   * Returns how disputed points are decided.
   *
   * @throws InputException when an option or a variant is unknown
   */
  static CheckOptions options(Arguments arguments) {
    CheckOptions options = CheckOptions.DEFAULT;
    Optional<String> variant = arguments.value(VARIANT.name());
    if (variant.isPresent()) {
      options = options.with(OptionsJson.variant(variant.get(), VARIANT.name()));
    }
    for (String name : arguments.values(OPTION.name())) {
      options = options.with(OptionsJson.option(name, OPTION.name()));
    }
    return options;
  }
}
