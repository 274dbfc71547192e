package org.ntacl.sid;

import java.util.Optional;

/**
 * The SIDs against which relative SDDL aliases such as {@code DA} or {@code LA} are read and printed.
 *
 * <p>Windows takes them from the machine it runs on; ntacl is told. A part that is absent makes its aliases errors on reading,
 * as on a machine outside a domain, and is never printed. Immutable and thread-safe.
 *
 * @param machine the SID of the local machine's account database ({@code LA}, {@code LG}), or empty
 * @param domain the SID of the account domain ({@code DA}, {@code DU}, …), or empty
 * @param forest the SID of the forest's root domain ({@code EA}, {@code SA}, {@code RO}, {@code EK}), or empty
 */
public record SidContext(Optional<Sid> machine, Optional<Sid> domain, Optional<Sid> forest) {
  /** The context without any SID: no relative alias is known. */
  public static final SidContext NONE =
      new SidContext(Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the context of a machine that is no member of a domain. */
  public static SidContext ofMachine(Sid machine) {
    return new SidContext(Optional.of(machine), Optional.empty(), Optional.empty());
  }

  /** Returns the context in which one SID is machine, domain and forest root, as on the only domain controller of a forest. */
  public static SidContext ofDomain(Sid domain) {
    return new SidContext(Optional.of(domain), Optional.of(domain), Optional.of(domain));
  }
}
