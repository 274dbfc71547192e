package org.ntacl.cli.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.ntacl.Guid;
import org.ntacl.sid.DerivedSid;
import org.ntacl.sid.Sid;

/** SIDs that Windows computes, by the kind of name they are computed from. */
public final class SidDerivation {
  private static final Map<String, Function<String, Sid>> BY_KIND =
      new TreeMap<>(
          Map.of(
              "capability", DerivedSid::capability,
              "capabilityGroup", DerivedSid::capabilityGroup,
              "entra", name -> DerivedSid.entra(Guid.parse(name)),
              "iisAppPool", DerivedSid::iisAppPool,
              "package", DerivedSid::appPackage,
              "service", DerivedSid::service,
              "task", DerivedSid::task,
              "virtualMachine", name -> DerivedSid.virtualMachine(Guid.parse(name))));

  /** The kinds, in the order of the alphabet. */
  public static final List<String> KINDS = List.copyOf(BY_KIND.keySet());

  private SidDerivation() {}

  /**
   * Returns the SID of a name.
   *
   * @param kind one of {@link #KINDS}
   * @param name the name, a GUID for {@code entra} and {@code virtualMachine}
   * @param path the field or option that holds the name
   * @throws InputException when there is no such kind, or the name is none of its kind
   */
  public static Sid derive(String kind, String name, String path) {
    Function<String, Sid> derivation = BY_KIND.get(kind);
    if (derivation == null) {
      throw new InputException(
          "`%s`: unknown kind `%s`: expected one of %s"
              .formatted(path, kind, String.join(", ", KINDS)));
    }
    try {
      return derivation.apply(name);
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(path, e.getMessage()));
    }
  }
}
