package org.ntacl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonReader;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TokenJson;
import org.ntacl.identity.claims.ClaimEntry;
import org.ntacl.identity.claims.ClaimsArray;
import org.ntacl.identity.claims.ClaimsCompression;
import org.ntacl.identity.claims.ClaimsSet;
import org.ntacl.identity.claims.ClaimsSetMetadata;
import org.ntacl.identity.claims.ClaimsSource;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;
import org.ntacl.identity.pac.FileTime;
import org.ntacl.identity.pac.GroupMembership;
import org.ntacl.identity.pac.KerbValidationInfo;
import org.ntacl.identity.pac.Pac;
import org.ntacl.identity.pac.PacBuilder;
import org.ntacl.identity.pac.PacClaimsInfo;
import org.ntacl.identity.pac.PacClientInfo;
import org.ntacl.identity.pac.UnknownPacBuffer;
import org.ntacl.identity.pac.UpnDnsInfo;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

class IdentityCommandsTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("ntacl.root"), "examples", "identity");
  private static final Sid DOMAIN = Sid.parse("S-1-5-21-1004336348-1177238915-682003330");
  private static final Bytes SERVICE_OCTETS =
      Bytes.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final KerberosKey SERVICE =
      KerberosKey.of(EncryptionType.AES256_CTS_HMAC_SHA1_96, SERVICE_OCTETS);
  private static final KerberosKey KDC =
      KerberosKey.of(EncryptionType.AES128_CTS_HMAC_SHA1_96, Bytes.of(new byte[16]));
  private static final String KEY = "aes256:" + SERVICE_OCTETS.toHex();
  private static final String KDC_KEY = "aes128:" + "00".repeat(16);

  @TempDir private Path folder;

  /** The PAC of the examples. */
  private static Pac pac() {
    GroupAttributes usual = GroupAttributes.DEFAULT;
    KerbValidationInfo info =
        KerbValidationInfo.of("alice", "EXAMPLE", DOMAIN, 1105, 513)
            .withGroupIds(
                List.of(new GroupMembership(513, usual), new GroupMembership(1201, usual)))
            .withExtraSids(
                List.of(
                    TokenGroup.enabled(WellKnownSid.CLAIMS_VALID.sid()),
                    TokenGroup.enabled(
                        WellKnownSid.AUTHENTICATION_AUTHORITY_ASSERTED_IDENTITY.sid())));
    ClaimsSet claims =
        ClaimsSet.of(
            ClaimsArray.of(
                ClaimsSource.AD,
                ClaimEntry.of("ad://ext/Department", ClaimType.STRING, new StringValue("Finance")),
                ClaimEntry.of("ad://ext/Level", ClaimType.INT64, new IntegerValue(7))));
    return new PacBuilder()
        .add(info)
        .add(new PacClientInfo(FileTime.ofEpochSecond(1_700_000_000), "alice"))
        .add(
            new UpnDnsInfo(
                "alice@example.com",
                "EXAMPLE.COM",
                UpnDnsInfo.EXTENDED,
                Optional.of(new UpnDnsInfo.Extended("alice", DOMAIN.child(1105)))))
        .add(new PacClaimsInfo(false, ClaimsSetMetadata.of(claims, ClaimsCompression.NONE).write()))
        .withFullChecksum()
        .sign(SERVICE, KDC);
  }

  private static Bytes keytab() throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(record);
    out.writeShort(2);
    out.writeUTF("EXAMPLE.COM");
    out.writeUTF("HTTP");
    out.writeUTF("web");
    out.writeInt(1);
    out.writeInt(1_700_000_000);
    out.writeByte(3);
    out.writeShort(EncryptionType.AES256_CTS_HMAC_SHA1_96.number());
    out.writeShort(SERVICE_OCTETS.size());
    out.write(SERVICE_OCTETS.toArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream all = new DataOutputStream(file);
    all.writeShort(0x502);
    all.writeInt(record.size());
    all.write(record.toByteArray());
    return Bytes.of(file.toByteArray());
  }

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("pac"), pac().toBytes().toArray());
    Files.write(folder.resolve("keytab"), keytab().toArray());
    Files.copy(EXAMPLES.resolve("alice.cert.pem"), folder.resolve("cert"));
  }

  private CommandRunner.Result run(String... arguments) {
    return new CommandRunner().directory(folder).with(arguments);
  }

  private void assertMistake(String message, String... arguments) {
    assertThat(run(arguments))
        .isEqualTo(new CommandRunner.Result(2, Bytes.EMPTY, "ntacl: " + message + "\n"));
  }

  private static AccessToken token(CommandRunner.Result result) {
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return TokenJson.read(JsonFields.of(JsonReader.read(result.out()), ""), SidDecoder.PLAIN);
  }

  /** Rewrite with {@code -Dntacl.baseline=rewrite}. */
  @Test
  void examples_ofTheProject_areThosePacAndKeytab() throws IOException {
    String pac = pac().toBytes().toHex().replaceAll("(.{96})", "$1\n") + "\n";
    String keytab = keytab().toHex() + "\n";
    if ("rewrite".equals(System.getProperty("ntacl.baseline"))) {
      Files.writeString(EXAMPLES.resolve("alice.pac.hex"), pac);
      Files.writeString(EXAMPLES.resolve("web.keytab.hex"), keytab);
    }
    assertThat(EXAMPLES.resolve("alice.pac.hex")).hasContent(pac);
    assertThat(EXAMPLES.resolve("web.keytab.hex")).hasContent(keytab);
  }

  @Test
  void token_ofPacWithKeytab_isReadBack() {
    AccessToken token = token(run("token", "--pac", "pac", "--keytab", "keytab"));
    assertThat(token.user()).isEqualTo(DOMAIN.child(1105));
    assertThat(token.matchesAllow(DOMAIN.child(1201))).isTrue();
    assertThat(token.userClaims()).hasSize(2);
    assertThat(token(run("token", "--pac", "pac", "--key", KEY))).isEqualTo(token);
    assertThat(token(run("token", "--pac", "pac", "--key", KEY, "--kdc-key", KDC_KEY)))
        .isEqualTo(token);
    assertThat(token(run("token", "--pac", "pac", "--unverified"))).isEqualTo(token);
    assertThat(
            token(
                run(
                    "token",
                    "--pac",
                    "pac",
                    "--keytab",
                    "keytab",
                    "--principal",
                    "HTTP/web@EXAMPLE.COM")))
        .isEqualTo(token);
  }

  @Test
  void token_withLocalPolicy_hasWhatItAdds() {
    AccessToken token =
        token(
            run(
                "token",
                "--pac",
                "pac",
                "--key",
                KEY,
                "--domain",
                DOMAIN.toString(),
                "--local-group",
                "BU=AU",
                "--local-group",
                "BA=DU",
                "--privilege",
                "SeBackupPrivilege=BA",
                "--integrity",
                "low",
                "--integrity",
                "high=BA"));
    assertThat(token.matchesAllow(WellKnownSid.BUILTIN_USERS.sid())).isTrue();
    assertThat(token.privileges()).hasToString("[SeBackupPrivilege]");
    assertThat(token.integrity()).hasToString("high");
  }

  @Test
  void token_ofRefusedPac_isDenied() {
    CommandRunner.Result result =
        run("token", "--pac", "pac", "--key", "aes256:" + "11".repeat(32));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "ntacl: the PAC is refused: server checksum of type 16 is not the one of the key\n");
    assertThat(run("token", "--pac", "pac", "--key", KEY, "--kdc-key", "aes128:" + "11".repeat(16)))
        .extracting(CommandRunner.Result::code)
        .isEqualTo(1);
  }

  @Test
  void token_ofCertificate_hasTheSidAndTheGroupsGiven() {
    AccessToken token =
        token(run("token", "--cert", "cert", "--group", DOMAIN + "-513", "--local-group", "BU=AU"));
    assertThat(token.user()).isEqualTo(DOMAIN.child(1105));
    assertThat(token.groups()).hasSize(6);
  }

  @Test
  void token_withMistakes_saysWhich() throws IOException {
    assertMistake("expected either `--pac` or `--cert`", "token");
    assertMistake("expected either `--pac` or `--cert`", "token", "--pac", "pac", "--cert", "cert");
    assertMistake(
        "no key to verify the PAC with: expected `--keytab`, `--key` or `--unverified`",
        "token",
        "--pac",
        "pac");
    assertMistake(
        "`--unverified` goes without keys", "token", "--pac", "pac", "--key", KEY, "--unverified");
    assertMistake(
        "`--group` goes with `--cert`: a PAC names the groups itself",
        "token",
        "--pac",
        "pac",
        "--unverified",
        "--group",
        "BU");
    assertMistake(
        "keys and `--unverified` go with `--pac`", "token", "--cert", "cert", "--unverified");
    assertMistake("no PAC `nowhere`", "token", "--pac", "nowhere", "--unverified");
    assertMistake(
        "`--key` has a key that is not hexadecimal",
        "token",
        "--pac",
        "pac",
        "--key",
        "rc4:secret");
    assertMistake(
        "`--key` is no type, colon and key: expected a type such as aes256",
        "token",
        "--pac",
        "pac",
        "--key",
        "secret");
    assertMistake(
        "`--key`: a key for arcfour-hmac-md5 has 16 bytes, not 1",
        "token",
        "--pac",
        "pac",
        "--key",
        "rc4:00");
    assertMistake(
        "`--local-group` is `BU`: expected GROUP=SID",
        "token",
        "--pac",
        "pac",
        "--key",
        KEY,
        "--local-group",
        "BU");
    Files.writeString(folder.resolve("bad"), "0100000001000000", StandardCharsets.UTF_8);
    assertMistake(
        "PAC `bad`: PACTYPE.Version is 1, expected 0 at byte 4",
        "token",
        "--pac",
        "bad",
        "--unverified");
  }

  @Test
  void pac_withoutKeys_isExplained() {
    CommandRunner.Result result = run("pac", "pac");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("PAC      ")
        .contains(
            "1 logon information, ",
            "  EffectiveName        alice\n",
            "  User                 " + DOMAIN + "-1105\n",
            "S-1-18-1 (",
            "  Claims               ad://ext/Department STRING = \"Finance\"\n",
            "                       ad://ext/Level INT64 = 7\n",
            "unknown  there is no key for the server checksum of type 16\n",
            "absent   the PAC has no ticket checksum\n");
  }

  @Test
  void pac_withKeys_saysWhichSignaturesAreRight() {
    CommandRunner.Result right = run("pac", "--key", KEY, "--kdc-key", KDC_KEY, "pac");
    assertThat(right.code()).isZero();
    assertThat(right.out())
        .contains(
            "right    server checksum of type 16 is right\n",
            "right    KDC checksum of type 15 is right\n",
            "right    full PAC checksum of type 15 is right\n");
    CommandRunner.Result wrong = run("pac", "--key", "aes256:" + "11".repeat(32), "pac");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).contains("WRONG    server checksum of type 16");
    assertThat(wrong.err()).startsWith("ntacl: the PAC is refused: ");
  }

  @Test
  void pac_json_hasEveryBuffer() {
    CommandRunner.Result result = run("pac", "--json", "--keytab", "keytab", "pac");
    assertThat(result.code()).isZero();
    JsonReader.read(result.out());
    assertThat(result.out())
        .contains(
            "\"name\": \"LOGON_INFO\"",
            "\"GroupIds\": [ \"" + DOMAIN + "-513\", \"" + DOMAIN + "-1201\" ]",
            "\"outcome\": \"VERIFIED\"");
  }

  @Test
  void pac_strangeContent_isHarmlessOnATerminal() throws IOException {
    KerbValidationInfo info = KerbValidationInfo.of("a\u001b[31m\n", "EXAMPLE", DOMAIN, 1105, 513);
    Pac strange =
        new PacBuilder()
            .add(info)
            .add(new UnknownPacBuffer(77, Bytes.parseHex("0102")))
            .add(new PacClaimsInfo(false, Bytes.parseHex("01")))
            .sign(SERVICE, KDC);
    Files.writeString(folder.resolve("hex"), strange.toBytes().toHex());
    CommandRunner.Result result = run("pac", "hex");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .doesNotContain("\u001b")
        .contains("a\\u001b[31m\\u000a", "77 unknown, 2 bytes", "malformed: ");
    assertMistake("0 operands: expected a PAC", "pac");
  }
}
