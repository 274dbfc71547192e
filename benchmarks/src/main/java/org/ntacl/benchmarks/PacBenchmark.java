package org.ntacl.benchmarks;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.identity.IdentityTokens;
import org.ntacl.identity.LocalPolicy;
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
import org.ntacl.identity.pac.PacVerifier;
import org.ntacl.identity.pac.UpnDnsInfo;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of a PAC with 40 groups and 5 claims to a token, the server checksum verified with
 * an AES-256 key, beside what the cryptography alone takes: the derivation of the checksum key and
 * the HMAC of the same bytes.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar PacBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PacBenchmark {
  private static final int GROUPS = 38;

  /** The usage 17 with 0x99 behind it, folded to 16 bytes. */
  private static final Bytes FOLDED = Bytes.parseHex("1ddb6db6d324cc488843a1d0e642343a");

  private static final Sid DOMAIN = Sid.parse("S-1-5-21-1004336348-1177238915-682003330");

  private byte[] octets;
  private Bytes key;
  private Bytes pac;
  private PacVerifier verifier;

  /** Makes and signs the PAC, and checks that the cryptography alone is the same cryptography. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    octets = new byte[32];
    Arrays.fill(octets, (byte) 0x5A);
    key = Bytes.of(octets);
    KerberosKey server = KerberosKey.of(EncryptionType.AES256_CTS_HMAC_SHA1_96, key);
    verifier = PacVerifier.withServerKeys(server);
    pac =
        new PacBuilder()
            .add(logon())
            .add(new PacClientInfo(FileTime.ofEpochSecond(1_700_000_000), "alice"))
            .add(
                new UpnDnsInfo(
                    "alice@example.com",
                    "EXAMPLE.COM",
                    UpnDnsInfo.EXTENDED,
                    Optional.of(new UpnDnsInfo.Extended("alice", DOMAIN.child(1105)))))
            .add(claims())
            .withFullChecksum()
            .sign(server, server)
            .toBytes();
    byte[] sum = Arrays.copyOf((byte[]) bare(), 12);
    if (!server.checksum(PacVerifier.KEY_USAGE, pac).equals(Bytes.of(sum))) {
      throw new IllegalStateException("not the same checksum");
    }
  }

  /** Returns a logon with 38 groups of the domain and two extra SIDs. */
  private static KerbValidationInfo logon() {
    List<GroupMembership> groups = new ArrayList<>();
    groups.add(new GroupMembership(513, GroupAttributes.DEFAULT));
    for (int i = 1; i < GROUPS; i++) {
      groups.add(new GroupMembership(1200 + i, GroupAttributes.DEFAULT));
    }
    return KerbValidationInfo.of("alice", "EXAMPLE", DOMAIN, 1105, 513)
        .withGroupIds(groups)
        .withExtraSids(
            List.of(
                TokenGroup.enabled(WellKnownSid.CLAIMS_VALID.sid()),
                TokenGroup.enabled(WellKnownSid.AUTHENTICATION_AUTHORITY_ASSERTED_IDENTITY.sid())));
  }

  private static PacClaimsInfo claims() {
    ClaimsSet set =
        ClaimsSet.of(
            ClaimsArray.of(
                ClaimsSource.AD,
                text("ad://ext/Department", "Finance"),
                text("ad://ext/Title", "Manager"),
                text("ad://ext/Country", "DE"),
                ClaimEntry.of("ad://ext/Level", ClaimType.INT64, new IntegerValue(7)),
                ClaimEntry.of("ad://ext/Clearance", ClaimType.INT64, new IntegerValue(3))));
    return new PacClaimsInfo(false, ClaimsSetMetadata.of(set, ClaimsCompression.NONE).write());
  }

  private static ClaimEntry text(String id, String value) {
    return ClaimEntry.of(id, ClaimType.STRING, new StringValue(value));
  }

  /** A service, which keeps its key. */
  @Benchmark
  public Object token() {
    return IdentityTokens.ofPac(verifier.verify(Pac.read(pac)), LocalPolicy.NONE);
  }

  /** A service that reads its key each time, so that the checksum key is derived each time. */
  @Benchmark
  public Object tokenWithFreshKey() {
    PacVerifier fresh =
        PacVerifier.withServerKeys(KerberosKey.of(EncryptionType.AES256_CTS_HMAC_SHA1_96, key));
    return IdentityTokens.ofPac(fresh.verify(Pac.read(pac)), LocalPolicy.NONE);
  }

  /** The cryptography alone, straight from the platform. */
  @Benchmark
  public Object bare() throws GeneralSecurityException {
    byte[] block = FOLDED.toArray();
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(octets, "AES"));
    byte[] first = cipher.doFinal(block);
    byte[] second = cipher.doFinal(first);
    byte[] derived = Arrays.copyOf(first, 32);
    System.arraycopy(second, 0, derived, 16, 16);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(derived, "HmacSHA1"));
    return mac.doFinal(pac.toArray());
  }
}
