package org.ntacl.wfp.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.ntacl.Guid;

/**
 * The callouts that a classification may meet, and what they do. Immutable; thread-safe when the
 * behaviours are.
 */
public final class Callouts {
  /** No driver has registered anything. */
  public static final Callouts NONE_REGISTERED =
      allOf(CalloutBehaviour.always(CalloutVerdict.NOT_REGISTERED));

  private final Map<Guid, CalloutBehaviour> known;
  private final CalloutBehaviour others;

  private Callouts(Map<Guid, CalloutBehaviour> known, CalloutBehaviour others) {
    this.known = known;
    this.others = others;
  }

  /** Returns callouts that all behave alike. */
  public static Callouts allOf(CalloutBehaviour behaviour) {
    return new Callouts(Map.of(), Objects.requireNonNull(behaviour, "behaviour"));
  }

  /** Returns these callouts with another behaviour of one of them. */
  public Callouts with(Guid calloutKey, CalloutBehaviour behaviour) {
    Map<Guid, CalloutBehaviour> more = new HashMap<>(known);
    more.put(
        Objects.requireNonNull(calloutKey, "calloutKey"),
        Objects.requireNonNull(behaviour, "behaviour"));
    return new Callouts(Map.copyOf(more), others);
  }

  /** Returns what a callout does. */
  public CalloutBehaviour behaviourOf(Guid calloutKey) {
    return known.getOrDefault(calloutKey, others);
  }
}
