package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.hive.EditedKeys;
import org.ntacl.cli.hive.KeyText;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.registry.hive.HiveEditor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.SaveOptions;
import org.ntacl.sid.SidContext;
import org.ntacl.update.PropagationFailure;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;
import org.ntacl.update.PropagationProgress;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.update.UpdateResult;

/** {@code ntacl hive set-security}: changes the security of keys in a hive file. */
final class HiveSetSecurityCommand implements Command {
  private static final OptionSyntax OUT =
      OptionSyntax.value("--out", "FILE", "the file to write; the hive itself without this");
  private static final OptionSyntax ACLAPI =
      OptionSyntax.flag(
          "--aclapi",
          "as SetNamedSecurityInfo: the key inherits anew from its parent, and the keys below"
              + " follow");
  private static final OptionSyntax UNPROTECT =
      OptionSyntax.flag("--unprotect", "with `--aclapi`: lists that are set are protected no more");
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write each key that changes as `ls` does, the named one first");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(
            List.of(
                OUT,
                HiveRecoverCommand.BACKUP,
                ACLAPI,
                UNPROTECT,
                JSON,
                HiveInput.ALL_FAULTS,
                InputOptions.FROM));
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "The parts that the descriptor has replace those of the key, as NtSetSecurityObject",
                "replaces them: owner, group, DACL, SACL. A hive with damage is not edited. Keys",
                "below keep what they have, and `ntacl hive stale` finds them, but with `--aclapi`.",
                "Then a DACL or SACL that says it is protected makes the key's protected; one that does",
                "not leaves that as it is. The root of a hive has no parent to inherit from.",
                ""));
    footer.addAll(HiveCommand.FOOTER);
    return new CommandSyntax(
        "hive set-security",
        "Set the security of a key in a hive",
        options,
        "FILE KEY DESCRIPTOR",
        "the hive; the path of the key, \\ for the root; and what to set: "
            + InputOptions.OPERAND_HELP,
        footer);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 3, 3, "a hive, a key and a descriptor");
    if (arguments.has(UNPROTECT.name()) && !arguments.has(ACLAPI.name())) {
      throw new InputException("`%s` goes with `%s`".formatted(UNPROTECT.name(), ACLAPI.name()));
    }
    SidContext context = ContextOptions.of(arguments);
    SecurityDescriptor parts =
        InputOptions.source(arguments, context).read(operands.get(2), console).descriptor();
    HiveInput input = HiveInput.open(operands.get(0), arguments, console);
    if (!input.isReadable()) {
      return FAILED;
    }
    HiveKey key = input.key(operands.get(1));
    HiveEditor editor = editor(input);
    boolean isComplete = true;
    List<HiveKey> changed = List.of(key);
    if (arguments.has(ACLAPI.name())) {
      PropagationPlan<HiveKey> plan = plan(editor, key, parts, arguments.has(UNPROTECT.name()));
      plan.failures().forEach(failure -> complain(failure, console));
      isComplete = plan.failures().isEmpty();
      changed = withFirst(key, plan.apply(PropagationProgress.unwatched()).written());
    } else {
      editor.setSecurity(key, merged(key, parts));
    }
    editor.save(
        HiveCommand.target(arguments.value(OUT.name()).orElse(operands.get(0)), console),
        new SaveOptions(arguments.has(HiveRecoverCommand.BACKUP.name()), true));
    print(editor, changed, arguments.has(JSON.name()), console);
    return input.code(!isComplete);
  }

  private static HiveEditor editor(HiveInput input) {
    try {
      return input.hive().edit();
    } catch (IllegalStateException e) {
      throw new InputException(e.getMessage());
    }
  }

  private static List<HiveKey> withFirst(HiveKey key, List<HiveKey> written) {
    List<HiveKey> all = new ArrayList<>(List.of(key));
    written.stream().filter(other -> other.depth() > key.depth()).forEach(all::add);
    return all;
  }

  private static void complain(PropagationFailure<HiveKey> failure, Console console) {
    console.complain(
        "%s and the keys below keep what they have: %s"
            .formatted(
                failure.path(),
                failure.cause().map(Exception::getMessage).orElse(failure.status().toString())));
  }

  private static void print(
      HiveEditor editor, List<HiveKey> changed, boolean isJson, Console console) {
    if (isJson) {
      for (HiveKey key : changed) {
        HiveKey now = editor.find(key.path()).orElseThrow();
        console.print(JsonOutput.line(output -> KeyText.write(output, now)) + "\n");
      }
      return;
    }
    HiveKey now = editor.find(changed.get(0).path()).orElseThrow();
    console.print(KeyText.sddl(now).orElse("") + "\n");
    if (changed.size() > 1) {
      console.print("and %d below\n".formatted(changed.size() - 1));
    }
  }

  // ---- NtSetSecurityObject

  private static SecurityDescriptor merged(HiveKey key, SecurityDescriptor parts) {
    return applied(update(UpdateBehaviour.KERNEL, key).with(selection(parts), withRequests(parts)));
  }

  private static SecurityUpdate update(UpdateBehaviour behaviour, HiveKey key) {
    SecurityDescriptor current =
        KeyText.descriptor(key)
            .orElseThrow(() -> new InputException("the key has no security that can be read"));
    return SecurityUpdate.of(behaviour, EditedKeys.KEY_OF_KERNEL, current)
        .withFlags(
            AutoInheritFlags.NONE.with(
                AutoInheritFlags.AVOID_OWNER_CHECK | AutoInheritFlags.AVOID_PRIVILEGE_CHECK));
  }

  private static SecurityDescriptor applied(SecurityUpdate update) {
    UpdateResult result = update.apply();
    return result
        .descriptor()
        .filter(descriptor -> result.status().isSuccess())
        .orElseThrow(
            () -> new InputException(result.status(), "not to be set: " + result.status()));
  }

  /**
   * Asks for what the text says: the kernel keeps AUTO_INHERITED for those who do (MS-DTYP 2.4.6).
   */
  private static SecurityDescriptor withRequests(SecurityDescriptor parts) {
    int requests = 0;
    for (AclKind list : AclKind.values()) {
      requests |= list.isAutoInherited(parts) ? list.autoInheritRequest() : 0;
    }
    return parts.withControl(parts.control().with(requests));
  }

  private static SecurityInformation selection(SecurityDescriptor parts) {
    int bits =
        (parts.owner().isPresent() ? SecurityInformation.OWNER : 0)
            | (parts.group().isPresent() ? SecurityInformation.GROUP : 0)
            | (parts.dacl() instanceof AbsentAcl ? 0 : SecurityInformation.DACL)
            | (parts.sacl() instanceof AbsentAcl
                ? 0
                : SecurityInformation.SACL
                    | SecurityInformation.LABEL
                    | SecurityInformation.ATTRIBUTE
                    | SecurityInformation.SCOPE
                    | SecurityInformation.PROCESS_TRUST_LABEL
                    | SecurityInformation.ACCESS_FILTER);
    if (bits == 0) {
      throw new InputException("the descriptor has no part to set");
    }
    return SecurityInformation.of(bits);
  }

  // ---- SetNamedSecurityInfo (registry 4.4)

  private static PropagationPlan<HiveKey> plan(
      HiveEditor editor, HiveKey key, SecurityDescriptor parts, boolean isUnprotected) {
    SecurityInformation selection = selection(parts);
    Set<AclKind> places = EnumSet.noneOf(AclKind.class);
    for (AclKind place : AclKind.values()) {
      if (!(place.of(parts) instanceof AbsentAcl)) {
        places.add(place);
        if (place.isProtected(parts)) {
          selection = selection.with(place.protectSelection());
        } else if (isUnprotected) {
          selection = selection.with(place.unprotectSelection());
        }
      }
    }
    SecurityUpdate update = update(UpdateBehaviour.ACLAPI, key).with(selection, parts);
    SecurityDescriptor merged =
        applied(key.parent().flatMap(KeyText::descriptor).map(update::below).orElse(update));
    HiveKey now = editor.find(key.path()).orElseThrow();
    return PropagationPlan.of(new EditedKeys(editor), now, merged, PropagationMode.SET, places);
  }
}
