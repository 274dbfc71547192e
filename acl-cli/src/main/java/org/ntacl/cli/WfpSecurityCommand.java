package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.ChangeFunctions;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.wfp.KnownSecurity;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.EngineContents;
import org.ntacl.wfp.EngineHandle;
import org.ntacl.wfp.EngineOptions;
import org.ntacl.wfp.FilterEngine;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.SessionFlag;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.WfpException;
import org.ntacl.wfp.model.WfpObject;

/** {@code ntacl wfp security}: the descriptors of the model's engine, and what setting one does. */
final class WfpSecurityCommand implements Command {
  private static final OptionSyntax DOCUMENTED =
      OptionSyntax.flag(
          "--documented",
          "start with the documented descriptor of the engine, not the observed one");
  private static final OptionSyntax DYNAMIC =
      OptionSyntax.flag("--dynamic", "set from a dynamic session");
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "answer in JSON");

  /** Which descriptor an operand names: of an object, or of all objects of a kind together. */
  private static final String TARGET_HELP =
      WfpCommand.FILE_HELP
          + "; and a kind for the container of its objects, or KIND:KEY for one object";

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(List.of(ChangeOptions.UPDATE, DYNAMIC, DOCUMENTED, JSON));
    options.addAll(TokenOptions.ALL);
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "A dump has no descriptors of objects: these are what the objects inherit in an engine",
                "that starts with the known default. With --update, the parts that the descriptor has",
                "are set by a session of the token, as Fwpm…SetSecurityInfoByKey0 sets them; nothing is",
                "written. The exit code is then 1 when the call is refused.",
                ""));
    footer.addAll(WfpCommand.FOOTER);
    return new CommandSyntax(
        "wfp security",
        "Show the descriptor of an object, or what setting it does",
        options,
        "FILE TARGET",
        TARGET_HELP,
        footer);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = HiveCommand.operands(arguments, 2, 2, "a state dump and what is meant");
    SidContext context = ContextOptions.of(arguments);
    Optional<SecurityDescriptor> parts =
        InputOptions.ofOption(arguments, ChangeOptions.UPDATE, context, console);
    Optional<AccessToken> token = TokenOptions.optional(arguments, context, console);
    if (parts.isPresent() != token.isPresent()) {
      throw new InputException(
          "`%s` and a token go together".formatted(ChangeOptions.UPDATE.name()));
    }
    if (arguments.has(DYNAMIC.name()) && parts.isEmpty()) {
      throw new InputException(
          "`%s` goes with `%s`".formatted(DYNAMIC.name(), ChangeOptions.UPDATE.name()));
    }
    WfpInput input = WfpInput.open(operands.get(0), arguments, console);
    Reference target = KnownSecurity.reference(input.state(), operands.get(1));
    FilterEngine engine = engine(input, arguments.has(DOCUMENTED.name()));
    EngineContents before = engine.contents();
    FwpStatus status =
        parts.isEmpty()
            ? FwpStatus.ERROR_SUCCESS
            : set(engine, target, parts.get(), token.get(), arguments.has(DYNAMIC.name()));
    Answer answer =
        new Answer(operands.get(1), target, before, engine.contents(), status, parts.isPresent());
    console.print(
        arguments.has(JSON.name())
            ? JsonOutput.line(output -> answer.write(output, context)) + "\n"
            : answer.text(context));
    return status.isSuccess() ? input.code() : FOUND;
  }

  private static FilterEngine engine(WfpInput input, boolean documented) {
    FilterEngine engine =
        FilterEngine.empty(documented ? EngineOptions.DOCUMENTED : EngineOptions.DEFAULT);
    try {
      engine.load(input.state().objects());
    } catch (WfpException e) {
      throw new InputException("the objects of the dump do not fit together: " + e.getMessage());
    }
    return engine;
  }

  private static FwpStatus set(
      FilterEngine engine,
      Reference target,
      SecurityDescriptor parts,
      AccessToken token,
      boolean dynamic) {
    SessionInfo.Builder session = SessionInfo.builder();
    if (dynamic) {
      session.flag(SessionFlag.DYNAMIC);
    }
    try (EngineHandle handle = engine.open(token, session.build())) {
      if (target.target().hasObjectSecurity()) {
        handle.setSecurityInfoByKey(target.target(), target.key(), selection(parts), parts);
      } else {
        handle.setSecurityInfo(target.target(), selection(parts), parts);
      }
      return FwpStatus.ERROR_SUCCESS;
    } catch (WfpException e) {
      return e.status();
    }
  }

  private static SecurityInformation selection(SecurityDescriptor parts) {
    // as SetSecurityInfo, which the functions of the filter engine follow
    int bits = ChangeOptions.partsOf(parts, ChangeFunctions.ACLAPI);
    if (bits == 0) {
      throw new InputException("the descriptor has no part to set");
    }
    return SecurityInformation.of(bits);
  }

  /** What is shown: the descriptor, and what has become of it and of others. */
  private record Answer(
      String name,
      Reference target,
      EngineContents before,
      EngineContents after,
      FwpStatus status,
      boolean isChange) {
    private SecurityDescriptor in(EngineContents contents) {
      return target.key().equals(WfpObject.ZERO_KEY)
          ? contents.security(target.target())
          : contents.find(target.target(), target.key()).orElseThrow().security();
    }

    /** Returns how many other objects have got another descriptor. */
    private long others() {
      long all = 0;
      for (ObjectClass kind : ObjectClass.values()) {
        if (kind.hasObjectSecurity()) {
          all +=
              after.objects(kind).stream()
                  .filter(held -> !held.object().key().equals(target.key()))
                  .filter(
                      held ->
                          !before
                              .find(kind, held.object().key())
                              .orElseThrow()
                              .security()
                              .equals(held.security()))
                  .count();
        }
      }
      return all;
    }

    void write(JsonOutput output, SidContext context) {
      output.begin().field("kind", target.target().label());
      output.field("key", target.key().toString());
      if (isChange) {
        output.field("status", status.name());
        output.field("before", in(before).toSddl(context));
        output.field("others", others());
      }
      output.field("sddl", in(after).toSddl(context)).end();
    }

    String text(SidContext context) {
      String now = in(after).toSddl(context) + "\n";
      if (!isChange) {
        return now;
      }
      if (!status.isSuccess()) {
        return "%s\n%s: %s\n%s".formatted(name, status, status.meaning(), now);
      }
      return "%s\n%s\nbefore %s\nafter  %sand %d others\n"
          .formatted(name, status, in(before).toSddl(context), now, others());
    }
  }
}
