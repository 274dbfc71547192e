package org.ntacl.assign;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/**
 * Who owns a new object of the directory service when its creator does not say: a group of
 * administrators that the creator is a member of (MS-ADTS 6.1.3.6; recorded: inherit-ds).
 *
 * @param partition which naming context the object is in
 * @param domain the SID of the domain: that of the object, of the domain controller for
 *     configuration and schema, of the reference domain for an application
 * @param forestRoot the SID of the forest's root domain
 * @param level how old the functional level is
 */
public record DirectoryDefaults(
    Partition partition, Sid domain, Sid forestRoot, FunctionalLevel level) {
  /** The kinds of naming contexts. */
  public enum Partition {
    DOMAIN,
    CONFIGURATION,
    SCHEMA,
    APPLICATION
  }

  /** What the functional level changes about owners. */
  public enum FunctionalLevel {
    /** The group is that of the creator. */
    BEFORE_2008,

    /** The group is the same as the owner when that is a group of administrators. */
    SINCE_2008
  }

  private static final int DOMAIN_ADMINS = 512;
  private static final int SCHEMA_ADMINS = 518;
  private static final int ENTERPRISE_ADMINS = 519;

  /** Refuses null. */
  public DirectoryDefaults {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(forestRoot, "forestRoot");
    Objects.requireNonNull(level, "level");
  }

  /** Returns the first group of administrators that the creator is a member of, or empty. */
  public Optional<Sid> administrators(AccessToken creator) {
    for (Sid group : candidates()) {
      if (creator.matchesAllow(group)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  private List<Sid> candidates() {
    Sid domainAdmins = domain.child(DOMAIN_ADMINS);
    Sid enterpriseAdmins = forestRoot.child(ENTERPRISE_ADMINS);
    return switch (partition) {
      case DOMAIN, APPLICATION -> List.of(domainAdmins, enterpriseAdmins);
      case CONFIGURATION -> List.of(enterpriseAdmins, domainAdmins);
      case SCHEMA -> List.of(forestRoot.child(SCHEMA_ADMINS), enterpriseAdmins, domainAdmins);
    };
  }

  /** Returns the same new object with these defaults for its owner and group. */
  public NewObjectSecurity appliedTo(NewObjectSecurity object) {
    Optional<Sid> owner = object.token().flatMap(this::administrators);
    return object.withDefaults(
        owner, level == FunctionalLevel.SINCE_2008 ? owner : Optional.empty());
  }
}
