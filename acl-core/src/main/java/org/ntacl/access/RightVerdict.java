package org.ntacl.access;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ntacl.descriptor.AccessMask;

/**
 * What a check found about one right.
 *
 * @param right the right, one bit
 * @param name its name for the type of object, or the bit in hexadecimal
 * @param outcome what was found
 * @param reasons what decided: for a right refused the first thing that refused it, for a right
 *     granted one reason for each walk over the DACL; none for a right that was not examined
 */
public record RightVerdict(
    AccessMask right, String name, Outcome outcome, List<AccessReason> reasons) {
  /** What a check can find about a right. */
  public enum Outcome {
    /** The right is granted as far as it goes; another one may still have been refused. */
    GRANTED,
    /** The right is refused. */
    DENIED,
    /** The check was decided before the right's turn came. */
    NOT_EXAMINED
  }

  /** Copies the list. */
  public RightVerdict {
    Objects.requireNonNull(right, "right");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(outcome, "outcome");
    reasons = List.copyOf(reasons);
  }

  /** Returns one line, as in {@code READ_CONTROL: granted by D:(A;;0x1301bf;;;AU)}. */
  @Override
  public String toString() {
    return name
        + ": "
        + (outcome == Outcome.NOT_EXAMINED
            ? "not checked"
            : reasons.stream().map(AccessReason::text).collect(Collectors.joining("; ")));
  }
}
