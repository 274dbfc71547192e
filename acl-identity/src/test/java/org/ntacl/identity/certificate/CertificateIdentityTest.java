package org.ntacl.identity.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.asn1.DERIA5String;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.sid.Sid;

class CertificateIdentityTest {
  private static final String NAMES = "2.5.29.17";
  private static final Sid ALICE = Sid.parse("S-1-5-21-1-2-3-1105");
  private static final Bytes EXTENSION = SidExtension.write(ALICE);

  @Test
  void read_extensionAndNames_areRead() {
    Bytes certificate =
        new Certificates()
            .extension(SidExtension.OID, EXTENSION)
            .extension(
                NAMES,
                Certificates.names(
                    Certificates.uri("http://example.com"),
                    Certificates.upn("alice@example.com"),
                    Certificates.upn("älice@example.com")))
            .bytes();
    CertificateIdentity identity = CertificateIdentity.read(certificate);
    assertThat(identity.sid()).contains(ALICE);
    assertThat(identity.userPrincipalNames())
        .containsExactly("alice@example.com", "älice@example.com");
    assertThat(identity.subject()).isEqualTo("CN=alice");
  }

  @Test
  void read_pem_isRead() {
    Bytes certificate = new Certificates().extension(SidExtension.OID, EXTENSION).bytes();
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.toArray())
            + "\n-----END CERTIFICATE-----\n";
    assertThat(CertificateIdentity.read(Bytes.of(pem.getBytes(StandardCharsets.US_ASCII))).sid())
        .contains(ALICE);
  }

  @Test
  void read_nothingSaid_isEmpty() {
    CertificateIdentity identity = CertificateIdentity.read(new Certificates().bytes());
    assertThat(identity.sid()).isEmpty();
    assertThat(identity.userPrincipalNames()).isEmpty();
  }

  @Test
  void read_sidAsAlternativeName_isRead() {
    Bytes names = Certificates.names(Certificates.uri(CertificateIdentity.SID_URI + ALICE));
    assertThat(CertificateIdentity.read(new Certificates().extension(NAMES, names).bytes()).sid())
        .contains(ALICE);
    assertThat(
            CertificateIdentity.read(
                    new Certificates()
                        .extension(NAMES, names)
                        .extension(SidExtension.OID, EXTENSION)
                        .bytes())
                .sid())
        .contains(ALICE);
  }

  @Test
  void read_twoAccounts_isRefused() {
    Bytes names =
        Certificates.names(Certificates.uri(CertificateIdentity.SID_URI + "S-1-5-21-1-2-3-500"));
    assertRefused(
        new Certificates().extension(NAMES, names).extension(SidExtension.OID, EXTENSION).bytes(),
        "at most one is expected");
  }

  @Test
  void read_malformedExtensions_isRefused() {
    assertRefused(
        new Certificates().extension(SidExtension.OID, Bytes.parseHex("3000")).bytes(),
        "no SEQUENCE of one name");
    assertRefused(
        new Certificates()
            .extension(
                NAMES,
                Certificates.names(
                    Certificates.otherName(CertificateIdentity.UPN_OID, new DERIA5String("alice"))))
            .bytes(),
        "user principal name is no UTF8String");
    assertRefused(
        new Certificates()
            .extension(
                NAMES,
                Certificates.names(Certificates.uri(CertificateIdentity.SID_URI + "S-1-5-18")))
            .bytes(),
        "no account of a domain");
  }

  @Test
  void read_noCertificate_isRefused() {
    assertRefused(Bytes.EMPTY, "no X.509 certificate");
    assertRefused(Bytes.parseHex("3003020101"), "no X.509 certificate");
    assertRefused(Bytes.of(new byte[CertificateIdentity.MAX_SIZE + 1]), "at most 1048576 are read");
  }

  private static void assertRefused(Bytes file, String part) {
    assertThatThrownBy(() -> CertificateIdentity.read(file))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining(part);
  }
}
