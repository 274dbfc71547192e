package org.ntacl.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.cli.args.Arguments;
import org.ntacl.cli.args.OptionSyntax;
import org.ntacl.cli.console.Console;
import org.ntacl.cli.json.InputException;
import org.ntacl.identity.kerberos.EncTicketPart;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;
import org.ntacl.identity.kerberos.Keytab;
import org.ntacl.identity.pac.PacVerifier;

/** The options that say with which keys the signatures of a PAC are verified. */
final class KeyOptions {
  private static final Map<String, EncryptionType> SHORT_NAMES =
      Map.of(
          "aes128", EncryptionType.AES128_CTS_HMAC_SHA1_96,
          "aes256", EncryptionType.AES256_CTS_HMAC_SHA1_96,
          "rc4", EncryptionType.ARCFOUR_HMAC_MD5);

  private static final OptionSyntax KEYTAB =
      OptionSyntax.value("--keytab", "FILE", "a keytab with the keys of the service");
  private static final OptionSyntax PRINCIPAL =
      OptionSyntax.value(
          "--principal", "NAME", "use the keys of this principal only, as in HTTP/web@EXAMPLE.COM");
  private static final OptionSyntax KEY =
      OptionSyntax.values(
          "--key",
          "TYPE:HEX",
          "a key of the service; types are aes256, aes128, rc4 and the names of Kerberos");
  private static final OptionSyntax KDC_KEYTAB =
      OptionSyntax.value("--kdc-keytab", "FILE", "a keytab with the keys of krbtgt");
  private static final OptionSyntax KDC_KEY =
      OptionSyntax.values("--kdc-key", "TYPE:HEX", "a key of krbtgt");
  private static final OptionSyntax TICKET =
      OptionSyntax.value(
          "--ticket", "FILE", "the decrypted part of the ticket, for the ticket checksum");

  static final List<OptionSyntax> ALL =
      List.of(KEYTAB, PRINCIPAL, KEY, KDC_KEYTAB, KDC_KEY, TICKET);

  private KeyOptions() {}

  /** Tells whether there is anything to verify with. */
  static boolean areGiven(Arguments arguments) {
    return ALL.stream().anyMatch(option -> arguments.has(option.name()));
  }

  /**
   * Returns what verifies with the keys given, perhaps none.
   *
   * @throws InputException when a key or file is no good
   * @throws IOException when a file cannot be read
   */
  static PacVerifier verifier(Arguments arguments, Console console) throws IOException {
    List<KerberosKey> server = keys(arguments, KEYTAB, KEY, console);
    List<KerberosKey> kdc = keys(arguments, KDC_KEYTAB, KDC_KEY, console);
    return PacVerifier.withServerKeys(server).andKdcKeys(kdc);
  }

  /**
   * Returns the decrypted part of the ticket, or empty when it was not given.
   *
   * @throws InputException when the file is no good
   * @throws IOException when it cannot be read
   */
  static Optional<EncTicketPart> ticket(Arguments arguments, Console console) throws IOException {
    Optional<String> file = arguments.value(TICKET.name());
    return file.isPresent()
        ? Optional.of(IdentityFile.read(file.get(), "ticket", console, EncTicketPart::read))
        : Optional.empty();
  }

  private static List<KerberosKey> keys(
      Arguments arguments, OptionSyntax file, OptionSyntax single, Console console)
      throws IOException {
    List<KerberosKey> keys = new ArrayList<>();
    Optional<String> name = arguments.value(file.name());
    if (name.isPresent()) {
      Keytab keytab = IdentityFile.read(name.get(), "keytab", console, Keytab::read);
      Optional<String> principal =
          file.equals(KEYTAB) ? arguments.value(PRINCIPAL.name()) : Optional.empty();
      keys.addAll(principal.map(keytab::keysOf).orElseGet(keytab::keys));
    }
    for (String text : arguments.values(single.name())) {
      keys.add(key(text, single.name()));
    }
    return keys;
  }

  private static KerberosKey key(String text, String option) {
    // the key itself is never part of a message
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(0, colon);
    EncryptionType type =
        Optional.ofNullable(SHORT_NAMES.get(name))
            .or(() -> EncryptionType.named(name))
            .orElseThrow(
                () ->
                    new InputException(
                        "`%s` is no type, colon and key: expected a type such as aes256"
                            .formatted(option)));
    Bytes octets;
    try {
      octets = Bytes.parseHex(text.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      throw new InputException("`%s` has a key that is not hexadecimal".formatted(option));
    }
    try {
      return KerberosKey.of(type, octets);
    } catch (IllegalArgumentException e) {
      throw new InputException("`%s`: %s".formatted(option, e.getMessage()));
    }
  }
}
