package org.ntacl.identity.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;

class KeytabTest {
  private static final Bytes KEY32 = Bytes.of(new byte[32]);
  private static final Bytes KEY16 = Bytes.of(new byte[16]);

  @Test
  void read_keysHolesAndUnknownTypes_areRead() {
    Keytab keytab =
        Keytab.read(
            new Keytabs()
                .key(18, 3, true, KEY32)
                .hole(11)
                .key(3, 3, false, Bytes.of(new byte[8]))
                .key(23, 300, true, KEY16)
                .key(17, 7, false, KEY16)
                .bytes(0, 0, 0, 0)
                .bytes(1, 2, 3)
                .bytes());
    assertThat(keytab.entries())
        .extracting(KeytabEntry::encryptionNumber)
        .containsExactly(18, 3, 23, 17);
    assertThat(keytab.entries())
        .allMatch(entry -> entry.principal().equals("HTTP/web@EXAMPLE.COM"))
        .allMatch(entry -> entry.timestamp() == 1_700_000_000);
    assertThat(keytab.entries().get(1).key()).isEmpty();
    assertThat(keytab.keys()).extracting(KerberosKey::version).containsExactly(3, 300, 7);
    assertThat(keytab.keysOf("HTTP/web@EXAMPLE.COM")).isEqualTo(keytab.keys());
    assertThat(keytab.keysOf("http/web@EXAMPLE.COM")).isEmpty();
    assertThat(keytab).hasToString("keytab of 4 entries");
  }

  @Test
  void read_empty_hasNoEntries() {
    assertThat(Keytab.read(new Keytabs().bytes()).entries()).isEmpty();
  }

  private static void assertRefused(Bytes file, String message) {
    assertThatThrownBy(() -> Keytab.read(file))
        .isInstanceOf(MalformedBytesException.class)
        .hasMessage(message);
  }

  @Test
  void read_malformed_isRefused() {
    assertRefused(Bytes.EMPTY, "version needs 2 bytes, 0 are left at byte 0");
    assertRefused(Bytes.parseHex("0501"), "keytab version is 0x0501, expected 0x0502 at byte 0");
    assertRefused(
        new Keytabs().bytes(0, 0, 0).bytes(), "record size needs 4 bytes, 3 are left at byte 2");
    assertRefused(
        new Keytabs().bytes(0x7F, 0xFF, 0xFF, 0xFF).bytes(),
        "record needs 2147483647 bytes, 0 are left at byte 6");
    assertRefused(
        new Keytabs().bytes(0x80, 0, 0, 0).bytes(),
        "hole needs 2147483648 bytes, 0 are left at byte 6");
    assertRefused(
        new Keytabs().bytes(0, 0, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF).bytes(),
        "realm needs 65535 bytes, 0 are left at byte 10");
    assertRefused(
        new Keytabs().key(18, 1, false, KEY16).bytes(),
        "key for aes256-cts-hmac-sha1-96 has 16 bytes, expected 32 at byte 43");
  }

  @Test
  void read_cutShortAnywhere_isRefusedOrEndsBetweenRecords() {
    byte[] file = new Keytabs().key(18, 3, true, KEY32).key(17, 3, true, KEY16).bytes().toArray();
    int read = 0;
    for (int size = 0; size < file.length; size++) {
      try {
        Keytab.read(Bytes.copyOfRange(file, 0, size));
        read++;
      } catch (MalformedBytesException e) {
        assertThat(e.offset()).isBetween(0, size);
      }
    }
    assertThat(read).isEqualTo(2);
  }
}
