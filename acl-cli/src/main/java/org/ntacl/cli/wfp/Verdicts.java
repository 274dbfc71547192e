package org.ntacl.cli.wfp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.cli.console.Printable;
import org.ntacl.cli.json.InputException;
import org.ntacl.wfp.classify.CalloutBehaviour;
import org.ntacl.wfp.classify.CalloutVerdict;
import org.ntacl.wfp.classify.Callouts;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.CalloutFlag;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.state.WfpState;

/**
 * What the callouts of a dump do. A dump tells which are registered and not what they do: those of
 * which nobody says it are assumed to do one thing after the other.
 */
public final class Verdicts {
  private static final List<CalloutVerdict> ASSUMED =
      List.of(CalloutVerdict.CONTINUE, CalloutVerdict.PERMIT, CalloutVerdict.BLOCK);

  private Verdicts() {}

  /**
   * Returns the callouts for each thing that those of which nothing is said may do.
   *
   * @param state the dump
   * @param given texts such as {@code KEY=block}
   * @throws InputException when one of them is something else
   */
  public static Map<CalloutVerdict, Callouts> of(WfpState state, List<String> given) {
    Map<Guid, CalloutVerdict> told = new LinkedHashMap<>();
    given.forEach(text -> read(text, told));
    Map<CalloutVerdict, Callouts> all = new LinkedHashMap<>();
    for (CalloutVerdict assumed : ASSUMED) {
      Callouts callouts = Callouts.NONE_REGISTERED;
      for (Callout callout : state.callouts()) {
        if (callout.flags().contains(CalloutFlag.REGISTERED)) {
          callouts = callouts.with(callout.key(), CalloutBehaviour.always(assumed));
        }
      }
      for (Map.Entry<Guid, CalloutVerdict> one : told.entrySet()) {
        callouts = callouts.with(one.getKey(), CalloutBehaviour.always(one.getValue()));
      }
      all.put(assumed, callouts);
    }
    return all;
  }

  private static void read(String text, Map<Guid, CalloutVerdict> told) {
    int sign = text.lastIndexOf('=');
    Optional<Guid> key = sign < 0 ? Optional.empty() : key(text.substring(0, sign));
    Optional<CalloutVerdict> verdict =
        sign < 0 ? Optional.empty() : verdict(text.substring(sign + 1));
    if (key.isEmpty() || verdict.isEmpty()) {
      throw new InputException(
          "`%s`: expected the key of a callout, `=` and one of %s"
              .formatted(
                  Printable.of(text),
                  String.join(
                      ", ",
                      List.of(CalloutVerdict.values()).stream().map(Verdicts::name).toList())));
    }
    told.put(key.get(), verdict.get());
  }

  private static Optional<Guid> key(String text) {
    return KeyNames.key(text)
        .or(
            () -> {
              try {
                return Optional.of(Guid.parse(text));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  private static Optional<CalloutVerdict> verdict(String text) {
    for (CalloutVerdict verdict : CalloutVerdict.values()) {
      if (name(verdict).equals(text)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }

  /** Returns the name of a verdict, as in {@code hard-permit}. */
  static String name(CalloutVerdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
