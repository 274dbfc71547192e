package org.ntacl.access;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a check found about one of the object types it was asked about.
 *
 * @param object the element of the list
 * @param verdicts one verdict for each right that was examined, in the order of the bits
 */
public record ObjectVerdicts(ObjectTypeList.Node object, List<RightVerdict> verdicts) {
  /** Copies the list. */
  public ObjectVerdicts {
    Objects.requireNonNull(object, "object");
    verdicts = List.copyOf(verdicts);
  }

  /** Returns the verdicts, one line each, that start with the type and are indented by level. */
  @Override
  public String toString() {
    String start = "  ".repeat(Math.max(0, object.level())) + object.type() + " ";
    return verdicts.stream().map(verdict -> start + verdict).collect(Collectors.joining("\n"));
  }
}
