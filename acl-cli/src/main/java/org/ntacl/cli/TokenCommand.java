package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.CommandSyntax;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TokenJson;
import org.ntacl.cli.json.TokenJsonWriter;
import org.ntacl.identity.IdentityTokens;
import org.ntacl.identity.LocalPolicy;
import org.ntacl.identity.certificate.CertificateIdentity;
import org.ntacl.identity.kerberos.EncTicketPart;
import org.ntacl.identity.pac.Pac;
import org.ntacl.identity.pac.PacRefusedException;
import org.ntacl.identity.pac.PacVerifier;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.token.AccessToken;
import org.ntacl.token.TokenGroup;

/** {@code ntacl token}: the token of a PAC or a certificate. */
final class TokenCommand implements Command {
  private static final OptionSyntax PAC =
      OptionSyntax.value("--pac", "FILE", "the PAC of a ticket, as bytes or hexadecimal digits");
  private static final OptionSyntax CERT =
      OptionSyntax.value(
          "--cert", "FILE", "a certificate in DER or PEM, which is taken to be trusted");
  private static final OptionSyntax UNVERIFIED =
      OptionSyntax.flag("--unverified", "make a token of a PAC without looking at its signatures");
  private static final OptionSyntax GROUP =
      OptionSyntax.values("--group", "SID", "with `--cert`: a group of the account");
  private static final OptionSyntax LOCAL_GROUP =
      OptionSyntax.values(
          "--local-group", "GROUP=SID", "a group of the machine and a member of it");
  private static final OptionSyntax PRIVILEGE =
      OptionSyntax.values("--privilege", "NAME=SID", "a privilege and a user or group that has it");
  private static final OptionSyntax INTEGRITY =
      OptionSyntax.values(
          "--integrity",
          "LEVEL[=SID]",
          "the level of everybody, or of a user or group that has a higher one");

  @Override
  public CommandSyntax syntax() {
    List<OptionSyntax> options =
        new ArrayList<>(List.of(PAC, CERT, UNVERIFIED, GROUP, LOCAL_GROUP, PRIVILEGE, INTEGRITY));
    options.addAll(KeyOptions.ALL);
    options.addAll(ContextOptions.ALL);
    return new CommandSyntax(
        "token",
        "Write the token of a Kerberos PAC or a certificate as JSON, for `--token` of other"
            + " commands",
        options,
        "",
        "",
        List.of(
            "A PAC is verified with the keys given; the exit code is 1 when it is refused.",
            "Members of groups of the machine may be SIDs that the logon brings, such as AU."));
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Optional<String> pac = arguments.value(PAC.name());
    Optional<String> certificate = arguments.value(CERT.name());
    if (pac.isPresent() == certificate.isPresent()) {
      throw new InputException("expected either `--pac` or `--cert`");
    }
    SidDecoder sids = new SidDecoder(ContextOptions.of(arguments));
    LocalPolicy policy = policy(arguments, sids);
    try {
      AccessToken token =
          pac.isPresent()
              ? ofPac(pac.get(), arguments, policy, console)
              : ofCertificate(certificate.get(), arguments, sids, policy, console);
      console.print(JsonOutput.indented(output -> TokenJsonWriter.write(output, token)));
      return OK;
    } catch (PacRefusedException e) {
      console.complain("the PAC is refused: " + Printable.of(e.getMessage()));
      return DENIED;
    }
  }

  private static AccessToken ofPac(
      String file, Arguments arguments, LocalPolicy policy, Console console) throws IOException {
    if (arguments.has(GROUP.name())) {
      throw new InputException("`--group` goes with `--cert`: a PAC names the groups itself");
    }
    boolean keys = KeyOptions.areGiven(arguments);
    if (keys == arguments.has(UNVERIFIED.name())) {
      throw new InputException(
          keys
              ? "`--unverified` goes without keys"
              : "no key to verify the PAC with: expected `--keytab`, `--key` or `--unverified`");
    }
    Pac pac = IdentityFile.read(file, "PAC", console, Pac::read);
    if (!keys) {
      return IdentityTokens.ofUnverifiedPac(pac, policy);
    }
    PacVerifier verifier = KeyOptions.verifier(arguments, console);
    Optional<EncTicketPart> ticket = KeyOptions.ticket(arguments, console);
    return IdentityTokens.ofPac(
        ticket.isPresent() ? verifier.verify(pac, ticket.get()) : verifier.verify(pac), policy);
  }

  private static AccessToken ofCertificate(
      String file, Arguments arguments, SidDecoder sids, LocalPolicy policy, Console console)
      throws IOException {
    if (KeyOptions.areGiven(arguments) || arguments.has(UNVERIFIED.name())) {
      throw new InputException("keys and `--unverified` go with `--pac`");
    }
    CertificateIdentity identity =
        IdentityFile.read(file, "certificate", console, CertificateIdentity::read);
    if (identity.sid().isEmpty()) {
      throw new InputException(
          "certificate `%s` names no SID; its user principal names are %s"
              .formatted(
                  Printable.of(file), Printable.of(identity.userPrincipalNames().toString())));
    }
    List<TokenGroup> groups = new ArrayList<>();
    for (String group : arguments.values(GROUP.name())) {
      groups.add(TokenGroup.enabled(sids.sid(group, GROUP.name())));
    }
    return IdentityTokens.ofTrustedCertificate(identity, groups, policy);
  }

  private static LocalPolicy policy(Arguments arguments, SidDecoder sids) {
    LocalPolicy.Builder policy = LocalPolicy.builder();
    SidContext context = sids.context();
    // on a domain controller the domain's accounts are the machine's own
    context
        .machine()
        .filter(sid -> !context.domain().equals(Optional.of(sid)))
        .ifPresent(policy::machine);
    for (String pair : arguments.values(LOCAL_GROUP.name())) {
      policy.localGroup(
          sids.sid(left(pair, LOCAL_GROUP), LOCAL_GROUP.name()), right(pair, LOCAL_GROUP, sids));
    }
    for (String pair : arguments.values(PRIVILEGE.name())) {
      policy.privilege(
          TokenJson.privilege(left(pair, PRIVILEGE), PRIVILEGE.name()),
          right(pair, PRIVILEGE, sids));
    }
    for (String level : arguments.values(INTEGRITY.name())) {
      if (level.indexOf('=') < 0) {
        policy.integrity(TokenJson.integrity(level, INTEGRITY.name(), sids));
      } else {
        policy.integrity(
            TokenJson.integrity(left(level, INTEGRITY), INTEGRITY.name(), sids),
            right(level, INTEGRITY, sids));
      }
    }
    return policy.build();
  }

  private static String left(String pair, OptionSyntax option) {
    return pair.substring(0, equalsSign(pair, option));
  }

  private static Sid right(String pair, OptionSyntax option, SidDecoder sids) {
    return sids.sid(pair.substring(equalsSign(pair, option) + 1), option.name());
  }

  private static int equalsSign(String pair, OptionSyntax option) {
    int at = pair.indexOf('=');
    if (at < 0) {
      throw new InputException(
          "`%s` is `%s`: expected %s".formatted(option.name(), Printable.of(pair), option.label()));
    }
    return at;
  }
}
