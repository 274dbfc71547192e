package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ObjectGuids;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;

/** Descriptors and tokens as the specifications' examples write them. */
final class Fixtures {
  static final Sid USER = Sid.parse("S-1-5-21-1-2-3-1105");
  static final Sid OTHER = Sid.parse("S-1-5-21-1-2-3-1106");
  static final Sid WD = WellKnownSid.EVERYONE.sid();
  static final Sid BA = WellKnownSid.BUILTIN_ADMINISTRATORS.sid();
  static final Sid BU = WellKnownSid.BUILTIN_USERS.sid();
  static final Sid SY = WellKnownSid.LOCAL_SYSTEM.sid();
  static final Sid RC = WellKnownSid.RESTRICTED_CODE.sid();
  static final Sid OW = WellKnownSid.OWNER_RIGHTS.sid();
  static final Sid PS = WellKnownSid.PRINCIPAL_SELF.sid();
  static final Sid CO = WellKnownSid.CREATOR_OWNER.sid();
  static final Sid AC = WellKnownSid.ALL_APP_PACKAGES.sid();
  static final Sid LPAC = WellKnownSid.ALL_RESTRICTED_APP_PACKAGES.sid();
  static final Sid PACKAGE = Sid.parse("S-1-15-2-1-2-3-4-5-6-7");
  static final Sid CAPABILITY = Sid.parse("S-1-15-3-1");
  static final Guid GUID = Guid.parse("bf967a9c-0de6-11d0-a285-00aa003049e2");

  static final int FA = 0x1F01FF;
  static final int FR = 0x120089;
  static final int KA = 0xF003F;
  static final int KR = 0x20019;
  static final int RC_WD = 0x60000;
  static final int MAX = 0x0200_0000;
  static final int ASS = 0x0100_0000;

  static final AccessCheck FILE = AccessCheck.forType(ObjectTypes.FILE);
  static final AccessCheck KEY = AccessCheck.forType(ObjectTypes.KEY);

  private Fixtures() {}

  static AccessAce allow(int mask, Sid sid) {
    return AccessAce.allow(AccessMask.of(mask), sid);
  }

  static AccessAce deny(int mask, Sid sid) {
    return AccessAce.deny(AccessMask.of(mask), sid);
  }

  static Ace inheritOnly(Ace ace) {
    return ace.withFlags(AceFlags.of(AceFlags.INHERIT_ONLY | AceFlags.CONTAINER_INHERIT));
  }

  static AccessAce object(AceEffect effect, int mask, Sid sid) {
    return AccessAce.object(
        effect, AceFlags.NONE, AccessMask.of(mask), ObjectGuids.of(0, GUID, null), sid);
  }

  static AccessAce objectOfNoType(AceEffect effect, int mask, Sid sid) {
    return AccessAce.object(effect, AceFlags.NONE, AccessMask.of(mask), ObjectGuids.ANY, sid);
  }

  /** A callback entry whose data is no expression, so that nobody knows whether it applies. */
  static AccessAce unknown(AceEffect effect, int mask, Sid sid) {
    return AccessAce.conditional(
        effect,
        AceFlags.NONE,
        AccessMask.of(mask),
        sid,
        Condition.ofBytes(Bytes.parseHex("00000000")));
  }

  static MandatoryLabelAce label(int policy, IntegrityLevel level) {
    return new MandatoryLabelAce(AceFlags.NONE, AccessMask.of(policy), level.sid());
  }

  /** Owner SYSTEM, group SYSTEM. */
  static SecurityDescriptor sd(Acl dacl) {
    return sd(SY, dacl, AbsentAcl.ABSENT);
  }

  static SecurityDescriptor sd(Ace... dacl) {
    return sd(AceList.of(dacl));
  }

  static SecurityDescriptor sd(Sid owner, Ace... dacl) {
    return sd(owner, AceList.of(dacl), AbsentAcl.ABSENT);
  }

  static SecurityDescriptor sd(Sid owner, Acl dacl, Acl sacl) {
    return new SecurityDescriptor(
        ControlFlags.NONE, 0, Optional.of(owner), Optional.of(SY), sacl, dacl);
  }

  static SecurityDescriptor withSacl(SecurityDescriptor descriptor, Ace... sacl) {
    return descriptor.withSacl(AceList.of(List.of(sacl)));
  }

  /** A user among Everyone and Users, medium level. */
  static AccessTokenBuilder user() {
    return AccessToken.of(USER).memberOf(WD, BU);
  }

  static AccessTokenBuilder administrator() {
    return user().memberOf(BA);
  }

  static AccessDecision check(
      SecurityDescriptor descriptor, AccessTokenBuilder token, int desired) {
    return FILE.check(descriptor, token.build(), AccessMask.of(desired));
  }

  static AccessCheck with(CheckOption option) {
    return FILE.withOptions(CheckOptions.DEFAULT.with(option));
  }

  static AccessCheck with(CheckVariant variant) {
    return KEY.withOptions(CheckOptions.DEFAULT.with(variant));
  }
}
