package org.ntacl.identity.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimSet;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.sid.Sid;

/** Which claims count, and which bytes are claims. */
class ClaimsTest {
  private static final ClaimsLimits LIMITS = ClaimsLimits.DEFAULT;

  private static List<Claim> claims(ClaimEntry... entries) {
    return ClaimsSet.of(ClaimsArray.of(ClaimsSource.AD, entries)).claims(LIMITS);
  }

  private static ClaimEntry texts(String id, String... values) {
    return new ClaimEntry(
        id,
        ClaimType.STRING.code(),
        Stream.of(values)
            .map(
                value ->
                    value.equals("NULL")
                        ? Optional.<ClaimValue>empty()
                        : Optional.<ClaimValue>of(new StringValue(value)))
            .toList());
  }

  @ParameterizedTest
  @EnumSource(ClaimsSource.class)
  void claims_ofKnownSource_count(ClaimsSource source) {
    ClaimEntry entry = ClaimEntry.of("n", ClaimType.INT64, new IntegerValue(-42));
    assertThat(ClaimsSet.of(ClaimsArray.of(source, entry)).claims(LIMITS))
        .containsExactly(Claim.of("n", ClaimType.INT64, new IntegerValue(-42)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 0xFFFF})
  void claims_ofOtherSource_areIgnoredEvenWhenFaulty(int source) {
    ClaimsArray array = new ClaimsArray(source, List.of(texts("a", "x", "x")));
    assertThat(array.source()).isEmpty();
    assertThat(ClaimsSet.of(array).claims(LIMITS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 5, 7, 16, 0xFFFF})
  void claims_ofTypeWithoutValues_areIgnored(int type) {
    ClaimEntry entry = new ClaimEntry("a", type, List.of());
    assertThat(entry.claimType()).isEmpty();
    assertThat(claims(entry, texts("b", "x"))).extracting(Claim::name).containsExactly("b");
  }

  @Test
  void claims_withEqualValues_areRefused() {
    List<ClaimEntry> faulty =
        List.of(
            texts("a", "foo", "FOO"),
            ClaimEntry.of("a", ClaimType.INT64, new IntegerValue(0), new IntegerValue(0)),
            ClaimEntry.of("a", ClaimType.UINT64, new UnsignedValue(-1), new UnsignedValue(-1)),
            ClaimEntry.of("a", ClaimType.BOOLEAN, new BooleanValue(1), new BooleanValue(1)));
    for (ClaimEntry entry : faulty) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> claims(entry))
          .withMessage("values 0 and 1 of claim `a` are equal");
    }
  }

  @Test
  void claims_withTheSameNameTwice_bothStayAndTheLastOneCounts() {
    List<Claim> claims = claims(texts("A", "foo"), texts("a", "foo", "bar"));
    assertThat(claims).hasSize(2);
    assertThat(ClaimSet.ofToken(claims).forAllowing("a")).contains(claims.get(1));
  }

  @Test
  void claims_withNullStrings_loseOneAndMayNotHaveTwo() {
    assertThat(claims(texts("a", "x", "NULL", "y")).get(0).values())
        .containsExactly(new StringValue("x"), new StringValue("y"));
    assertThat(claims(texts("a", "NULL")).get(0).values()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claims(texts("a", "NULL", "x", "NULL")))
        .withMessage("claim `a` has 2 NULL strings, at most one is accepted");
  }

  @Test
  void claims_withTruthValues_areZeroAndOne() {
    ClaimEntry both =
        ClaimEntry.of("a", ClaimType.BOOLEAN, new BooleanValue(1), new BooleanValue(0));
    assertThat(claims(both).get(0).values()).hasSize(2);
    ClaimEntry two = ClaimEntry.of("a", ClaimType.BOOLEAN, new BooleanValue(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claims(two))
        .withMessage("value 0 of claim `a` is 2, expected 0 or 1");
  }

  @Test
  void claims_withoutValues_stay() {
    assertThat(claims(texts("a"))).containsExactly(new Claim("a", ClaimType.STRING, 0, List.of()));
  }

  @Test
  void claims_withNumbersAboveSigned_stayUnsigned() {
    ClaimEntry entry = ClaimEntry.of("a", ClaimType.UINT64, new UnsignedValue(1L << 63));
    assertThat(claims(entry).get(0).values()).containsExactly(new UnsignedValue(1L << 63));
  }

  @Test
  void claims_withManyValues_areRefusedBeyondTheLimit() {
    ClaimValue[] values =
        IntStream.range(0, 2000).mapToObj(IntegerValue::new).toArray(ClaimValue[]::new);
    ClaimEntry many = ClaimEntry.of("a", ClaimType.INT64, values);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claims(many))
        .withMessage("claim `a` has 2000 values, at most 1999 are accepted");
    ClaimsSet set = ClaimsSet.of(ClaimsArray.of(ClaimsSource.AD, many));
    assertThat(set.claims(new ClaimsLimits(0, 2000)).get(0).values()).hasSize(2000);
  }

  @Test
  void entry_whoseValuesCannotBeWritten_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClaimEntry.of("a", ClaimType.INT64, new BooleanValue(0)))
        .withMessage("value 0 of claim `a` is BOOLEAN, expected INT64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClaimEntry.of("a", ClaimType.SID, new SidValue(Sid.parse("S-1-1-0"))))
        .withMessage("value 0 of claim `a` is SID, expected none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClaimEntry("a", 1, List.of(Optional.empty())))
        .withMessage("value 0 of claim `a` is NULL, expected INT64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts("a", "x\0"))
        .withMessage("text of a claim has U+0000 at offset 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts("\0"))
        .withMessage("text of a claim has U+0000 at offset 0");
  }

  @Test
  void parts_withNumbersTooLarge_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimEntry("a", -1, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimEntry("a", 0x1_0000, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimsArray(0x1_0000, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimsArray(-1, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClaimsSet(List.of(), 0x1_0000, Bytes.EMPTY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClaimsSetMetadata(Bytes.EMPTY, 0x1_0000, 0, 0, Bytes.EMPTY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClaimsSetMetadata(Bytes.EMPTY, 0, 0, -1, Bytes.EMPTY));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimsLimits(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClaimsLimits(0, -1));
  }

  private static void assertMalformed(Runnable read, String message) {
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(read::run)
        .withMessage(message);
  }

  private static ClaimsSetMetadata metadata(int format, int size, String hex) {
    return new ClaimsSetMetadata(Bytes.parseHex(hex), format, size, 0, Bytes.EMPTY);
  }

  @Test
  void metadata_withoutClaimsSet_hasNoClaims() {
    assertThat(metadata(9, -1, "").claimsSet(LIMITS)).isEqualTo(ClaimsSet.EMPTY);
    ClaimsSetMetadata nothing = metadata(0, 0, "");
    assertThat(ClaimsSetMetadata.read(nothing.write())).isEqualTo(nothing);
  }

  @Test
  void metadata_thatDoesNotAddUp_isRefused() {
    assertMalformed(
        () -> metadata(1, 1, "00").claimsSet(LIMITS),
        "claims set has the compression format 1, expected 0, 2, 3 or 4 at byte 0");
    assertMalformed(
        () -> metadata(0, 2, "00").claimsSet(LIMITS),
        "claims set is 1 bytes long, expected 2 at byte 0");
    assertMalformed(
        () -> metadata(4, -1, "00").claimsSet(LIMITS),
        "claims set is 4294967295 bytes long, at most 4194304 are accepted at byte 0");
    assertMalformed(
        () -> metadata(3, 1, "00").claimsSet(LIMITS),
        "compressed data ends, expected 1 more bytes at byte 0");
    assertMalformed(
        () -> metadata(3, 1, "0000000041").claimsSet(LIMITS),
        "CLAIMS_SET needs 16 bytes, 1 are left at byte 0");
  }

  /** A claims set of one array with one entry, from its source on. */
  private static Bytes entry(Consumer<NdrWriter> entry) {
    NdrWriter out = new NdrWriter();
    out.pointer(true).i32(1).pointer(true).u16(0).i32(0).pointer(false);
    out.i32(1).align(4).u16(1).i32(1).pointer(true).i32(1);
    entry.accept(out);
    return out.toSerialized();
  }

  @Test
  void claimsSet_thatDoesNotAddUp_isRefused() {
    assertMalformed(
        () -> ClaimsSet.read(entry(out -> out.pointer(false).u16(1).u16(1))),
        "Id is a null pointer at byte 60");
    assertMalformed(
        () -> ClaimsSet.read(entry(out -> out.pointer(true).u16(1).u16(2))),
        "values are of type 2, their claim of 1 at byte 66");
    assertMalformed(
        () -> ClaimsSet.read(entry(out -> out.pointer(true).u16(1).u16(1).i32(1).i32(0))),
        "Values is a null pointer, expected 1 elements at byte 72");
    assertMalformed(
        () -> ClaimsSet.read(entry(out -> out.pointer(true).u16(7).u16(7).text("ab", 2))),
        "Id has its first U+0000 not at the end at byte 68");
    assertMalformed(
        () -> ClaimsSet.read(entry(out -> out.pointer(true).u16(7).u16(7).text("a\0b\0", 4))),
        "Id has its first U+0000 not at the end at byte 68");
    assertMalformed(
        () -> ClaimsSet.read(entry(out -> out.pointer(true).u16(7).u16(7).text("", 0))),
        "Id has its first U+0000 not at the end at byte 68");
    assertMalformed(
        () ->
            ClaimsSet.read(
                entry(
                    out ->
                        out.pointer(true)
                            .u16(1)
                            .u16(1)
                            .i32(-1)
                            .pointer(true)
                            .text("a\0", 2)
                            .i32(-1))),
        "Values needs 34359738360 bytes, 0 are left at byte 96");
    assertMalformed(
        () ->
            ClaimsSet.read(
                entry(
                    out ->
                        out.pointer(true)
                            .u16(1)
                            .u16(1)
                            .i32(1)
                            .pointer(true)
                            .text("a\0", 2)
                            .i32(2))),
        "Values has 2 elements, expected 1 at byte 92");
  }

  @Test
  void claimsSet_cutOff_isRefusedWhereverItIsCut() {
    byte[] whole =
        ClaimsSet.of(ClaimsArray.of(ClaimsSource.AD, texts("ab", "cd", "efg"))).write().toArray();
    for (int length = 0; length < whole.length; length++) {
      Bytes part = Bytes.copyOfRange(whole, 0, length);
      assertThatExceptionOfType(MalformedBytesException.class)
          .isThrownBy(() -> ClaimsSet.read(part));
    }
  }
}
