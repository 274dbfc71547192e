package org.ntacl.wfp.model;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * What a filter does (FWPM_ACTION0).
 *
 * @param type the type of action
 * @param key for callouts the callout that is asked, for the others what the provider notes as the
 *     type of the filter; empty for none
 */
public record FilterAction(ActionType type, Optional<Guid> key) {
  /** Permits. */
  public static final FilterAction PERMIT = new FilterAction(ActionType.PERMIT, Optional.empty());

  /** Blocks. */
  public static final FilterAction BLOCK = new FilterAction(ActionType.BLOCK, Optional.empty());

  /** Refuses null. */
  public FilterAction {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(key, "key");
  }

  /** Returns an action that asks a callout. */
  public static FilterAction callout(ActionType type, Guid calloutKey) {
    return new FilterAction(type, Optional.of(calloutKey));
  }

  /** Returns the callout that is asked, empty for actions that ask none. */
  public Optional<Guid> calloutKey() {
    return type.isCallout() ? key : Optional.empty();
  }

  /** Returns what the provider notes as the type of the filter, empty for actions of callouts. */
  public Optional<Guid> filterType() {
    return type.isCallout() ? Optional.empty() : key;
  }
}
