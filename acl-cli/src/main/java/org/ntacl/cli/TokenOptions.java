package org.ntacl.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TokenJson;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;

/** The options that say who asks: a token file, or a token made of options. */
final class TokenOptions {
  private static final OptionSyntax TOKEN =
      OptionSyntax.value("--token", "FILE", "a file that holds the token as JSON");
  private static final OptionSyntax USER =
      OptionSyntax.value("--user", "SID", "the user, instead of a token file");
  private static final OptionSyntax GROUP =
      OptionSyntax.values(
          "--group", "SID", "an enabled group of the user; none is added that is not named here");
  private static final OptionSyntax DENY_ONLY =
      OptionSyntax.values("--deny-only", "SID", "a group that counts for denying entries only");
  private static final OptionSyntax PRIVILEGE =
      OptionSyntax.values("--privilege", "NAME", "an enabled privilege, as in SeSecurityPrivilege");
  private static final OptionSyntax INTEGRITY =
      OptionSyntax.value("--integrity", "LEVEL", "the integrity level; medium without this")
          .offering(List.of("untrusted", "low", "medium", "mediumPlus", "high", "system"));

  static final List<OptionSyntax> ALL =
      List.of(TOKEN, USER, GROUP, DENY_ONLY, PRIVILEGE, INTEGRITY);

  private TokenOptions() {}

  static AccessToken token(Arguments arguments, SidContext context, Console console)
      throws IOException {
    SidDecoder sids = new SidDecoder(context);
    Optional<String> file = arguments.value(TOKEN.name());
    Optional<String> user = arguments.value(USER.name());
    if (file.isPresent() == user.isPresent()) {
      throw new InputException("expected either `--token` or `--user`");
    }
    if (user.isPresent()) {
      return ofOptions(user.get(), arguments, sids);
    }
    refuseDetails(arguments, "with `--token`");
    return ofFile(file.get(), sids, console);
  }

  /** Returns the token, or empty when no option says anything about one. */
  static Optional<AccessToken> optional(Arguments arguments, SidContext context, Console console)
      throws IOException {
    if (arguments.has(TOKEN.name()) || arguments.has(USER.name())) {
      return Optional.of(token(arguments, context, console));
    }
    refuseDetails(arguments, "alone");
    return Optional.empty();
  }

  private static void refuseDetails(Arguments arguments, String found) {
    for (OptionSyntax option : List.of(GROUP, DENY_ONLY, PRIVILEGE, INTEGRITY)) {
      if (arguments.has(option.name())) {
        throw new InputException("`%s` goes with `--user`, not %s".formatted(option.name(), found));
      }
    }
  }

  /**
   * Reads the token of a file.
   *
   * @throws InputException when there is none, or no good one
   * @throws IOException when the file cannot be read
   */
  static AccessToken ofFile(String name, SidDecoder sids, Console console) throws IOException {
    return JsonFile.read(name, "token file", console, fields -> TokenJson.read(fields, sids));
  }

  private static AccessToken ofOptions(String user, Arguments arguments, SidDecoder sids) {
    AccessTokenBuilder builder = AccessToken.of(sids.sid(user, USER.name()));
    for (String group : arguments.values(GROUP.name())) {
      builder.memberOf(sids.sid(group, GROUP.name()));
    }
    for (String group : arguments.values(DENY_ONLY.name())) {
      builder.denyOnly(sids.sid(group, DENY_ONLY.name()));
    }
    for (String name : arguments.values(PRIVILEGE.name())) {
      builder.privileges(TokenJson.privilege(name, PRIVILEGE.name()));
    }
    Optional<String> level = arguments.value(INTEGRITY.name());
    if (level.isPresent()) {
      builder.integrity(TokenJson.integrity(level.get(), INTEGRITY.name(), sids));
    }
    return builder.build();
  }
}
