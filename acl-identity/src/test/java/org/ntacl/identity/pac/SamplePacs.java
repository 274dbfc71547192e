package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ntacl.Bytes;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.identity.claims.ClaimEntry;
import org.ntacl.identity.claims.ClaimsArray;
import org.ntacl.identity.claims.ClaimsCompression;
import org.ntacl.identity.claims.ClaimsSet;
import org.ntacl.identity.claims.ClaimsSetMetadata;
import org.ntacl.identity.claims.ClaimsSource;
import org.ntacl.identity.kerberos.EncryptionType;
import org.ntacl.identity.kerberos.KerberosKey;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

/** Buffers and PACs that are made up. */
public final class SamplePacs {
  /** The domain of all sample accounts. */
  public static final Sid DOMAIN = Sid.parse("S-1-5-21-1-2-3");

  /** The user of {@link #logon()}. */
  public static final Sid USER = DOMAIN.child(1105);

  private SamplePacs() {}

  /** Returns a user with three groups, Claims Valid and an asserted identity. */
  public static KerbValidationInfo logon() {
    return KerbValidationInfo.of("alice", "EXAMPLE", DOMAIN, 1105, 513)
        .withGroupIds(List.of(group(513), group(1201), group(1202)))
        .withExtraSids(
            List.of(
                enabled(WellKnownSid.CLAIMS_VALID),
                enabled(WellKnownSid.AUTHENTICATION_AUTHORITY_ASSERTED_IDENTITY)));
  }

  /** Returns an enabled group of the sample domain. */
  public static GroupMembership group(int rid) {
    return new GroupMembership(rid, GroupAttributes.DEFAULT);
  }

  /** Returns an enabled group. */
  public static TokenGroup enabled(WellKnownSid sid) {
    return TokenGroup.enabled(sid.sid());
  }

  /** Returns two claims of the directory. */
  public static ClaimsSet claims(String prefix) {
    return ClaimsSet.of(
        ClaimsArray.of(
            ClaimsSource.AD,
            ClaimEntry.of(prefix + "level", ClaimType.INT64, new IntegerValue(7)),
            ClaimEntry.of(
                prefix + "title", ClaimType.STRING, new StringValue("PM"), new StringValue("QA"))));
  }

  /** Returns a buffer of claims. */
  public static PacClaimsInfo claimsInfo(boolean ofDevice, ClaimsSet set) {
    return new PacClaimsInfo(ofDevice, ClaimsSetMetadata.of(set, ClaimsCompression.NONE).write());
  }

  /** Returns a device with groups of three kinds. */
  public static PacDeviceInfo device() {
    return new PacDeviceInfo(
        1300,
        515,
        DOMAIN,
        List.of(group(515)),
        List.of(enabled(WellKnownSid.AUTHENTICATION_AUTHORITY_ASSERTED_IDENTITY)),
        List.of(
            new DomainGroupMembership(
                Sid.parse("S-1-5-21-4-5-6"), List.of(group(1400), group(1401)))));
  }

  /** Returns a PAC, not yet signed, with every buffer that a domain controller may send. */
  public static PacBuilder everything() {
    return new PacBuilder()
        .add(logon())
        .add(new PacClientInfo(FileTime.ofEpochSecond(1_700_000_000), "alice"))
        .add(new PacCredentialInfo(0, 18, Bytes.parseHex("00112233445566778899")))
        .add(
            new UpnDnsInfo(
                "alice@example.com",
                "EXAMPLE.COM",
                UpnDnsInfo.EXTENDED,
                Optional.of(new UpnDnsInfo.Extended("alice", USER))))
        .add(new S4uDelegationInfo("cifs/files", List.of("http/web", "http/proxy")))
        .add(claimsInfo(false, claims("u")))
        .add(device())
        .add(claimsInfo(true, claims("d")))
        .add(new PacAttributesInfo(2, PacAttributesInfo.PAC_WAS_REQUESTED))
        .add(new PacRequestor(USER))
        .add(new UnknownPacBuffer(99, Bytes.parseHex("0102030405")));
  }

  /** Returns a key made up of a seed. */
  public static KerberosKey key(EncryptionType type, long seed) {
    return key(type, seed, KerberosKey.ANY_VERSION);
  }

  /** Returns a key made up of a seed, of a version. */
  public static KerberosKey key(EncryptionType type, long seed, int version) {
    byte[] octets = new byte[type.keySize()];
    new Random(seed).nextBytes(octets);
    return KerberosKey.of(type, version, Bytes.of(octets));
  }

  /** Returns any logon information. */
  public static KerbValidationInfo anyLogon(Random random) {
    KerbValidationInfo info =
        new KerbValidationInfo(
            new FileTime(random.nextLong()),
            FileTime.NEVER,
            new FileTime(random.nextLong()),
            FileTime.NOT_SET,
            new FileTime(random.nextLong()),
            FileTime.NEVER,
            text(random),
            text(random),
            text(random),
            text(random),
            text(random),
            text(random),
            random.nextInt(1 << 16),
            random.nextInt(1 << 16),
            random.nextInt(),
            random.nextInt(),
            groups(random),
            0,
            Bytes.of(new byte[16]),
            text(random),
            text(random),
            sid(random),
            random.nextLong(),
            random.nextInt(),
            random.nextInt(),
            new FileTime(random.nextLong()),
            new FileTime(random.nextLong()),
            random.nextInt(),
            random.nextInt(),
            List.of(),
            Optional.empty(),
            List.of());
    if (random.nextBoolean()) {
      info = info.withExtraSids(sids(random));
    }
    return random.nextBoolean() ? info.withResourceGroups(sid(random), groups(random)) : info;
  }

  /** Returns any device information. */
  public static PacDeviceInfo anyDevice(Random random) {
    List<DomainGroupMembership> domains = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      domains.add(new DomainGroupMembership(sid(random), groups(random)));
    }
    return new PacDeviceInfo(
        random.nextInt(), random.nextInt(), sid(random), groups(random), sids(random), domains);
  }

  /** Returns any delegation information. */
  public static S4uDelegationInfo anyDelegation(Random random) {
    List<String> services = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      services.add(text(random));
    }
    return new S4uDelegationInfo(text(random), services);
  }

  /** Returns any names. */
  public static UpnDnsInfo anyNames(Random random) {
    boolean extended = random.nextBoolean();
    return new UpnDnsInfo(
        text(random),
        text(random),
        random.nextInt() & ~UpnDnsInfo.EXTENDED | (extended ? UpnDnsInfo.EXTENDED : 0),
        extended
            ? Optional.of(new UpnDnsInfo.Extended(text(random), sid(random)))
            : Optional.empty());
  }

  private static List<GroupMembership> groups(Random random) {
    List<GroupMembership> groups = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      groups.add(new GroupMembership(random.nextInt(), GroupAttributes.of(random.nextInt())));
    }
    return groups;
  }

  private static List<TokenGroup> sids(Random random) {
    List<TokenGroup> sids = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      sids.add(new TokenGroup(sid(random), GroupAttributes.of(random.nextInt())));
    }
    return sids;
  }

  private static Sid sid(Random random) {
    int[] numbers = random.ints(random.nextInt(15)).toArray();
    return Sid.of(random.nextLong() & Sid.MAX_AUTHORITY, numbers);
  }

  private static String text(Random random) {
    char[] chars = new char[random.nextInt(12)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) random.nextInt(1 << 16);
    }
    return new String(chars);
  }
}
