package org.ntacl.wfp.classify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.SubLayer;

/**
 * What became of one sublayer. Immutable and thread-safe.
 *
 * @param subLayer the sublayer
 * @param filters the filters that were asked, in their order; those behind the one that decides are
 *     not
 * @param decider the filter that decides for the sublayer, empty when none does
 * @param rivals filters of the same weight as the decider that match and would decide otherwise:
 *     which of them Windows asks first is published nowhere
 * @param effect what the decision changes for the layer, in words; empty for nothing
 */
public record SubLayerTrace(
    SubLayer subLayer,
    List<FilterTrace> filters,
    Optional<Filter> decider,
    List<Filter> rivals,
    String effect) {
  /** Copies the lists and refuses null. */
  public SubLayerTrace {
    Objects.requireNonNull(subLayer, "subLayer");
    filters = List.copyOf(filters);
    Objects.requireNonNull(decider, "decider");
    rivals = List.copyOf(rivals);
    Objects.requireNonNull(effect, "effect");
  }
}
