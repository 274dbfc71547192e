package org.ntacl.identity.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.claim.ClaimType.BOOLEAN;
import static org.ntacl.claim.ClaimType.STRING;
import static org.ntacl.claim.ClaimType.UINT64;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;

/** Claims as domain controllers sent them. */
class ClaimsVectorTest {
  private static final ClaimEntry TRUTH = ClaimEntry.of("720fd3c3_9", BOOLEAN, new BooleanValue(1));
  private static final ClaimEntry TEXTS = entry("720fd3c3_7", "foo", "bar", "baz");

  private static ClaimEntry entry(String id, String... texts) {
    return ClaimEntry.of(
        id, STRING, Stream.of(texts).map(StringValue::new).toArray(ClaimValue[]::new));
  }

  private static ClaimEntry classes(String id) {
    return ClaimEntry.of(
        id,
        UINT64,
        Stream.of(655_369L, 65_543L, 65_542L, 65_536L)
            .map(UnsignedValue::new)
            .toArray(ClaimValue[]::new));
  }

  @Test
  void claimsSet_recorded_holdsTheClaimsAndIsWrittenBack() throws IOException {
    Bytes recorded = SharedClaims.readDump("claims-set-ndr");
    ClaimsSet set = ClaimsSet.read(recorded);
    assertThat(set)
        .isEqualTo(
            ClaimsSet.of(ClaimsArray.of(ClaimsSource.AD, TRUTH, TEXTS, classes("720fd3c3_8"))));
    assertThat(set.write().toHex()).isEqualTo(recorded.toHex());
    System.out.println("recorded claims set: 3 claims, written back to the byte");
  }

  @Test
  void metadata_recordedUncompressed_holdsTheClaimsAndIsWrittenBack() throws IOException {
    Bytes recorded = SharedClaims.read("claims-uncompressed");
    ClaimsSetMetadata metadata = ClaimsSetMetadata.read(recorded);
    assertThat(metadata.compressionFormat()).isEqualTo(ClaimsCompression.NONE.code());
    ClaimsSet set = metadata.claimsSet(ClaimsLimits.DEFAULT);
    assertThat(set)
        .isEqualTo(
            ClaimsSet.of(ClaimsArray.of(ClaimsSource.AD, TRUTH, TEXTS, classes("720fd3c3_8"))));
    assertThat(ClaimsSetMetadata.of(set, ClaimsCompression.NONE).write().toHex())
        .isEqualTo(recorded.toHex());
    assertThat(metadata.write().toHex()).isEqualTo(recorded.toHex());
    System.out.println("recorded uncompressed claims: 3 claims, written back to the byte");
  }

  @Test
  void metadata_recordedCompressed_holdsTheClaims() throws IOException {
    Bytes recorded = SharedClaims.read("claims-compressed");
    ClaimsSetMetadata metadata = ClaimsSetMetadata.read(recorded);
    assertThat(metadata.compressionFormat()).isEqualTo(ClaimsCompression.XPRESS_HUFF.code());
    assertThat(metadata.uncompressedClaimsSetSize()).isEqualTo(8232);
    ClaimsSet set = metadata.claimsSet(ClaimsLimits.DEFAULT);

    assertThat(set.arrays()).hasSize(1);
    assertThat(set.arrays().get(0).source()).contains(ClaimsSource.AD);
    List<ClaimEntry> entries = set.arrays().get(0).entries();
    assertThat(entries).hasSize(5);
    assertThat(entries.get(0)).isEqualTo(ClaimEntry.of("720fd3c3_4", BOOLEAN, new BooleanValue(1)));
    assertLongText(entries.get(1));
    assertThat(entries.get(2))
        .isEqualTo(
            entry(
                "720fd3c3_1",
                "DC=win22,DC=example,DC=com",
                "CN=Users,DC=win22,DC=example,DC=com",
                "CN=Computers,DC=win22,DC=example,DC=com"));
    assertThat(entries.get(3)).isEqualTo(classes("720fd3c3_2"));
    assertThat(set.claims(ClaimsLimits.DEFAULT))
        .extracting(Claim::type)
        .startsWith(BOOLEAN, STRING, STRING, UINT64);
    assertThat(set.write().size()).isEqualTo(8232);
    assertThat(ClaimsSetMetadata.read(recorded).write().size()).isEqualTo(recorded.size());
    System.out.printf(
        "recorded compressed claims: %d bytes from %d, %d claims%n",
        metadata.uncompressedClaimsSetSize(), metadata.claimsSet().size(), entries.size());
  }

  private static void assertLongText(ClaimEntry entry) {
    assertThat(entry.id()).isEqualTo("720fd3c3_0");
    assertThat(entry.claimType()).contains(ClaimType.STRING);
    assertThat(entry.values()).hasSize(4);
    assertThat(entry.values().subList(0, 3))
        .isEqualTo(entry("", "A first value.", "A second value.", "A third value.").values());
    String unit = "A very long attribute value to ensure that this claim will be compressed. ";
    String last = ((StringValue) entry.values().get(3).orElseThrow()).value();
    assertThat(last).startsWith(unit).hasSizeGreaterThan(1000);
    assertThat((unit.repeat(last.length() / unit.length() + 1)).startsWith(last)).isTrue();
  }

  @Test
  void recordedSet_compressedInEveryWay_comesBack() throws IOException {
    ClaimsSet set =
        ClaimsSetMetadata.read(SharedClaims.read("claims-compressed"))
            .claimsSet(ClaimsLimits.DEFAULT);
    for (ClaimsCompression compression : ClaimsCompression.values()) {
      ClaimsSetMetadata metadata = ClaimsSetMetadata.of(set, compression);
      assertThat(ClaimsSetMetadata.read(metadata.write())).isEqualTo(metadata);
      assertThat(metadata.claimsSet(ClaimsLimits.DEFAULT)).as("%s", compression).isEqualTo(set);
      assertThat(Optional.of(compression))
          .isEqualTo(ClaimsCompression.ofCode(metadata.compressionFormat()));
    }
  }
}
