package org.ntacl.wfp.classify;

import java.util.List;
import java.util.Optional;
import org.ntacl.wfp.model.DataType;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.ByteArray16;

/**
 * Traffic as one compiled layer looks at it, made by {@link CompiledLayer#traffic}: the values of
 * the fields that any filter asks for, as numbers, and the answers of the conditions about users.
 * Immutable and thread-safe.
 */
public final class LayerTraffic {
  final CompiledLayer layer;
  final TrafficFacts facts;

  /** Of each slot whether there is a value. */
  final boolean[] present;

  /** Of each slot the number of the value, the upper half of a wide one. */
  final long[] numbers;

  /** Of each slot the lower half of a wide number. */
  final long[] lows;

  /** Of each slot of a token the answers of the descriptors, one bit each. */
  final long[][] answers;

  /** Of each slot the value, null where there is none. */
  final FwpValue[] values;

  LayerTraffic(
      CompiledLayer layer,
      List<Slot> slots,
      ValueNumbers numbering,
      TrafficAttributes attributes,
      PreparedTokens tokens,
      UserConditions users) {
    this.layer = layer;
    this.facts = new TrafficFacts(attributes, tokens.tokens());
    this.present = new boolean[slots.size()];
    this.numbers = new long[slots.size()];
    this.lows = new long[slots.size()];
    this.answers = new long[slots.size()][];
    this.values = new FwpValue[slots.size()];
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).isToken()) {
        fillToken(i, slots.get(i), tokens, users);
      } else {
        fillValue(i, slots.get(i), numbering);
      }
    }
  }

  private void fillToken(int index, Slot slot, PreparedTokens tokens, UserConditions users) {
    Optional<PreparedUser> user =
        tokens.user(slot.field()).or(() -> facts.token(slot.field()).map(users::user));
    if (user.isPresent()) {
      present[index] = true;
      answers[index] = user.get().answers(users.size());
    }
  }

  private void fillValue(int index, Slot slot, ValueNumbers numbering) {
    Optional<FwpValue> found = facts.value(slot.field());
    if (found.isEmpty() || found.get().type() != slot.type()) {
      return;
    }
    FwpValue value = found.get();
    present[index] = true;
    values[index] = value;
    if (value instanceof ByteArray16 array) {
      numbers[index] = ValueNumbers.high(array);
      lows[index] = ValueNumbers.low(array);
    } else if (value.type() != DataType.FLOAT && value.type() != DataType.DOUBLE) {
      numbers[index] = numbering.find(value);
    }
  }
}
