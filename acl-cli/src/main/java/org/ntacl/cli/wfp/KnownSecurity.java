package org.ntacl.cli.wfp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sddl.SddlOptions;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.WfpObject;
import org.ntacl.wfp.state.WfpState;

/** Reads the descriptors of objects that a dump does not tell: {@code filter:66718=O:BAG:SYD:…}. */
public final class KnownSecurity {
  private KnownSecurity() {}

  /**
   * Returns the descriptors by object.
   *
   * @param state the dump with the objects
   * @param texts a kind, perhaps a colon and the key of an object, an equals sign, SDDL
   * @param context what aliases are relative to
   * @throws InputException when a text is something else, or there is no such object
   */
  public static Map<Reference, SecurityDescriptor> of(
      WfpState state, List<String> texts, SidContext context) {
    Map<Reference, SecurityDescriptor> known = new LinkedHashMap<>();
    for (String text : texts) {
      int sign = text.indexOf('=');
      if (sign < 0) {
        throw new InputException(
            "`%s`: expected a kind, perhaps `:` and a key, `=` and SDDL"
                .formatted(Printable.of(text)));
      }
      try {
        known.put(
            reference(state, text.substring(0, sign)),
            Sddl.parse(text.substring(sign + 1), SddlOptions.in(context)));
      } catch (SddlException e) {
        throw new InputException("`%s`: %s".formatted(Printable.of(text), e.getMessage()));
      }
    }
    return known;
  }

  /**
   * Returns what a text names: an object, or with a kind alone the container of its objects.
   *
   * @param text a kind, perhaps a colon and the key of an object
   * @throws InputException when there is no such kind or object
   */
  public static Reference reference(WfpState state, String text) {
    int colon = text.indexOf(':');
    String label = colon < 0 ? text : text.substring(0, colon);
    ObjectClass kind =
        ObjectClass.ofLabel(label)
            .orElseThrow(
                () -> new InputException("no kind of object `%s`".formatted(Printable.of(label))));
    if (colon < 0) {
      return new Reference(kind, WfpObject.ZERO_KEY);
    }
    String key = text.substring(colon + 1);
    return state.objects().stream()
        .filter(object -> object.objectClass() == kind && ObjectTree.isCalled(object, key, state))
        .findFirst()
        .map(object -> new Reference(kind, object.key()))
        .orElseThrow(
            () ->
                new InputException("the dump has no %s `%s`".formatted(label, Printable.of(key))));
  }
}
