package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.DescriptorJson;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.sid.SidContext;

/** {@code ntacl convert}: the same descriptor in another form. */
final class ConvertCommand implements Command {
  private static final OptionSyntax TO =
      OptionSyntax.value(
              "--to",
              "FORM",
              "the form of the output: sddl, hex, base64, json or bytes;" + " sddl without this")
          .offering(List.of("sddl", "hex", "base64", "json", "bytes"));

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>(List.of(TO, InputOptions.FROM));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "convert",
        "Write descriptors in another form: SDDL, hexadecimal digits, base64, JSON or bytes",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        List.of(
            "Bytes come back unchanged through hex, base64 and json. SDDL is written as Windows",
            "writes it."));
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    SidContext context = ContextOptions.of(arguments);
    DescriptorForm form = InputOptions.form(TO, arguments.value(TO.name()).orElse("sddl"));
    List<StoredDescriptor> descriptors = InputOptions.read(arguments, context, console);
    for (StoredDescriptor descriptor : descriptors) {
      write(descriptor, form, context, console);
    }
    return OK;
  }

  private static void write(
      StoredDescriptor stored, DescriptorForm form, SidContext context, Console console) {
    switch (form) {
      case SDDL -> console.print(sddl(stored, context) + "\n");
      case HEX -> console.print(stored.bytes().toHex() + "\n");
      case BASE64 ->
          console.print(Base64.getEncoder().encodeToString(stored.bytes().toArray()) + "\n");
      case JSON ->
          console.print(JsonOutput.indented(output -> DescriptorJson.write(output, stored)));
      case BYTES -> console.out().writeBytes(stored.bytes().toArray());
    }
  }

  private static String sddl(StoredDescriptor stored, SidContext context) {
    try {
      return stored.descriptor().toSddl(context);
    } catch (UnprintableException e) {
      throw new InputException(e.getMessage());
    }
  }
}
