package org.ntacl.wfp;

import static org.ntacl.wfp.Machine.key;
import static org.ntacl.wfp.Matrix.Evidence.DOCUMENTED;
import static org.ntacl.wfp.Matrix.Evidence.INFERRED;

import org.ntacl.Guid;
import org.ntacl.wfp.Matrix.Evidence;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderFlag;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.SubLayerFlag;
import org.ntacl.wfp.model.WfpObject;

/** Which lifetimes of filters and of the sublayers they stand in go together (wfp 5.3). */
final class LifetimeCells {
  private static final String TABLE = "FilterAdd0: lifetimes of the filter and of its sublayer";
  private static final FwpStatus OK = FwpStatus.ERROR_SUCCESS;
  private static final FwpStatus MISMATCH = FwpStatus.FWP_E_LIFETIME_MISMATCH;

  /** Providers of one service, of another one, and of none. */
  private static final int OWN = 801;

  private static final int SAME_SERVICE = 802;
  private static final int OTHER_SERVICE = 803;

  private final Matrix matrix;

  LifetimeCells(Matrix matrix) {
    this.matrix = matrix;
  }

  /** How long the sublayer lives, and who owns it. */
  private enum Target {
    BUILT_IN("built in"),
    PERSISTENT_OWN("persistent, same provider"),
    PERSISTENT_NOBODY("persistent, no provider"),
    PERSISTENT_SERVICE("persistent, other provider of the service"),
    PERSISTENT_OTHER("persistent, provider of another service"),
    STATIC("static"),
    DYNAMIC_SAME("dynamic, same session"),
    DYNAMIC_OTHER("dynamic, other session");

    private final String label;

    Target(String label) {
      this.label = label;
    }

    boolean isDynamic() {
      return this == DYNAMIC_SAME || this == DYNAMIC_OTHER;
    }
  }

  void run() {
    for (Target target : Target.values()) {
      FwpStatus asDynamic = target == Target.DYNAMIC_OTHER ? MISMATCH : OK;
      cell("dynamic", target, DOCUMENTED, asDynamic);
      if (target != Target.DYNAMIC_SAME) {
        cell("static", target, DOCUMENTED, target.isDynamic() ? MISMATCH : OK);
        FwpStatus asLasting =
            target.isDynamic() || target == Target.STATIC || target == Target.PERSISTENT_OTHER
                ? MISMATCH
                : OK;
        Evidence evidence = target == Target.PERSISTENT_SERVICE ? INFERRED : DOCUMENTED;
        cell("persistent", target, evidence, asLasting);
        boolean foreign = target == Target.PERSISTENT_SERVICE || target == Target.PERSISTENT_OTHER;
        cell("boot-time", target, foreign ? INFERRED : DOCUMENTED, asLasting);
      }
    }
  }

  private void cell(String row, Target target, Evidence evidence, FwpStatus status) {
    matrix.cell(
        TABLE,
        row,
        target.label,
        evidence,
        status,
        s -> {
          s.admin.add(provider(OWN, "one"));
          s.admin.add(provider(SAME_SERVICE, "ONE"));
          s.admin.add(provider(OTHER_SERVICE, "other"));
          Filter filter =
              Machine.filter(1).toBuilder()
                  .providerKey(key(OWN))
                  .subLayerKey(target(s, target))
                  .build();
          return switch (row) {
            case "dynamic" -> () -> s.dynamic.add(filter);
            case "static" -> () -> s.admin.add(filter);
            case "persistent" -> () -> s.admin.add(Stage.persistent(filter));
            default -> () -> s.admin.add(filter.toBuilder().flag(FilterFlag.BOOTTIME).build());
          };
        });
  }

  private static Guid target(Stage stage, Target target) {
    SubLayer plain = Machine.subLayer(2);
    SubLayer lasting = plain.toBuilder().flag(SubLayerFlag.PERSISTENT).build();
    WfpObject subLayer =
        switch (target) {
          case BUILT_IN -> null;
          case PERSISTENT_OWN -> lasting.toBuilder().providerKey(key(OWN)).build();
          case PERSISTENT_NOBODY -> lasting;
          case PERSISTENT_SERVICE -> lasting.toBuilder().providerKey(key(SAME_SERVICE)).build();
          case PERSISTENT_OTHER -> lasting.toBuilder().providerKey(key(OTHER_SERVICE)).build();
          case STATIC, DYNAMIC_SAME, DYNAMIC_OTHER -> plain;
        };
    if (target == Target.BUILT_IN) {
      return Machine.UNIVERSAL;
    }
    EngineHandle adder =
        switch (target) {
          case DYNAMIC_SAME -> stage.dynamic;
          case DYNAMIC_OTHER -> stage.otherDynamic;
          default -> stage.admin;
        };
    adder.add(subLayer);
    return subLayer.key();
  }

  private static Provider provider(int number, String service) {
    return Machine.provider(number).toBuilder()
        .flag(ProviderFlag.PERSISTENT)
        .serviceName(service)
        .build();
  }
}
