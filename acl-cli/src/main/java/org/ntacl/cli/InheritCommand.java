package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.NtStatus;
import org.ntacl.assign.AssignResult;
import org.ntacl.assign.NewObjectSecurity;
import org.ntacl.assign.ObjectKind;
import org.ntacl.assign.StoredInheritance;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.explain.ChangeReport;
import org.ntacl.cli.json.ChangeFunctions;
import org.ntacl.cli.json.ChangeJson;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.DescriptorTree;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.PropagationJson;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TreeJson;
import org.ntacl.descriptor.AclKind;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.SidContext;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateResult;

/**
 * {@code ntacl inherit}: what an object, a new one or a whole tree takes from the object that holds
 * it.
 */
final class InheritCommand implements Command {
  private static final OptionSyntax NEW =
      OptionSyntax.flag("--new", "make the descriptor of a new object below the parent");
  private static final OptionSyntax CREATOR =
      OptionSyntax.value(
          "--creator", "DESCRIPTOR", "with --new: the descriptor that the creator gives");
  private static final OptionSyntax TREE =
      OptionSyntax.value(
          "--tree", "FILE", "plan for all objects of a tree, as JSON; --update changes its root");
  private static final OptionSyntax MODE =
      OptionSyntax.value(
              "--mode",
              "MODE",
              "set: explicit entries and protection stay; reinherit: protection ends; reset:"
                  + " explicit entries go as well; set without this")
          .offering(List.of("set", "reinherit", "reset"));
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  /** What is given for one request only. */
  private static final List<OptionSyntax> OF_TREE =
      List.of(ChangeOptions.UPDATE, ChangeOptions.INFO, ChangeOptions.GRANTED);

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options = new ArrayList<>();
    options.addAll(List.of(TypeOptions.TYPE, ChangeOptions.PARENT, MODE, NEW, CREATOR, TREE));
    options.addAll(OF_TREE);
    options.addAll(ChangeOptions.KIND);
    options.addAll(TokenOptions.ALL);
    options.addAll(List.of(JSON, ColorOption.COLOR, InputOptions.FROM));
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "inherit",
        "Show what objects take from the one that holds them: exit code 0, 1 refused, 2 error",
        options,
        InputOptions.OPERAND,
        InputOptions.OPERAND_HELP,
        TypeOptions.FOOTER);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    boolean isNew = arguments.has(NEW.name());
    boolean isTree = arguments.has(TREE.name());
    if (isNew && isTree) {
      throw new InputException("either `--new` or `--tree`");
    }
    if ((isNew || isTree) && !arguments.operands().isEmpty()) {
      throw new InputException(
          "no descriptor goes with `%s`".formatted(isNew ? NEW.name() : TREE.name()));
    }
    refuse(arguments, !isNew, List.of(CREATOR), NEW);
    refuse(arguments, !isTree, OF_TREE, TREE);
    Run run = new Run(arguments, console);
    if (isNew) {
      return run.ofNew();
    }
    return isTree ? run.ofTree() : run.ofExisting();
  }

  private static void refuse(
      Arguments arguments, boolean missing, List<OptionSyntax> options, OptionSyntax with) {
    for (OptionSyntax option : options) {
      if (missing && arguments.has(option.name())) {
        throw new InputException("`%s` goes with `%s`".formatted(option.name(), with.name()));
      }
    }
  }

  /** One run of the command. */
  private static final class Run {
    private static final Set<AclKind> BOTH = EnumSet.allOf(AclKind.class);

    private final Arguments arguments;
    private final Console console;
    private final SidContext context;
    private final SidDecoder sids;
    private final ObjectType type;
    private final ChangeFunctions functions;
    private final ObjectKind kind;
    private final ChangeReport report;

    Run(Arguments arguments, Console console) {
      this.arguments = arguments;
      this.console = console;
      this.context = ContextOptions.of(arguments);
      this.sids = new SidDecoder(context);
      this.type = TypeOptions.required(arguments);
      this.functions = ChangeOptions.functions(arguments);
      this.kind = ChangeOptions.kind(arguments, functions, type);
      this.report =
          new ChangeReport(type, context, ColorOption.paint(arguments, console), console.columns());
    }

    private SecurityDescriptor parent() throws IOException {
      return InputOptions.ofOption(arguments, ChangeOptions.PARENT, context, console)
          .orElseThrow(() -> new InputException("no `--parent`: nothing to inherit from"));
    }

    private PropagationMode mode() {
      return PropagationJson.mode(arguments.value(MODE.name()).orElse("set"), MODE.name());
    }

    int ofNew() throws IOException {
      Optional<SecurityDescriptor> creator =
          InputOptions.ofOption(arguments, CREATOR, context, console);
      NewObjectSecurity object =
          new NewObjectSecurity(
              kind,
              Optional.of(parent()),
              creator,
              functions.flags(),
              TokenOptions.optional(arguments, context, console),
              Optional.empty(),
              Optional.empty());
      AssignResult result = functions.assign(object, ChangeOptions.FLAGS.name());
      if (isJson()) {
        print(
            output -> {
              output.field("status", result.status().name());
              result.descriptor().ifPresent(made -> DescriptorField.write(output, made, sids));
            });
      } else {
        report.status("new", result.status());
        result
            .descriptor()
            .ifPresent(
                made -> {
                  report.change(creator.orElse(SecurityDescriptor.EMPTY), made);
                  report.sddl(made);
                });
        console.print(report.text());
      }
      return result.status().isSuccess() ? OK : DENIED;
    }

    int ofExisting() throws IOException {
      SecurityDescriptor parent = parent();
      SecurityDescriptor child = InputOptions.readOne(arguments, context, console).descriptor();
      String path = "parent" + DescriptorTree.SEPARATOR + "object";
      DescriptorTree.Node object = new DescriptorTree.Node(path, child, kind, List.of());
      DescriptorTree tree =
          new DescriptorTree(new DescriptorTree.Node("parent", parent, kind, List.of(object)));
      PropagationPlan<DescriptorTree.Node> plan =
          PropagationPlan.of(tree, tree.root(), parent, mode(), BOTH);
      StoredInheritance dacl = StoredInheritance.compare(kind, AclKind.DACL, parent, child);
      StoredInheritance sacl = StoredInheritance.compare(kind, AclKind.SACL, parent, child);
      if (isJson()) {
        print(
            output -> {
              output.field("dacl", PropagationJson.word(dacl.state()));
              output.field("sacl", PropagationJson.word(sacl.state()));
              PropagationJson.write(output, NtStatus.STATUS_SUCCESS, plan, sids);
            });
      } else {
        report.inheritance(AclKind.DACL, dacl);
        report.inheritance(AclKind.SACL, sacl);
        report.plan(plan);
        console.print(report.text());
      }
      return plan.failures().isEmpty() ? OK : DENIED;
    }

    int ofTree() throws IOException {
      String name = arguments.value(TREE.name()).orElseThrow();
      DescriptorTree tree =
          JsonFile.read(
              name,
              "tree file",
              console,
              fields -> TreeJson.read(fields, functions, type, sids, 0));
      DescriptorTree.Node root = tree.root();
      SecurityUpdate update =
          ChangeOptions.of(
              arguments, functions, root.kind(), type, root.descriptor(), context, console);
      UpdateResult changed = ChangeJson.ofRoot(update);
      if (!changed.status().isSuccess()) {
        if (isJson()) {
          print(output -> PropagationJson.writeRefusal(output, changed.status()));
        } else {
          report.status("set", changed.status());
          console.print(report.text());
        }
        return DENIED;
      }
      PropagationPlan<DescriptorTree.Node> plan =
          PropagationPlan.of(
              tree,
              root,
              changed.orElseThrow(),
              mode(),
              PropagationJson.places(update.information()));
      if (isJson()) {
        print(output -> PropagationJson.write(output, changed.status(), plan, sids));
      } else {
        report.line("objects", List.of(Integer.toString(plan.visitedCount())));
        report.line("changes", List.of(Integer.toString(plan.changes().size())));
        report.plan(plan);
        console.print(report.text());
      }
      return plan.failures().isEmpty() ? OK : DENIED;
    }

    private boolean isJson() {
      return arguments.has(JSON.name());
    }

    private void print(JsonOutput.Content fields) {
      console.print(
          JsonOutput.indented(
              output -> {
                output.begin();
                fields.writeTo(output);
                output.end();
              }));
    }
  }
}
