package org.ntacl.cli.wfp;

import java.util.HashMap;
import java.util.Map;
import org.ntacl.Guid;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.audit.WfpAudit;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.WfpObject;
import org.ntacl.wfp.state.WfpState;

/** An audit of a state dump, with the names of its objects. */
public final class AuditedState {
  private final String file;
  private final WfpAudit audit;
  private final SidContext context;
  private final Map<Reference, WfpObject> objects = new HashMap<>();

  /**
   * Takes an audit.
   *
   * @param file the dump as it was named
   * @param state what it holds
   * @param audit what was found in it
   */
  public AuditedState(String file, WfpState state, WfpAudit audit) {
    this.file = file;
    this.audit = audit;
    this.context = state.shape().sids();
    for (WfpObject object : state.objects()) {
      objects.put(new Reference(object.objectClass(), object.key()), object);
    }
  }

  /** Returns the dump as it was named. */
  public String file() {
    return file;
  }

  /** Returns what was found. */
  public WfpAudit audit() {
    return audit;
  }

  /** Returns what aliases in the dump are relative to. */
  public SidContext context() {
    return context;
  }

  /** Returns a short title of an object: its kind, number or key, and name. */
  public String title(Reference reference) {
    if (reference.key().equals(WfpObject.ZERO_KEY)) {
      return "container of " + reference.target().label() + "s";
    }
    WfpObject object = objects.get(reference);
    if (object instanceof Filter filter) {
      return "filter %s %s"
          .formatted(Long.toUnsignedString(filter.filterId()), name(filter))
          .stripTrailing();
    }
    String key = key(reference);
    return object == null || key.equals(name(object))
        ? reference.target().label() + " " + key
        : "%s %s %s".formatted(reference.target().label(), key, name(object)).stripTrailing();
  }

  /** Returns the layer of a filter, the empty text for other objects. */
  public String layer(Reference reference) {
    return objects.get(reference) instanceof Filter filter
        ? KeyNames.print(KeyKind.LAYER, filter.layerKey()).replaceFirst("^FWPM_LAYER_", "")
        : "";
  }

  private static String name(WfpObject object) {
    return object.displayData().name().orElse("");
  }

  private static String key(Reference reference) {
    Guid key = reference.key();
    return switch (reference.target()) {
      case PROVIDER -> KeyNames.print(KeyKind.PROVIDER, key);
      case PROVIDER_CONTEXT -> KeyNames.print(KeyKind.PROVIDER_CONTEXT, key);
      case SUBLAYER -> KeyNames.print(KeyKind.SUBLAYER, key);
      case LAYER -> KeyNames.print(KeyKind.LAYER, key);
      case CALLOUT -> KeyNames.print(KeyKind.CALLOUT, key);
      default -> "{" + key + "}";
    };
  }
}
