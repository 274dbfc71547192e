package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.assign.AutoInheritFlags;
import org.ntacl.assign.ObjectKind;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.hive.KeyText;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.registry.hive.HiveEditor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.SaveOptions;
import org.ntacl.sid.SidContext;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateBehaviour;
import org.ntacl.update.UpdateResult;

/** {@code ntacl hive set-security}: changes the security of one key in a hive file. */
final class HiveSetSecurityCommand implements Command {
  private static final OptionSyntax OUT =
      OptionSyntax.value("--out", "FILE", "the file to write; the hive itself without this");
  private static final OptionSyntax JSON =
      OptionSyntax.flag("--json", "write the key as `ls` does, with its new security");

  private static final ObjectKind KEY_OF_KERNEL =
      new ObjectKind(
          ObjectKind.KEY.flavour(), KeyRights.KERNEL_MAPPING, true, ObjectKind.KEY.classes());

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(List.of(OUT, HiveRecoverCommand.BACKUP, JSON, InputOptions.FROM));
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "The parts that the descriptor has replace those of the key, as NtSetSecurityObject",
                "replaces them: owner, group, DACL, SACL. A hive with damage is not edited. Keys",
                "below keep what they have; `ntacl hive stale` finds them.",
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
    SidContext context = ContextOptions.of(arguments);
    SecurityDescriptor parts =
        InputOptions.source(arguments, context).read(operands.get(2), console).descriptor();
    HiveInput input = HiveInput.open(operands.get(0), console);
    if (!input.isReadable()) {
      return FAILED;
    }
    HiveKey key = input.key(operands.get(1));
    HiveEditor editor = editor(input);
    editor.setSecurity(key, changed(key, parts));
    editor.save(
        HiveCommand.target(arguments.value(OUT.name()).orElse(operands.get(0)), console),
        new SaveOptions(arguments.has(HiveRecoverCommand.BACKUP.name()), true));
    HiveKey now = editor.find(key.path()).orElseThrow();
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.line(output -> KeyText.write(output, now)) + "\n"
            : KeyText.sddl(now).orElse("") + "\n");
    return input.code(false);
  }

  private static HiveEditor editor(HiveInput input) {
    try {
      return input.hive().edit();
    } catch (IllegalStateException e) {
      throw new InputException(e.getMessage());
    }
  }

  private static SecurityDescriptor changed(HiveKey key, SecurityDescriptor parts) {
    SecurityDescriptor current =
        KeyText.descriptor(key)
            .orElseThrow(() -> new InputException("the key has no security that can be read"));
    UpdateResult result =
        SecurityUpdate.of(UpdateBehaviour.KERNEL, KEY_OF_KERNEL, current)
            .withFlags(
                AutoInheritFlags.NONE.with(
                    AutoInheritFlags.AVOID_OWNER_CHECK | AutoInheritFlags.AVOID_PRIVILEGE_CHECK))
            .with(selection(parts), withRequests(parts))
            .apply();
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
}
