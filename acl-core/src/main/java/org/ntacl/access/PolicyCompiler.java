package org.ntacl.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.MalformedBytesException;
import org.ntacl.NtStatus;
import org.ntacl.access.PolicyDetails.EntryExtras;
import org.ntacl.binary.SelfRelative;
import org.ntacl.claim.ClaimSet;
import org.ntacl.condition.ConditionProgram;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.TrusteeIndex;

/**
 * Makes policies out of descriptors. All policies of one compiler, and of those derived from it for
 * other types of objects, number their trustees alike, so that a token is prepared once for all of
 * them.
 *
 * <pre>{@code
 * PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.KEY);
 * AccessPolicy one = compiler.compile(sd);
 * AccessPolicy other = compiler.compile(bytes);
 * }</pre>
 *
 * <p>The compiler keeps every SID that it has met, about 60 bytes each, and nothing else. Equal
 * descriptors give policies that decide alike: keep one of them by the descriptor as key. Thread-
 * safe.
 */
public final class PolicyCompiler {
  private static final Sid OWNER_RIGHTS = WellKnownSid.OWNER_RIGHTS.sid();
  private static final Sid PRINCIPAL_SELF = WellKnownSid.PRINCIPAL_SELF.sid();

  private final TrusteeIndex index;
  private final PolicyTerms terms;

  /** Those of all plain descriptors that have an owner. */
  private final PolicyDetails plain;

  private PolicyCompiler(TrusteeIndex index, PolicyTerms terms) {
    this.index = index;
    this.terms = terms;
    this.plain =
        new PolicyDetails(
            terms, terms.unlabelled(), NtStatus.STATUS_SUCCESS, true, true, List.of());
  }

  /** Returns a compiler for objects of a type, with the default readings. */
  public static PolicyCompiler forType(ObjectType type) {
    Objects.requireNonNull(type, "type");
    return new PolicyCompiler(new TrusteeIndex(), new PolicyTerms(type, CheckOptions.DEFAULT));
  }

  /** Returns a compiler for objects of another type, which shares what tokens are prepared for. */
  public PolicyCompiler withType(ObjectType type) {
    Objects.requireNonNull(type, "type");
    return new PolicyCompiler(index, new PolicyTerms(type, terms.options()));
  }

  /** Returns a compiler with other readings, which shares what tokens are prepared for. */
  public PolicyCompiler withOptions(CheckOptions options) {
    Objects.requireNonNull(options, "options");
    return new PolicyCompiler(index, new PolicyTerms(terms.type(), options));
  }

  /** Compiles a descriptor. */
  public AccessPolicy compile(SecurityDescriptor descriptor) {
    return new Entries(descriptor).policy();
  }

  /**
   * Compiles a self-relative descriptor that fills an array, or its beginning.
   *
   * @throws MalformedBytesException when the bytes are no valid descriptor
   */
  public AccessPolicy compile(byte[] source) {
    return compile(source, 0, source.length);
  }

  /**
   * Compiles a self-relative descriptor out of a longer array. A plain one, with an owner, no SACL
   * and a DACL of entries that just allow or deny, is read without making a model of it.
   *
   * @param source the bytes; not kept
   * @param from index of the first byte
   * @param to index behind the last byte that may belong to the descriptor
   * @throws MalformedBytesException when the bytes are no valid descriptor; offsets count from the
   *     start of {@code source}
   * @throws IndexOutOfBoundsException when the range is not inside the array
   */
  public AccessPolicy compile(byte[] source, int from, int to) {
    Objects.checkFromToIndex(from, to, source.length);
    if (terms.isOrdinary()) {
      PlainDescriptor found = new PlainDescriptor(source, from, to);
      if (found.isPlain()) {
        return found.compile(index, plain);
      }
    }
    return compile(SelfRelative.decode(source, from, to));
  }

  /** Collects the entries of one descriptor. */
  private final class Entries {
    private final SecurityDescriptor descriptor;
    private final ClaimSet resource;
    private final int[] slots;
    private final int[] masks;
    private final List<EntryExtras> extras = new ArrayList<>();
    private boolean isPlain = true;
    private int count;
    private int trustees;

    Entries(SecurityDescriptor descriptor) {
      this.descriptor = descriptor;
      this.resource = Conditions.resourceOf(descriptor);
      int most = descriptor.dacl().aces().size() + 1;
      this.slots = new int[most];
      this.masks = new int[most];
    }

    AccessPolicy policy() {
      boolean ownerFirst = false;
      if (descriptor.dacl() instanceof AceList dacl) {
        ownerFirst =
            descriptor.owner().isPresent()
                && !OwnerPhase.speaksOfOwnerRights(
                    dacl, terms.isOn(CheckOption.INHERIT_ONLY_OWNER_RIGHTS));
        if (ownerFirst) {
          add(descriptor.owner().get(), false, OwnerPhase.RIGHTS, EntryExtras.NONE);
        }
        for (int i = 0; i < dacl.aces().size(); i++) {
          Ace ace = dacl.aces().get(i);
          // compound entries ask for a server, which ordinary requests have not
          if (ace instanceof AccessAce access && mayApply(access)) {
            add(access);
          }
        }
      }
      return new AccessPolicy(
          index,
          trustees,
          Arrays.copyOf(slots, count),
          Arrays.copyOf(masks, count),
          details(ownerFirst));
    }

    private PolicyDetails details(boolean ownerFirst) {
      boolean hasEntries = descriptor.dacl() instanceof AceList;
      NtStatus fault = fault();
      // without a list nothing comes first
      return isPlain
              && ownerFirst
              && descriptor.sacl().aces().isEmpty()
              && fault == NtStatus.STATUS_SUCCESS
          ? plain
          : new PolicyDetails(terms, limits(), fault, hasEntries, ownerFirst, extras);
    }

    /** See {@link EntryMatcher}. */
    private boolean mayApply(AccessAce ace) {
      if (ace.flags().isInheritOnly()
          || (ace.effect() != AceEffect.ALLOW && ace.effect() != AceEffect.DENY)) {
        return false;
      }
      // a request without object types
      return !ace.objects().hasObjectType()
          || (ace.effect() == AceEffect.ALLOW
              ? terms.isOn(CheckOption.OBJECT_ALLOW_AS_PLAIN)
              : !terms.isOn(CheckOption.OBJECT_DENY_IGNORED));
    }

    private void add(AccessAce ace) {
      int rights = terms.rightsOf(ace.mask().bits());
      Optional<Sid> trustee = substitute(ace.trustee());
      if (rights == 0 || trustee.isEmpty()) {
        return;
      }
      boolean denies = ace.effect() == AceEffect.DENY;
      Optional<EntryCondition> condition =
          ace.condition()
              .map(
                  found ->
                      ConditionProgram.compile(found, terms.conditionOptions(), resource, denies))
              .map(program -> new EntryCondition(program, denies));
      boolean extra = condition.isPresent() || ace.objects().isPresent();
      add(
          trustee.get(),
          denies,
          rights,
          extra ? new EntryExtras(condition, ace.objects().isPresent()) : EntryExtras.NONE);
    }

    private void add(Sid trustee, boolean denies, int rights, EntryExtras more) {
      int id = index.idOf(trustee);
      trustees = Math.max(trustees, id + 1);
      slots[count] = AccessPolicy.slot(id, denies);
      masks[count] = rights;
      extras.add(more);
      isPlain &= !more.isConditional() && !more.ofObject();
      count++;
    }

    private Optional<Sid> substitute(Sid trustee) {
      if (trustee.equals(OWNER_RIGHTS)) {
        return descriptor.owner();
      }
      // ordinary requests are not about an object with a SID
      return trustee.equals(PRINCIPAL_SELF) ? Optional.empty() : Optional.of(trustee);
    }

    private PolicyLimits limits() {
      return descriptor.sacl().aces().isEmpty()
          ? terms.unlabelled()
          : PolicyLimits.of(terms, descriptor.sacl().aces());
    }

    /** See {@link RequestValidation}. */
    private NtStatus fault() {
      boolean owned = descriptor.owner().isPresent();
      return switch (terms.options().variant()) {
        case SE_ACCESS_CHECK -> NtStatus.STATUS_SUCCESS;
        case NT_ACCESS_CHECK ->
            owned && descriptor.group().isPresent()
                ? NtStatus.STATUS_SUCCESS
                : NtStatus.STATUS_INVALID_SECURITY_DESCR;
        case AUTHZ ->
            owned && descriptor.dacl().isPresent()
                ? NtStatus.STATUS_SUCCESS
                : NtStatus.STATUS_INVALID_PARAMETER;
      };
    }
  }
}
