package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.assign.ObjectKind;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.ChangeFunctions;
import org.ntacl.cli.json.ChangeJson;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.RequestJson;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;
import org.ntacl.update.SecurityUpdate;

/** The options that say what is to change about a descriptor, by whom and how. */
final class ChangeOptions {
  static final OptionSyntax UPDATE =
      OptionSyntax.value("--update", "DESCRIPTOR", "a descriptor that holds the new parts");
  static final OptionSyntax INFO =
      OptionSyntax.values(
          "--info",
          "PARTS",
          "the parts to set, separated by commas, such as OWNER, DACL or PROTECTED_DACL; those that"
              + " the update has without this");
  static final OptionSyntax FLAGS =
      OptionSyntax.values(
              "--flags",
              "FUNCTION",
              "kernel: what the objects' manager does by itself; aclapi: SetSecurityInfo; or flags"
                  + " such as SEF_DACL_AUTO_INHERIT, separated by commas, or none: the functions"
                  + " for private objects; kernel without this")
          .offering(List.of("kernel", "aclapi", "none"));
  static final OptionSyntax PARENT =
      OptionSyntax.value(
          "--parent", "DESCRIPTOR", "the descriptor of the object that holds this one");
  static final OptionSyntax GRANTED =
      OptionSyntax.values(
          "--granted",
          "RIGHTS",
          "the rights of the handle, separated by commas; nobody asks without this");
  static final OptionSyntax CONTAINER =
      OptionSyntax.flag(
          "--container", "the object holds others; directories, keys and directory objects do");
  static final OptionSyntax CLASS =
      OptionSyntax.values("--class", "GUID", "a class of the object, for object entries");

  /** Those that say how objects are treated. */
  static final List<OptionSyntax> KIND = List.of(FLAGS, CONTAINER, CLASS);

  private ChangeOptions() {}

  /**
   * Returns the functions that the options name.
   *
   * @throws InputException when there are none such
   */
  static ChangeFunctions functions(Arguments arguments) {
    List<String> names = names(arguments, FLAGS);
    if (names.isEmpty()) {
      return ChangeFunctions.KERNEL;
    }
    String first = names.get(0);
    if (names.size() == 1 && (first.equals("kernel") || first.equals("aclapi"))) {
      return ChangeFunctions.named(first, FLAGS.name());
    }
    return ChangeFunctions.ofFlags(names.equals(List.of("none")) ? List.of() : names, FLAGS.name());
  }

  /** Returns the values of an option, each separated by commas. */
  private static List<String> names(Arguments arguments, OptionSyntax option) {
    List<String> names = new ArrayList<>();
    for (String value : arguments.values(option.name())) {
      Arrays.stream(value.split(",", -1)).map(String::strip).forEach(names::add);
    }
    return names;
  }

  /**
   * Returns what the object is.
   *
   * @throws InputException when a class is no GUID
   */
  static ObjectKind kind(Arguments arguments, ChangeFunctions functions, ObjectType type) {
    List<Guid> classes = new ArrayList<>();
    for (String text : arguments.values(CLASS.name())) {
      classes.add(RequestJson.guid(text, CLASS.name()));
    }
    boolean container = arguments.has(CONTAINER.name()) || ChangeFunctions.isContainer(type);
    return functions.kind(type, container, classes);
  }

  /**
   * Returns the change.
   *
   * @throws InputException when an option is no good
   * @throws IOException when a file or standard input cannot be read
   */
  static SecurityUpdate of(
      Arguments arguments,
      ChangeFunctions functions,
      ObjectKind kind,
      ObjectType type,
      SecurityDescriptor current,
      SidContext context,
      Console console)
      throws IOException {
    Optional<SecurityDescriptor> parts = InputOptions.ofOption(arguments, UPDATE, context, console);
    SecurityInformation info = information(arguments, parts, functions);
    SecurityUpdate update =
        SecurityUpdate.of(functions.behaviour(kind), kind, current)
            .with(info, parts.orElse(SecurityDescriptor.EMPTY))
            .withFlags(functions.flags());
    Optional<SecurityDescriptor> parent =
        InputOptions.ofOption(arguments, PARENT, context, console);
    if (parent.isPresent()) {
      update = ChangeJson.below(update, parent.get(), PARENT.name());
    }
    if (arguments.has(GRANTED.name())) {
      AccessMask granted = RequestOptions.rights(arguments, GRANTED, type);
      update = update.through(ChangeJson.handleRights(granted, type));
    }
    Optional<AccessToken> token = TokenOptions.optional(arguments, context, console);
    return token.isEmpty() ? update : update.by(token.get());
  }

  private static SecurityInformation information(
      Arguments arguments, Optional<SecurityDescriptor> parts, ChangeFunctions functions) {
    if (!arguments.has(INFO.name())) {
      return SecurityInformation.of(parts.map(given -> partsOf(given, functions)).orElse(0));
    }
    SecurityInformation info = ChangeJson.information(names(arguments, INFO), INFO.name());
    boolean setsParts =
        info.intersects(SecurityInformation.ALL.bits() | SecurityInformation.BACKUP);
    if (setsParts && parts.isEmpty()) {
      throw new InputException(
          "`%s` selects %s, and there is no `%s`"
              .formatted(INFO.name(), String.join(", ", info.names()), UPDATE.name()));
    }
    return info;
  }

  /** Returns the bits of the parts that a descriptor has, as these functions are told them. */
  static int partsOf(SecurityDescriptor given, ChangeFunctions functions) {
    int bits = given.owner().isPresent() ? SecurityInformation.OWNER : 0;
    bits |= given.group().isPresent() ? SecurityInformation.GROUP : 0;
    bits |= given.dacl().isPresent() ? SecurityInformation.DACL : 0;
    bits |=
        given.sacl().isPresent() && given.sacl().aces().isEmpty() ? SecurityInformation.SACL : 0;
    for (Ace ace : given.sacl().aces()) {
      bits |= SecurityInformation.selectorOf(ace.type());
    }
    if (functions.equals(ChangeFunctions.ACLAPI)) {
      // SetSecurityInfo is given lists, which cannot say that they are protected
      for (AclKind place : AclKind.values()) {
        bits |= place.isProtected(given) ? place.protectSelection() : 0;
      }
    }
    return bits;
  }
}
