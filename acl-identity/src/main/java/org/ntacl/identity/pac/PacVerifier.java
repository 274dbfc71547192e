package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Bytes;
import org.ntacl.identity.kerberos.ChecksumType;
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

  /** The signatures, in the order in which they are checked. */
  private static final List<PacBufferType> SIGNATURES =
      List.of(
          PacBufferType.SERVER_CHECKSUM,
          PacBufferType.KDC_CHECKSUM,
          PacBufferType.TICKET_CHECKSUM,
          PacBufferType.FULL_CHECKSUM);

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
    return verified(pac, Optional.empty());
  }

  /**
   * Verifies a PAC and, with keys of the KDC, that it belongs to the ticket.
   *
   * @param ticket the decrypted part of the ticket that the PAC was in
   * @throws PacRefusedException as {@link #verify(Pac)}, when the ticket has another PAC or none,
   *     or, with keys of the KDC, when the ticket checksum is missing, is wrong or has no key
   */
  public VerifiedPac verify(Pac pac, EncTicketPart ticket) {
    return verified(pac, Optional.of(ticket));
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
    return SIGNATURES.stream().map(type -> check(pac, type, outcome(pac, type, ticket))).toList();
  }

  private Outcome outcome(Pac pac, PacBufferType type, Optional<EncTicketPart> ticket) {
    Optional<PacSignatureData> found = pac.signature(type);
    if (found.isEmpty()) {
      return Outcome.ABSENT;
    }
    PacSignatureData signature = found.get();
    List<KerberosKey> keys = candidates(signature);
    if (keys.isEmpty()) {
      return Outcome.NO_KEY;
    }
    if (type == PacBufferType.TICKET_CHECKSUM && ticket.isEmpty()) {
      return Outcome.NO_TICKET;
    }
    return isRight(signature, keys, signed(pac, type, ticket)) ? Outcome.VERIFIED : Outcome.WRONG;
  }

  private static PacCheck check(Pac pac, PacBufferType type, Outcome outcome) {
    return new PacCheck(type, outcome, detail(pac, type, outcome));
  }

  private static String detail(Pac pac, PacBufferType type, Outcome outcome) {
    Optional<PacSignatureData> found = pac.signature(type);
    if (found.isEmpty()) {
      return "the PAC has no " + type.displayName();
    }
    String kind = type.displayName() + " of type " + found.get().signatureType();
    return switch (outcome) {
      case NO_KEY ->
          found.get().checksumType().isEmpty()
              ? kind + " is of no known type"
              : "there is no key for the " + kind;
      case NO_TICKET -> kind + " is about a ticket that is not there";
      case VERIFIED -> kind + " is right";
      default -> kind + " is not the one of the key";
    };
  }

  private static boolean isRight(
      PacSignatureData signature, List<KerberosKey> keys, byte[] signed) {
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
    Optional<ChecksumType> type = signature.checksumType();
    if (type.isEmpty()) {
      return List.of();
    }
    boolean byServer = signature.buffer() == PacBufferType.SERVER_CHECKSUM;
    List<KerberosKey> candidates = new ArrayList<>();
    for (KerberosKey key : byServer ? serverKeys : kdcKeys) {
      if (key.encryptionType() == type.get().encryptionType()
          && (byServer || isOfKdc(key, signature.rodcIdentifier().orElse(0)))) {
        candidates.add(key);
      }
    }
    return candidates;
  }

  /** MS-PAC 2.8: the identifier is the upper half of the version of the read-only KDC's key. */
  private static boolean isOfKdc(KerberosKey key, int identifier) {
    return key.version() == KerberosKey.ANY_VERSION || key.version() >>> 16 == identifier;
  }

  private static byte[] signed(Pac pac, PacBufferType type, Optional<EncTicketPart> ticket) {
    return switch (type) {
      case SERVER_CHECKSUM -> pac.withoutSignatures(BOTH);
      case FULL_CHECKSUM -> pac.withoutSignatures(BOTH_AND_FULL);
      case KDC_CHECKSUM ->
          pac.signature(PacBufferType.SERVER_CHECKSUM)
              .map(PacSignatureData::signature)
              .orElse(Bytes.EMPTY)
              .toArray();
      case TICKET_CHECKSUM -> ticket.orElseThrow().signed().toArray();
      default -> throw new IllegalArgumentException(type + " is no signature");
    };
  }

  private VerifiedPac verified(Pac pac, Optional<EncTicketPart> ticket) {
    if (ticket.isPresent() && !ticket.get().pac().equals(Optional.of(pac.toBytes()))) {
      throw new PacRefusedException(
          Reason.OTHER_TICKET, "the PAC is not the one that is in the ticket");
    }
    EnumSet<PacBufferType> verified = EnumSet.noneOf(PacBufferType.class);
    for (PacBufferType type : SIGNATURES) {
      Outcome outcome = outcome(pac, type, ticket);
      if (outcome == Outcome.VERIFIED) {
        verified.add(type);
      } else if (!isBearable(type, outcome, ticket.isPresent())) {
        throw new PacRefusedException(reason(outcome), detail(pac, type, outcome));
      }
    }
    return new VerifiedPac(pac, verified);
  }

  /** Tells whether a PAC may be relied on although a signature was not found right. */
  private boolean isBearable(PacBufferType signature, Outcome outcome, boolean withTicket) {
    boolean kdcAsked = !kdcKeys.isEmpty();
    return switch (signature) {
      case SERVER_CHECKSUM -> false;
      case KDC_CHECKSUM -> !kdcAsked && outcome == Outcome.NO_KEY;
      case TICKET_CHECKSUM -> !kdcAsked || !withTicket;
      default -> !kdcAsked || outcome == Outcome.ABSENT;
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
