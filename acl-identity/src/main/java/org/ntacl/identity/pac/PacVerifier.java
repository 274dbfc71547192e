package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Bytes;
import org.ntacl.identity.kerberos.EncTicketPart;
import org.ntacl.identity.kerberos.KerberosKey;
import org.ntacl.identity.pac.PacCheck.Outcome;
import org.ntacl.identity.pac.PacRefusedException.Reason;

/**
 * Checks the signatures of PACs (MS-PAC 2.8).
 *
 * <p>A service has its own key and checks the server checksum, which covers the whole PAC. Who has
 * the key of the KDC as well, krbtgt's, checks that the KDC made it: the KDC checksum covers the
 * server checksum, the full checksum the whole PAC, and the ticket checksum the ticket that the PAC
 * is in. Only the checksum type of the signature is tried, with keys of its type, and checksums are
 * compared in constant time. Immutable and thread-safe.
 */
public final class PacVerifier {
  /** The key usage of all four signatures, KERB_NON_KERB_CKSUM_SALT (MS-PAC 2.8). */
  public static final int KEY_USAGE = 17;

  private static final Set<PacBufferType> BOTH =
      EnumSet.of(PacBufferType.SERVER_CHECKSUM, PacBufferType.KDC_CHECKSUM);
  private static final Set<PacBufferType> BOTH_AND_FULL =
      EnumSet.of(
          PacBufferType.SERVER_CHECKSUM, PacBufferType.KDC_CHECKSUM, PacBufferType.FULL_CHECKSUM);

  private final List<KerberosKey> serverKeys;
  private final List<KerberosKey> kdcKeys;

  private PacVerifier(List<KerberosKey> serverKeys, List<KerberosKey> kdcKeys) {
    this.serverKeys = serverKeys;
    this.kdcKeys = kdcKeys;
  }

  /**
   * Returns what checks the server checksum.
   *
   * @param keys the keys of the service, of all types and versions it has
   */
  public static PacVerifier withServerKeys(Collection<KerberosKey> keys) {
    return new PacVerifier(List.copyOf(keys), List.of());
  }

  /** Returns what checks the server checksum. */
  public static PacVerifier withServerKeys(KerberosKey... keys) {
    return withServerKeys(List.of(keys));
  }

  /**
   * Returns what checks the signatures of the KDC as well.
   *
   * @param keys the keys of krbtgt; those of a read-only KDC have its identifier in the upper half
   *     of their version
   */
  public PacVerifier andKdcKeys(Collection<KerberosKey> keys) {
    return new PacVerifier(serverKeys, List.copyOf(keys));
  }

  /** Returns what checks the signatures of the KDC as well. */
  public PacVerifier andKdcKeys(KerberosKey... keys) {
    return andKdcKeys(List.of(keys));
  }

  /**
   * Verifies a PAC without the ticket it was in: the server checksum, and with keys of the KDC the
   * KDC checksum and the full checksum if there is one.
   *
   * @throws PacRefusedException when the server checksum or the KDC checksum is missing, or any of
   *     those that are checked is wrong or has no key
   */
  public VerifiedPac verify(Pac pac) {
    return verified(pac, examine(pac), Optional.empty());
  }

  /**
   * Verifies a PAC and, with keys of the KDC, that it belongs to the ticket.
   *
   * @param ticket the decrypted part of the ticket that the PAC was in
   * @throws PacRefusedException as {@link #verify(Pac)}, when the ticket has another PAC or none,
   *     or, with keys of the KDC, when the ticket checksum is missing, is wrong or has no key
   */
  public VerifiedPac verify(Pac pac, EncTicketPart ticket) {
    return verified(pac, examine(pac, ticket), Optional.of(ticket));
  }

  /** Tells what comes of each signature, without refusing anything. */
  public List<PacCheck> examine(Pac pac) {
    return examine(pac, Optional.empty());
  }

  /**
   * Tells what comes of each signature, without refusing anything.
   *
   * @param ticket the decrypted part of the ticket that the PAC was in
   */
  public List<PacCheck> examine(Pac pac, EncTicketPart ticket) {
    return examine(pac, Optional.of(ticket));
  }

  private List<PacCheck> examine(Pac pac, Optional<EncTicketPart> ticket) {
    List<PacCheck> checks = new ArrayList<>(4);
    checks.add(check(pac, PacBufferType.SERVER_CHECKSUM, ticket));
    checks.add(check(pac, PacBufferType.KDC_CHECKSUM, ticket));
    checks.add(check(pac, PacBufferType.TICKET_CHECKSUM, ticket));
    checks.add(check(pac, PacBufferType.FULL_CHECKSUM, ticket));
    return List.copyOf(checks);
  }

  private PacCheck check(Pac pac, PacBufferType type, Optional<EncTicketPart> ticket) {
    Optional<PacSignatureData> found = pac.signature(type);
    if (found.isEmpty()) {
      return new PacCheck(type, Outcome.ABSENT, "the PAC has no " + type.displayName());
    }
    PacSignatureData signature = found.get();
    List<KerberosKey> keys = candidates(signature);
    String kind = type.displayName() + " of type " + signature.signatureType();
    if (keys.isEmpty()) {
      return new PacCheck(
          type,
          Outcome.NO_KEY,
          signature.checksumType().isEmpty()
              ? kind + " is of no known type"
              : "there is no key for the " + kind);
    }
    if (type == PacBufferType.TICKET_CHECKSUM && ticket.isEmpty()) {
      return new PacCheck(type, Outcome.NO_TICKET, kind + " is about a ticket that is not there");
    }
    boolean right = isRight(signature, keys, signed(pac, type, ticket));
    return new PacCheck(
        type,
        right ? Outcome.VERIFIED : Outcome.WRONG,
        kind + (right ? " is right" : " is not the one of the key"));
  }

  private static boolean isRight(PacSignatureData signature, List<KerberosKey> keys, Bytes signed) {
    boolean right = false;
    for (KerberosKey key : keys) {
      right |=
          key.verifies(
              signature.checksumType().orElseThrow(), KEY_USAGE, signed, signature.signature());
    }
    return right;
  }

  /** Returns the keys that could have made a signature. */
  private List<KerberosKey> candidates(PacSignatureData signature) {
    boolean byServer = signature.buffer() == PacBufferType.SERVER_CHECKSUM;
    return (byServer ? serverKeys : kdcKeys)
        .stream()
            .filter(
                key ->
                    signature
                        .checksumType()
                        .filter(type -> type.encryptionType() == key.encryptionType())
                        .isPresent())
            .filter(key -> byServer || isOfKdc(key, signature.rodcIdentifier().orElse(0)))
            .toList();
  }

  /** MS-PAC 2.8: the identifier is the upper half of the version of the read-only KDC's key. */
  private static boolean isOfKdc(KerberosKey key, int identifier) {
    return key.version() == KerberosKey.ANY_VERSION || key.version() >>> 16 == identifier;
  }

  private static Bytes signed(Pac pac, PacBufferType type, Optional<EncTicketPart> ticket) {
    return switch (type) {
      case SERVER_CHECKSUM -> pac.withoutSignatures(BOTH);
      case FULL_CHECKSUM -> pac.withoutSignatures(BOTH_AND_FULL);
      case KDC_CHECKSUM ->
          pac.signature(PacBufferType.SERVER_CHECKSUM)
              .map(PacSignatureData::signature)
              .orElse(Bytes.EMPTY);
      case TICKET_CHECKSUM -> ticket.orElseThrow().signed();
      default -> throw new IllegalArgumentException(type + " is no signature");
    };
  }

  private VerifiedPac verified(Pac pac, List<PacCheck> checks, Optional<EncTicketPart> ticket) {
    if (ticket.isPresent() && !ticket.get().pac().equals(Optional.of(pac.toBytes()))) {
      throw new PacRefusedException(
          Reason.OTHER_TICKET, "the PAC is not the one that is in the ticket");
    }
    Set<PacBufferType> verified = EnumSet.noneOf(PacBufferType.class);
    for (PacCheck check : checks) {
      if (check.isVerified()) {
        verified.add(check.signature());
      } else if (!isBearable(check, ticket.isPresent())) {
        throw new PacRefusedException(reason(check.outcome()), check.detail());
      }
    }
    return new VerifiedPac(pac, verified);
  }

  /** Tells whether a PAC may be relied on although a signature was not found right. */
  private boolean isBearable(PacCheck check, boolean withTicket) {
    boolean kdcAsked = !kdcKeys.isEmpty();
    return switch (check.signature()) {
      case SERVER_CHECKSUM -> false;
      case KDC_CHECKSUM -> !kdcAsked && check.outcome() == Outcome.NO_KEY;
      case TICKET_CHECKSUM -> !kdcAsked || !withTicket;
      default -> !kdcAsked || check.outcome() == Outcome.ABSENT;
    };
  }

  private static Reason reason(Outcome outcome) {
    return switch (outcome) {
      case ABSENT -> Reason.NO_SIGNATURE;
      case NO_KEY -> Reason.NO_KEY;
      default -> Reason.WRONG_SIGNATURE;
    };
  }
}
