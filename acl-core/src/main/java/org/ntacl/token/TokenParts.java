package org.ntacl.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.claim.Claim;
import org.ntacl.descriptor.Acl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;

/** The fields of a token as a value: equality and text of {@link AccessToken} are its. */
record TokenParts(
    Sid user,
    boolean userDenyOnly,
    List<TokenGroup> groups,
    Optional<Sid> owner,
    Optional<Sid> primaryGroup,
    Acl defaultDacl,
    Set<Privilege> privileges,
    Set<Privilege> enabledPrivileges,
    IntegrityLevel integrity,
    Set<TokenPolicy> policy,
    List<Sid> restrictingSids,
    boolean writeRestricted,
    Optional<AppContainer> appContainer,
    Optional<TrustLevel> trust,
    List<TokenGroup> deviceGroups,
    List<Claim> userClaims,
    List<Claim> deviceClaims,
    List<Claim> localClaims,
    Optional<ImpersonationLevel> impersonation) {}
