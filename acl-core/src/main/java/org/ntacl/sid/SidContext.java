package org.ntacl.sid;

import java.util.Optional;

/**
 * The SIDs against which relative SDDL aliases such as {@code DA} or {@code LA} are read and
 * printed.
 *
 * <p>Windows takes them from the machine it runs on; ntacl is told. A part that is absent makes its
 * aliases errors on reading, as on a machine outside a domain, and is never printed. Immutable and
 * thread-safe.
 *
 * @param machine the SID of the local machine's account database ({@code LA}, {@code LG}), or empty
 * @param domain the SID of the account domain ({@code DA}, {@code DU}, …), or empty
 * @param forest the SID of the forest's root domain ({@code EA}, {@code SA}, {@code RO}, {@code
 *     EK}), or empty
 */
public record SidContext(Optional<Sid> machine, Optional<Sid> domain, Optional<Sid> forest) {
  private static final long NT_AUTHORITY = 5;
  private static final int NON_UNIQUE = 21;

  /** The context without any SID: no relative alias is known. */
  public static final SidContext NONE =
      new SidContext(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Checks that each SID is that of a machine or a domain.
   *
   * @throws IllegalArgumentException when one is not of the form {@code S-1-5-21-a-b-c}; nothing
   *     else can be the base of an account
   */
  public SidContext {
    machine.ifPresent(SidContext::requireDomain);
    domain.ifPresent(SidContext::requireDomain);
    forest.ifPresent(SidContext::requireDomain);
  }

  private static void requireDomain(Sid sid) {
    if (sid.authority() != NT_AUTHORITY
        || sid.subAuthorityCount() != 4
        || sid.subAuthority(0) != NON_UNIQUE) {
      throw new IllegalArgumentException(
          sid + " is no machine and no domain: expected S-1-5-21-a-b-c");
    }
  }

  /** Returns the context of a machine that is no member of a domain. */
  public static SidContext ofMachine(Sid machine) {
    return new SidContext(Optional.of(machine), Optional.empty(), Optional.empty());
  }

  /**
   * Returns the context in which one SID is machine, domain and forest root, as on the only domain
   * controller of a forest.
   */
  public static SidContext ofDomain(Sid domain) {
    return new SidContext(Optional.of(domain), Optional.of(domain), Optional.of(domain));
  }

  /**
   * Returns the SID that accounts of a base are relative to, without allocating.
   *
   * @return the SID, or null when this context lacks it or the base is {@link SidAlias.Base#NONE}
   */
  Sid base(SidAlias.Base base) {
    return switch (base) {
      case NONE -> null;
      case MACHINE -> machine.orElse(null);
      case DOMAIN -> domain.orElse(null);
      case FOREST -> forest.orElse(null);
    };
  }
}
