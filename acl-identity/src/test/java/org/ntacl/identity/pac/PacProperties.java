package org.ntacl.identity.pac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;

/** What is written is read again; what is cut short is refused. */
class PacProperties {
  private static final int CASES = Integer.getInteger("ntacl.pac.cases", 2000);

  @Test
  void buffers_writtenAndRead_areTheSame() {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      List<PacBuffer> buffers =
          List.of(
              SamplePacs.anyLogon(random),
              SamplePacs.anyDevice(random),
              SamplePacs.anyDelegation(random),
              SamplePacs.anyNames(random));
      Pac pac = PacBuilder.layout(buffers);
      assertThat(pac.buffers()).as("seed %d", seed).isEqualTo(buffers);
      assertThat(Pac.read(pac.toBytes())).isEqualTo(pac);
    }
    System.out.println("PACs of seeds: " + CASES + " written and read");
  }

  @Test
  void pacs_signedWithEveryPairOfKeys_areVerified() {
    for (EncryptionType server : EncryptionType.values()) {
      for (EncryptionType kdc : EncryptionType.values()) {
        KerberosKey serverKey = SamplePacs.key(server, 1);
        KerberosKey kdcKey = SamplePacs.key(kdc, 2);
        Pac pac = SamplePacs.everything().withFullChecksum().sign(serverKey, kdcKey);
        assertThat(PacVerifier.withServerKeys(serverKey).andKdcKeys(kdcKey).verify(pac).verified())
            .containsExactlyInAnyOrder(
                PacBufferType.SERVER_CHECKSUM,
                PacBufferType.KDC_CHECKSUM,
                PacBufferType.FULL_CHECKSUM);
      }
    }
  }

  @Test
  void pacs_afterAnyBitFlipped_areRefused() {
    KerberosKey serverKey = SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 1);
    KerberosKey kdcKey = SamplePacs.key(EncryptionType.AES128_CTS_HMAC_SHA256_128, 2);
    Bytes bytes = SamplePacs.everything().withFullChecksum().sign(serverKey, kdcKey).toBytes();
    PacVerifier verifier = PacVerifier.withServerKeys(serverKey).andKdcKeys(kdcKey);
    assertThat(PacVectorTest.isRefused(bytes, verifier)).isFalse();
    List<Integer> borne = new ArrayList<>();
    for (int bit = 0; bit < 8 * bytes.size(); bit++) {
      if (!PacVectorTest.isRefused(PacVectorTest.flipped(bytes, bit), verifier)) {
        borne.add(bit);
      }
    }
    System.out.println("sample PAC: " + 8 * bytes.size() + " bits flipped are refused");
    assertThat(borne).isEmpty();
  }

  @Test
  void pacs_cutShortAnywhere_areRefused() {
    KerberosKey key = SamplePacs.key(EncryptionType.AES256_CTS_HMAC_SHA1_96, 1);
    Bytes bytes = SamplePacs.everything().sign(key, key).toBytes();
    byte[] source = bytes.toArray();
    int padding = 0;
    for (int size = 0; size < source.length; size++) {
      Bytes cut = Bytes.copyOfRange(source, 0, size);
      try {
        Pac.read(cut);
        padding++;
      } catch (MalformedBytesException e) {
        assertThat(e.offset()).isBetween(0, source.length);
      }
    }
    // zeros behind the last buffer may be missing
    assertThat(padding).isLessThan(Pac.ALIGNMENT);
  }
}
