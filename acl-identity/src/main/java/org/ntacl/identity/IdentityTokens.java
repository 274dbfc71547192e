package org.ntacl.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ntacl.MalformedBytesException;
import org.ntacl.claim.Claim;
import org.ntacl.identity.certificate.CertificateIdentity;
import org.ntacl.identity.claims.ClaimsLimits;
import org.ntacl.identity.claims.ClaimsSetMetadata;
import org.ntacl.identity.pac.KerbValidationInfo;
import org.ntacl.identity.pac.Pac;
import org.ntacl.identity.pac.PacClaimsInfo;
import org.ntacl.identity.pac.PacDeviceInfo;
import org.ntacl.identity.pac.PacRefusedException;
import org.ntacl.identity.pac.PacRefusedException.Reason;
import org.ntacl.identity.pac.UpnDnsInfo;
import org.ntacl.identity.pac.VerifiedPac;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

/**
 * Makes the token that a logon over the network gets (MS-KILE 3.4.5.3).
 *
 * <pre>{@code
 * Keytab keytab = Keytab.read(keytabBytes);
 * VerifiedPac pac = PacVerifier.withServerKeys(keytab.keys()).verify(Pac.read(pacBytes));
 * AccessToken token = IdentityTokens.ofPac(pac, policy);
 * }</pre>
 *
 * <p>A token has what the identity says, what every logon over the network brings (Everyone,
 * NETWORK, Authenticated Users unless the user is a guest, This Organization unless the domain says
 * Other Organization), and what the {@link LocalPolicy} adds. It is one for impersonation.
 */
public final class IdentityTokens {
  private static final int GUEST_RID = 501;

  /** How many groups a token gets besides those of the identity, roughly. */
  private static final int ADDED = 8;

  private static final Sid CLAIMS_VALID = WellKnownSid.CLAIMS_VALID.sid();
  private static final Sid COMPOUNDED_AUTHENTICATION = WellKnownSid.COMPOUNDED_AUTHENTICATION.sid();
  private static final TokenGroup EVERYONE = TokenGroup.enabled(WellKnownSid.EVERYONE.sid());
  private static final TokenGroup NETWORK = TokenGroup.enabled(WellKnownSid.NETWORK.sid());
  private static final TokenGroup AUTHENTICATED_USERS =
      TokenGroup.enabled(WellKnownSid.AUTHENTICATED_USERS.sid());
  private static final TokenGroup THIS_ORGANIZATION =
      TokenGroup.enabled(WellKnownSid.THIS_ORGANIZATION.sid());

  private IdentityTokens() {}

  /**
   * Returns the token of a verified PAC.
   *
   * <p>Claims of the user count when the PAC has the SID Claims Valid, groups and claims of the
   * device when it has Compounded Authentication. SIDs that only the machine can vouch for are
   * dropped (MS-PAC 4.1.2.2).
   *
   * @throws PacRefusedException when the PAC names no user, or two of its buffers name different
   *     ones, or its claims are malformed or have equal values
   */
  public static AccessToken ofPac(VerifiedPac pac, LocalPolicy policy) {
    return token(pac.pac(), policy);
  }

  /**
   * Returns the token that a PAC would get if its signatures were right. Anybody can write such a
   * PAC: this is for looking at them, and for PACs that came over a channel which vouches for them.
   *
   * @throws PacRefusedException as {@link #ofPac}
   */
  public static AccessToken ofUnverifiedPac(Pac pac, LocalPolicy policy) {
    return token(pac, policy);
  }

  /**
   * Returns the token of a user whose certificate the caller has verified, chain, purpose and
   * revocation included. A certificate names the account and no groups.
   *
   * @param groups the groups that a directory names for the account
   * @throws IllegalArgumentException when the certificate has no SID
   */
  public static AccessToken ofTrustedCertificate(
      CertificateIdentity identity, Collection<TokenGroup> groups, LocalPolicy policy) {
    Sid user =
        identity
            .sid()
            .orElseThrow(() -> new IllegalArgumentException("the certificate names no SID"));
    NamedGroups named = new NamedGroups(groups.size() + ADDED);
    groups.forEach(named::add);
    return builder(user, isGuest(user), named, policy).build();
  }

  private static AccessToken token(Pac pac, LocalPolicy policy) {
    KerbValidationInfo info =
        pac.logonInfo()
            .orElseThrow(
                () -> new PacRefusedException(Reason.NO_USER, "the PAC has no logon information"));
    Sid user =
        info.user()
            .orElseThrow(
                () -> new PacRefusedException(Reason.NO_USER, "the logon information has no user"));
    refuseOthers(pac, user);
    Sid primaryGroup = info.primaryGroup();
    NamedGroups named = named(primaryGroup, info.groups(), user, policy);
    // asked now, while the groups are only those of the PAC
    boolean claimsValid = named.allows(CLAIMS_VALID);
    boolean compounded = named.allows(COMPOUNDED_AUTHENTICATION);
    boolean guest = info.has(KerbValidationInfo.LOGON_GUEST) || isGuest(user);
    AccessTokenBuilder builder = builder(user, guest, named, policy);
    builder.primaryGroup(primaryGroup);
    if (claimsValid) {
      builder.userClaims(claims(pac.clientClaims()));
    }
    if (compounded) {
      pac.deviceInfo().ifPresent(device -> builder.deviceGroups(deviceGroups(device, policy)));
      builder.deviceClaims(claims(pac.deviceClaims()));
    }
    return builder.build();
  }

  /** A PAC that is about two accounts is about none. */
  private static void refuseOthers(Pac pac, Sid user) {
    pac.upnDnsInfo()
        .flatMap(UpnDnsInfo::extended)
        .ifPresent(names -> refuseOther("UPN and DNS information", names.sid(), user));
    pac.requestor().ifPresent(requestor -> refuseOther("PAC requestor", requestor.userSid(), user));
  }

  private static void refuseOther(String where, Sid named, Sid user) {
    if (!named.equals(user)) {
      throw new PacRefusedException(
          Reason.CONTRADICTION,
          "the %s names %s, the logon information %s".formatted(where, named, user));
    }
  }

  /**
   * Returns the groups of a PAC, the primary group among them, without those that a domain may not
   * name.
   */
  private static NamedGroups named(
      Sid primaryGroup, List<TokenGroup> groups, Sid user, LocalPolicy policy) {
    NamedGroups named = new NamedGroups(groups.size() + ADDED);
    // MS-KILE 3.4.5.3: the primary group is a group also when the list does not say so
    if (!names(groups, primaryGroup)) {
      named.add(TokenGroup.enabled(primaryGroup));
    }
    for (TokenGroup group : groups) {
      if (AssertedSids.mayBeAsserted(group.sid())
          && !policy.isOfMachine(group.sid())
          && !group.sid().equals(user)) {
        named.add(group);
      }
    }
    return named;
  }

  private static boolean names(List<TokenGroup> groups, Sid sid) {
    for (TokenGroup group : groups) {
      if (group.sid().equals(sid)) {
        return true;
      }
    }
    return false;
  }

  private static List<TokenGroup> deviceGroups(PacDeviceInfo device, LocalPolicy policy) {
    Sid account =
        device
            .user()
            .orElseThrow(
                () ->
                    new PacRefusedException(
                        Reason.NO_USER, "the device information has no account"));
    List<TokenGroup> groups = new ArrayList<>();
    // the device's own SID is one that conditions may ask for
    groups.add(new TokenGroup(account, GroupAttributes.DEFAULT));
    groups.addAll(named(device.primaryGroup(), device.groups(), account, policy).groups());
    return groups;
  }

  /** Adds to the named groups what every logon and the policy bring, and starts the token. */
  private static AccessTokenBuilder builder(
      Sid user, boolean guest, NamedGroups groups, LocalPolicy policy) {
    boolean otherOrganization = groups.allows(WellKnownSid.OTHER_ORGANIZATION.sid());
    groups.add(EVERYONE);
    groups.add(NETWORK);
    if (!guest) {
      groups.add(AUTHENTICATED_USERS);
    }
    if (!otherOrganization) {
      groups.add(THIS_ORGANIZATION);
    }
    Predicate<Sid> isMember = sid -> sid.equals(user) || groups.names(sid);
    policy.groups(isMember).forEach(groups::add);
    return AccessToken.of(user)
        .groups(groups.groups())
        .privileges(policy.privileges(isMember).toArray(Privilege[]::new))
        .integrity(policy.integrity(isMember));
  }

  private static boolean isGuest(Sid user) {
    return user.subAuthorityCount() > 0 && user.rid() == GUEST_RID;
  }

  private static List<Claim> claims(Optional<PacClaimsInfo> buffer) {
    if (buffer.isEmpty() || buffer.get().claims().isEmpty()) {
      return List.of();
    }
    try {
      return ClaimsSetMetadata.read(buffer.get().claims())
          .claimsSet(ClaimsLimits.DEFAULT)
          .claims(ClaimsLimits.DEFAULT);
    } catch (MalformedBytesException e) {
      throw new PacRefusedException(
          Reason.BAD_CLAIMS, "the claims are malformed: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      // recorded: condition-eval auth-error, nobody logs on with such claims
      throw new PacRefusedException(
          Reason.BAD_CLAIMS, "the claims are refused: " + e.getMessage(), e);
    }
  }
}
