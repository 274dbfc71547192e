package org.ntacl.wfp;

import java.util.List;
import java.util.Optional;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.StructureFault;
import org.ntacl.wfp.model.StructureRules;

/** Has structures checked, and refuses calls for what is found. */
final class Structures {
  private Structures() {}

  static void require(Optional<StructureFault> fault) {
    if (fault.isPresent()) {
      throw fault.get().toException();
    }
  }

  /**
   * Checks a filter beside what it refers to.
   *
   * @param targets what it refers to, all of it
   */
  static void requireFitting(Filter filter, List<Entry> targets, StructureRules rules) {
    for (Entry target : targets) {
      if (target.object() instanceof Layer layer) {
        require(rules.check(filter, layer));
      } else if (target.object() instanceof Callout callout) {
        require(rules.check(filter, callout));
      }
    }
  }

  /** Checks a template for itself. */
  static void require(ObjectClass kind, EnumTemplate template, StructureRules rules) {
    if (template.target() != kind) {
      throw Call.refused(
          FwpStatus.FWP_E_TYPE_MISMATCH,
          "a template of %s for %s".formatted(template.target().label(), kind.label()));
    }
    require(rules.check(template));
  }

  /** Checks a template beside the layer that it names. */
  static void requireFitting(EnumTemplate template, Policy policy, StructureRules rules) {
    if (template instanceof EnumTemplate.Filters filters) {
      Optional<Entry> layer = policy.find(ObjectClass.LAYER, filters.layerKey());
      if (layer.isPresent()) {
        require(rules.check(filters, (Layer) layer.get().object()));
      }
    }
  }
}
