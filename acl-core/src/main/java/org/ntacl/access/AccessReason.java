package org.ntacl.access;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ntacl.NtStatus;
import org.ntacl.condition.TruthValue;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.Privilege;

/**
 * What decided about a right in a check. The texts are those that administrators know from the
 * access reasons of Windows' audit events.
 *
 * <p>Immutable and thread-safe, equal by content.
 */
public sealed interface AccessReason {

  /** Tells whether this grants the right; otherwise it refuses it. */
  boolean grants();

  /**
   * Returns the reason in words, as in {@code granted by D:(A;;0x1301bf;;;AU)} or {@code denied by
   * D:(XD;;KA;;;WD;(@USER.clearance < 3)), condition UNKNOWN}.
   */
  String text();

  private static String phrase(Optional<TruthValue> condition) {
    return condition.map(value -> ", condition " + value).orElse("");
  }

  /**
   * An entry of the DACL.
   *
   * @param pass the walk in which it decided
   * @param grants whether it allows
   * @param index its index in the list, from 0
   * @param ace the entry
   * @param condition what the entry's condition came to, or empty when it has none
   */
  record ByEntry(CheckPass pass, boolean grants, int index, Ace ace, Optional<TruthValue> condition)
      implements AccessReason {
    @Override
    public String text() {
      return (grants ? "granted" : "denied") + pass.phrase() + " by D:" + ace + phrase(condition);
    }
  }

  /**
   * The owner's implied rights.
   *
   * @param owner the owner of the object
   */
  record ByOwnership(Sid owner) implements AccessReason {
    @Override
    public boolean grants() {
      return true;
    }

    @Override
    public String text() {
      return "granted by ownership";
    }
  }

  /**
   * Every object type right below is granted the right.
   *
   * @param pass the walk in which they were
   */
  record ByChildren(CheckPass pass) implements AccessReason {
    @Override
    public boolean grants() {
      return true;
    }

    @Override
    public String text() {
      return "granted" + pass.phrase() + " on every object type below";
    }
  }

  /**
   * A privilege that the token holds.
   *
   * @param privilege the privilege
   */
  record ByPrivilege(Privilege privilege) implements AccessReason {
    @Override
    public boolean grants() {
      return true;
    }

    @Override
    public String text() {
      return "granted by " + privilege;
    }
  }

  /**
   * A privilege without which the right cannot be had.
   *
   * @param privilege the privilege
   */
  record ByMissingPrivilege(Privilege privilege) implements AccessReason {
    @Override
    public boolean grants() {
      return false;
    }

    @Override
    public String text() {
      return "not granted due to missing " + privilege;
    }
  }

  /**
   * No DACL: everybody may do everything.
   *
   * @param pass the walk that was not needed
   * @param present whether the descriptor has a NULL DACL, or none at all
   */
  record ByMissingDacl(CheckPass pass, boolean present) implements AccessReason {
    @Override
    public boolean grants() {
      return true;
    }

    @Override
    public String text() {
      return "granted" + pass.phrase() + " by " + (present ? "NULL" : "absent") + " DACL";
    }
  }

  /**
   * No entry of the DACL gives the right.
   *
   * @param pass the walk that did not find one
   * @param empty whether the DACL has no entries at all
   * @param skipped the entries that would have spoken of the right, had their conditions let them
   */
  record ByNoEntry(CheckPass pass, boolean empty, List<SkippedEntry> skipped)
      implements AccessReason {
    /** Copies the list. */
    public ByNoEntry {
      skipped = List.copyOf(skipped);
    }

    @Override
    public boolean grants() {
      return false;
    }

    @Override
    public String text() {
      if (empty) {
        return "denied" + pass.phrase() + " by empty DACL";
      }
      return "not granted"
          + pass.phrase()
          + skipped.stream().map(entry -> "; not by " + entry).collect(Collectors.joining());
    }
  }

  /**
   * The integrity label of the object, which the caller's level does not dominate.
   *
   * @param caller the level of the caller
   * @param policy what callers from below may not do, bits of {@link
   *     org.ntacl.descriptor.MandatoryPolicy}
   * @param index the index of the label in the SACL, or empty for the default of an object without
   *     one
   * @param label the label in words: the entry, or the default
   */
  record ByLabel(IntegrityLevel caller, AccessMask policy, OptionalInt index, String label)
      implements AccessReason {
    @Override
    public boolean grants() {
      return false;
    }

    @Override
    public String text() {
      return "denied by integrity policy check: level " + caller + " against " + label;
    }
  }

  /**
   * An entry of the SACL that limits rights: a process trust label or an access filter.
   *
   * @param index its index in the list, from 0
   * @param ace the entry
   * @param condition what the condition of a filter came to, or empty for a label
   */
  record ByLimit(int index, Ace ace, Optional<TruthValue> condition) implements AccessReason {
    @Override
    public boolean grants() {
      return false;
    }

    @Override
    public String text() {
      return "denied by S:" + ace + phrase(condition);
    }
  }

  /**
   * A rule of the central access policy that the object names.
   *
   * @param policy the policy
   * @param rule the index of the rule, from 0
   * @param recovery whether the machine does not know the policy, so that the rule is one of the
   *     recovery policy
   */
  record ByPolicyRule(Sid policy, int rule, boolean recovery) implements AccessReason {
    @Override
    public boolean grants() {
      return false;
    }

    @Override
    public String text() {
      return "not granted by central access rule "
          + rule
          + (recovery ? " of the recovery policy, in place of " : " of ")
          + policy;
    }
  }

  /** The caller is the kernel. */
  record ByKernelMode() implements AccessReason {
    @Override
    public boolean grants() {
      return true;
    }

    @Override
    public String text() {
      return "granted to kernel mode";
    }
  }

  /** The caller of the check had granted the right before. */
  record ByEarlierGrant() implements AccessReason {
    @Override
    public boolean grants() {
      return true;
    }

    @Override
    public String text() {
      return "granted before the check";
    }
  }

  /**
   * The check did not take place.
   *
   * @param status why
   */
  record ByRefusal(NtStatus status) implements AccessReason {
    @Override
    public boolean grants() {
      return false;
    }

    @Override
    public String text() {
      return "not checked: " + status;
    }
  }
}
