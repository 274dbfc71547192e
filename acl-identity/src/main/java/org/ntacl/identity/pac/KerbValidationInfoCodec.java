package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.identity.pac.PacNdr.ArrayPlace;
import org.ntacl.identity.pac.PacNdr.TextPlace;
import org.ntacl.sid.Sid;
import org.ntacl.token.TokenGroup;

/** The wire form of {@link KerbValidationInfo}: NDR type serialisation, version 1. */
final class KerbValidationInfoCodec {
  private static final String WHAT = "KERB_VALIDATION_INFO";
  private static final List<String> TIMES =
      List.of(
          "LogonTime",
          "LogoffTime",
          "KickOffTime",
          "PasswordLastSet",
          "PasswordCanChange",
          "PasswordMustChange");
  private static final List<String> TEXTS =
      List.of(
          "EffectiveName",
          "FullName",
          "LogonScript",
          "ProfilePath",
          "HomeDirectory",
          "HomeDirectoryDrive");

  private KerbValidationInfoCodec() {}

  static KerbValidationInfo read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.ofSerialized(source, from, to, WHAT);
    in.pointer(true, WHAT);
    List<FileTime> times = new ArrayList<>(TIMES.size());
    for (String name : TIMES) {
      times.add(time(in, name));
    }
    List<TextPlace> textPlaces = new ArrayList<>(TEXTS.size());
    for (String name : TEXTS) {
      textPlaces.add(PacNdr.textPlace(in, name));
    }
    int logonCount = in.u16("LogonCount");
    int badPasswordCount = in.u16("BadPasswordCount");
    int userId = in.i32("UserId");
    int primaryGroupId = in.i32("PrimaryGroupId");
    ArrayPlace groups = PacNdr.arrayPlace(in, "GroupCount", "GroupIds");
    int userFlags = in.i32("UserFlags");
    Bytes sessionKey = in.octets(KerbValidationInfo.SESSION_KEY_SIZE, "UserSessionKey");
    TextPlace serverPlace = PacNdr.textPlace(in, "LogonServer");
    TextPlace domainPlace = PacNdr.textPlace(in, "LogonDomainName");
    in.pointer(true, "LogonDomainId");
    // two numbers of 32 bits, which are not aligned to eight bytes
    long reserved1 = in.u32("Reserved1") | in.u32("Reserved1") << 32;
    int userAccountControl = in.i32("UserAccountControl");
    int subAuthStatus = in.i32("SubAuthStatus");
    FileTime lastSuccess = time(in, "LastSuccessfulILogon");
    FileTime lastFailure = time(in, "LastFailedILogon");
    int failedCount = in.i32("FailedILogonCount");
    int reserved3 = in.i32("Reserved3");
    ArrayPlace sids = PacNdr.arrayPlace(in, "SidCount", "ExtraSids");
    boolean resourceDomainPresent = in.pointer("ResourceGroupDomainSid");
    ArrayPlace resourceGroups = PacNdr.arrayPlace(in, "ResourceGroupCount", "ResourceGroupIds");

    List<String> texts = new ArrayList<>(TEXTS.size());
    for (int i = 0; i < TEXTS.size(); i++) {
      texts.add(PacNdr.text(in, textPlaces.get(i), TEXTS.get(i)));
    }
    List<GroupMembership> groupIds = PacNdr.groups(in, groups, "GroupIds");
    String server = PacNdr.text(in, serverPlace, "LogonServer");
    String domain = PacNdr.text(in, domainPlace, "LogonDomainName");
    Sid domainId = PacNdr.domain(in, "LogonDomainId");
    List<TokenGroup> extraSids = PacNdr.sids(in, sids, "ExtraSids");
    Optional<Sid> resourceDomain = PacNdr.sid(in, resourceDomainPresent, "ResourceGroupDomainSid");
    if (resourceDomain.isEmpty() && resourceGroups.count() > 0) {
      throw in.fault(in.offset(), "ResourceGroupIds has no ResourceGroupDomainSid");
    }
    return new KerbValidationInfo(
        times.get(0),
        times.get(1),
        times.get(2),
        times.get(3),
        times.get(4),
        times.get(5),
        texts.get(0),
        texts.get(1),
        texts.get(2),
        texts.get(3),
        texts.get(4),
        texts.get(5),
        logonCount,
        badPasswordCount,
        userId,
        primaryGroupId,
        groupIds,
        userFlags,
        sessionKey,
        server,
        domain,
        domainId,
        reserved1,
        userAccountControl,
        subAuthStatus,
        lastSuccess,
        lastFailure,
        failedCount,
        reserved3,
        extraSids,
        resourceDomain,
        PacNdr.groups(in, resourceGroups, "ResourceGroupIds"));
  }

  /** A FILETIME is two numbers of 32 bits, so that it is not aligned to eight bytes. */
  private static FileTime time(NdrReader in, String what) {
    return new FileTime(in.u32(what) | in.u32(what) << 32);
  }

  private static void time(NdrWriter out, FileTime time) {
    out.i32((int) time.value()).i32((int) (time.value() >>> 32));
  }

  static Bytes write(KerbValidationInfo info) {
    NdrWriter out = new NdrWriter().pointer(true);
    time(out, info.logonTime());
    time(out, info.logoffTime());
    time(out, info.kickOffTime());
    time(out, info.passwordLastSet());
    time(out, info.passwordCanChange());
    time(out, info.passwordMustChange());
    List<String> texts =
        List.of(
            info.effectiveName(),
            info.fullName(),
            info.logonScript(),
            info.profilePath(),
            info.homeDirectory(),
            info.homeDirectoryDrive());
    texts.forEach(text -> PacNdr.textPlace(out, text, false));
    out.u16(info.logonCount()).u16(info.badPasswordCount());
    out.i32(info.userId()).i32(info.primaryGroupId());
    PacNdr.arrayPlace(out, info.groupIds());
    out.i32(info.userFlags()).octets(info.userSessionKey());
    PacNdr.textPlace(out, info.logonServer(), true);
    PacNdr.textPlace(out, info.logonDomainName(), true);
    out.pointer(true);
    out.i32((int) info.reserved1()).i32((int) (info.reserved1() >>> 32));
    out.i32(info.userAccountControl()).i32(info.subAuthStatus());
    time(out, info.lastSuccessfulILogon());
    time(out, info.lastFailedILogon());
    out.i32(info.failedILogonCount()).i32(info.reserved3());
    PacNdr.arrayPlace(out, info.extraSids());
    out.pointer(info.resourceGroupDomainSid().isPresent());
    PacNdr.arrayPlace(out, info.resourceGroupIds());

    texts.forEach(text -> PacNdr.text(out, text, false));
    PacNdr.groups(out, info.groupIds());
    PacNdr.text(out, info.logonServer(), true);
    PacNdr.text(out, info.logonDomainName(), true);
    out.align(4).rpcSid(info.logonDomainId());
    PacNdr.sids(out, info.extraSids());
    info.resourceGroupDomainSid().ifPresent(out::rpcSid);
    PacNdr.groups(out, info.resourceGroupIds());
    return out.toSerialized();
  }
}
