package org.ntacl.access;

import java.util.List;
import org.ntacl.descriptor.AccessFilterAce;
import org.ntacl.descriptor.MandatoryLabelAce;
import org.ntacl.descriptor.ProcessTrustAce;
import org.ntacl.sid.Sid;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenPolicy;

/** The rights that may be granted at all, by accesscheck 5. */
final class ReferenceLimits {
  private static final int WRITE_OWNER = 0x8_0000;
  private static final Sid MEDIUM = Sid.parse("S-1-16-8192");

  private final ReferenceCall call;
  private final ReferenceConditions conditions;
  private int asked;
  private int passed;

  ReferenceLimits(ReferenceCall call, ReferenceConditions conditions) {
    this.call = call;
    this.conditions = conditions;
  }

  boolean pass(int bit) {
    if ((asked & bit) == 0) {
      asked |= bit;
      passed |= passesAll(bit) ? bit : 0;
    }
    return (passed & bit) != 0;
  }

  private boolean passesAll(int bit) {
    return (trusted(bit) || !call.reach(ReferenceRule.TRUST_LABEL))
        && (filtered(bit) || !call.reach(ReferenceRule.ACCESS_FILTER))
        && (labelled(bit) || !call.reach(ReferenceRule.INTEGRITY_LABEL));
  }

  /** 5.1: only the first label counts; ACCESS_SYSTEM_SECURITY is never blocked. */
  private boolean trusted(int bit) {
    List<ProcessTrustAce> labels = call.system(ProcessTrustAce.class);
    if (labels.isEmpty()
        || bit == ReferenceCall.ASS
        || (call.rights(labels.get(0).mask().bits()) & bit) != 0) {
      return true;
    }
    Sid level = labels.get(0).level();
    if (level.authority() != 19 || level.subAuthorityCount() != 2) {
      return false;
    }
    long type = call.token.trust().map(trust -> trust.type()).orElse(0) & 0xFFFF_FFFFL;
    long rank = call.token.trust().map(trust -> trust.level()).orElse(0) & 0xFFFF_FFFFL;
    return type >= (level.subAuthority(0) & 0xFFFF_FFFFL)
        && rank >= (level.subAuthority(1) & 0xFFFF_FFFFL);
  }

  /** 5.2: every filter that is not TRUE limits; ACCESS_SYSTEM_SECURITY is exempt. */
  private boolean filtered(int bit) {
    return bit == ReferenceCall.ASS
        || call.system(AccessFilterAce.class).stream()
            .allMatch(
                filter ->
                    (call.rights(filter.mask().bits()) & bit) != 0
                        || conditions.lifts(filter.condition()));
  }

  /** 5.3. */
  private boolean labelled(int bit) {
    if (!call.token.policy().contains(TokenPolicy.NO_WRITE_UP)) {
      return true;
    }
    List<MandatoryLabelAce> labels = call.system(MandatoryLabelAce.class);
    Sid sid = labels.isEmpty() ? MEDIUM : labels.get(0).level();
    int policy =
        labels.isEmpty()
            ? call.question.type().defaultLabelPolicy().bits()
            : labels.get(0).mask().bits();
    boolean valid = sid.authority() == 16 && sid.subAuthorityCount() == 1;
    long level = valid ? sid.subAuthority(0) & 0xFFFF_FFFFL : Long.MAX_VALUE;
    if ((call.token.integrity().level() & 0xFFFF_FFFFL) >= level) {
      return true;
    }
    if (call.token.appContainer().isPresent()
        && level <= 0x2000
        && !call.on(CheckOption.CONTAINER_INTEGRITY)) {
      return call.reach(ReferenceRule.CONTAINER_UNDER_LABEL);
    }
    return ((policy & 2) == 0 && (call.mapping.read().bits() & bit) != 0)
        || ((policy & 1) == 0 && (call.mapping.write().bits() & bit) != 0)
        || ((policy & 4) == 0 && (call.mapping.execute().bits() & bit) != 0)
        || (bit == WRITE_OWNER && call.token.isEnabled(Privilege.RELABEL));
  }
}
