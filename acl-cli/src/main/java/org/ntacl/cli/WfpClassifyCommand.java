package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.wfp.ClassifyJson;
import org.ntacl.cli.wfp.ClassifyText;
import org.ntacl.cli.wfp.FieldText;
import org.ntacl.cli.wfp.Outcomes;
import org.ntacl.cli.wfp.Verdicts;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.classify.CalloutVerdict;
import org.ntacl.wfp.classify.Callouts;
import org.ntacl.wfp.classify.Classifier;
import org.ntacl.wfp.classify.ClassifyOption;
import org.ntacl.wfp.classify.ClassifyOptions;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.classify.TrafficAttributes;
import org.ntacl.wfp.classify.TrafficTokens;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.state.LayerState;
import org.ntacl.wfp.state.WfpState;

/** {@code ntacl wfp classify}: what a layer of a state dump decides about traffic. */
final class WfpClassifyCommand implements Command {
  private static final OptionSyntax LAYER =
      OptionSyntax.value("--layer", "NAME", "the layer, as in ALE_AUTH_CONNECT_V4");
  private static final OptionSyntax FIELD =
      OptionSyntax.values(
          "--field", "NAME=VALUE", "what is known about the traffic, as in IP_REMOTE_PORT=443");
  private static final OptionSyntax REMOTE =
      OptionSyntax.value(
          "--remote-token", "FILE", "a file that holds the token of the remote user as JSON");
  private static final OptionSyntax CALLOUT =
      OptionSyntax.values(
          "--callout",
          "KEY=VERDICT",
          "what a callout does: permit, block, continue, not-registered");
  private static final OptionSyntax AT_BOOT =
      OptionSyntax.flag("--at-boot", "before the filter engine has started");
  private static final OptionSyntax NEWER_FIRST =
      OptionSyntax.flag("--newer-first", "of filters of one weight, ask the youngest one first");
  private static final OptionSyntax ALL =
      OptionSyntax.flag("--all", "show filters that do not match, too");
  private static final OptionSyntax JSON = OptionSyntax.flag("--json", "write a JSON object");

  private static final String LAYER_PREFIX = "FWPM_LAYER_";

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(List.of(LAYER, FIELD, REMOTE, CALLOUT, AT_BOOT, NEWER_FIRST, ALL, JSON));
    options.add(ColorOption.COLOR);
    options.addAll(TokenOptions.ALL);
    options.addAll(ContextOptions.ALL);
    List<String> footer =
        new ArrayList<>(
            List.of(
                "A field without a value meets no condition. The exit code is 0 when the traffic may",
                "pass, 1 when it is blocked, or may be.",
                ""));
    footer.addAll(WfpCommand.FOOTER);
    return new CommandSyntax(
        "wfp classify",
        "Tell what a layer decides about traffic, which filter decides it, and why",
        options,
        "FILE",
        WfpCommand.FILE_HELP,
        footer);
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    String file = HiveCommand.operands(arguments, 1, 1, "a state dump").get(0);
    SidContext context = ContextOptions.of(arguments);
    Optional<AccessToken> user = TokenOptions.optional(arguments, context, console);
    SidDecoder sids = new SidDecoder(context);
    Optional<AccessToken> remote = remote(arguments, sids, console);
    WfpInput input = WfpInput.open(file, arguments, console);
    LayerFilters layer = layer(input.state(), arguments);
    Outcomes outcomes = outcomes(input, layer, arguments, sids, tokens(user, remote));
    console.print(
        arguments.has(JSON.name())
            ? ClassifyJson.of(file, outcomes)
            : ClassifyText.of(
                outcomes, ColorOption.paint(arguments, console), arguments.has(ALL.name())));
    return outcomes.isPermitted() ? input.code() : FOUND;
  }

  private static Outcomes outcomes(
      WfpInput input,
      LayerFilters layer,
      Arguments arguments,
      SidDecoder sids,
      TrafficTokens tokens) {
    TrafficAttributes attributes = attributes(layer, arguments, sids);
    Map<CalloutVerdict, Callouts> callouts =
        Verdicts.of(input.state(), arguments.values(CALLOUT.name()));
    try {
      return Outcomes.of(
          layer,
          Classifier.standard().withOptions(options(arguments)),
          callouts,
          attributes,
          tokens);
    } catch (IllegalArgumentException e) {
      // a filter in a sublayer that the dump does not have
      throw new InputException(e.getMessage());
    }
  }

  private static Optional<AccessToken> remote(Arguments arguments, SidDecoder sids, Console console)
      throws IOException {
    Optional<String> file = arguments.value(REMOTE.name());
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(TokenOptions.ofFile(file.get(), sids, console));
  }

  private static TrafficTokens tokens(Optional<AccessToken> user, Optional<AccessToken> remote) {
    TrafficTokens tokens = user.map(TrafficTokens::ofUser).orElse(TrafficTokens.NONE);
    return remote.map(tokens::withRemoteUser).orElse(tokens);
  }

  private static ClassifyOptions options(Arguments arguments) {
    ClassifyOptions options = ClassifyOptions.DEFAULT;
    if (arguments.has(AT_BOOT.name())) {
      options = options.with(ClassifyOption.AT_BOOT);
    }
    return arguments.has(NEWER_FIRST.name()) ? options.with(ClassifyOption.NEWER_FIRST) : options;
  }

  private static LayerFilters layer(WfpState state, Arguments arguments) {
    String name =
        arguments
            .value(LAYER.name())
            .orElseThrow(() -> new InputException("expected `" + LAYER.name() + "`"));
    LayerState layer =
        key(name)
            .flatMap(state::layer)
            .orElseThrow(
                () -> new InputException("the dump has no layer `" + Printable.of(name) + "`"));
    return LayerFilters.of(layer.layer(), state.subLayers(), layer.filters());
  }

  private static Optional<Guid> key(String name) {
    return KeyNames.key(name.startsWith(LAYER_PREFIX) ? name : LAYER_PREFIX + name)
        .or(
            () -> {
              try {
                return Optional.of(Guid.parse(name));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  private static TrafficAttributes attributes(
      LayerFilters layer, Arguments arguments, SidDecoder sids) {
    FieldText fields = new FieldText(layer.layer(), sids);
    TrafficAttributes.Builder attributes = TrafficAttributes.builder();
    for (String text : arguments.values(FIELD.name())) {
      FieldText.Assignment one = fields.read(text);
      attributes.set(one.field(), one.value());
    }
    return attributes.build();
  }
}
