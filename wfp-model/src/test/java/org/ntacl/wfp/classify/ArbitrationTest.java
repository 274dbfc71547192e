package org.ntacl.wfp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.wfp.classify.Arbitration.BLOCK;
import static org.ntacl.wfp.classify.Arbitration.BY_CALLOUT;
import static org.ntacl.wfp.classify.Arbitration.HARD;
import static org.ntacl.wfp.classify.Arbitration.PERMIT;
import static org.ntacl.wfp.classify.Arbitration.UNDECIDED;
import static org.ntacl.wfp.classify.Arbitration.VETO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Guid;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterFlag;

/** The table of the documentation of filter arbitration, every cell. */
class ArbitrationTest {
  private static final Guid LAYER = new Guid(1, 1);
  private static final Guid CALLOUT = new Guid(2, 2);

  @ParameterizedTest
  @CsvSource({
    "undecided, permit, permit",
    "undecided, hard permit, hard permit",
    "undecided, block, block",
    "undecided, hard block, hard block",
    "permit, permit, permit",
    "permit, hard permit, hard permit",
    "permit, block, block",
    "permit, hard block, hard block",
    "hard permit, permit, hard permit",
    "hard permit, block, hard permit",
    "hard permit, hard block, hard permit",
    "hard permit, callout block, veto",
    "hard permit, callout hard block, veto",
    "permit, callout block, block",
    "block, permit, permit",
    "block, hard permit, hard permit",
    "block, block, block",
    "block, hard block, hard block",
    "hard block, permit, hard block",
    "hard block, hard permit, hard block",
    "hard block, callout permit, hard block",
    "hard block, block, hard block",
    "veto, hard permit, veto",
    "permit, undecided, permit",
    "hard block, undecided, hard block"
  })
  void join_followsTheDocumentedTable(String state, String decision, String expected) {
    assertThat(Arbitration.join(bits(state), bits(decision))).isEqualTo(bits(expected));
  }

  private static int bits(String text) {
    int bits = UNDECIDED;
    bits |= text.contains("permit") ? PERMIT : 0;
    bits |= text.contains("block") ? BLOCK : 0;
    bits |= text.contains("hard") ? HARD : 0;
    bits |= text.contains("callout") ? BY_CALLOUT : 0;
    return text.equals("veto") ? BLOCK | HARD | VETO : bits;
  }

  @Test
  void decisionOf_filter_permitsSoftlyAndBlocksHard() {
    assertThat(Arbitration.decisionOf(filter(FilterAction.PERMIT))).isEqualTo(PERMIT);
    assertThat(Arbitration.decisionOf(filter(FilterAction.BLOCK))).isEqualTo(BLOCK | HARD);
  }

  @Test
  void decisionOf_clearActionRight_isHard() {
    Filter permit = filter(FilterAction.PERMIT, FilterFlag.CLEAR_ACTION_RIGHT);
    Filter ask = asking(ActionType.CALLOUT_TERMINATING, FilterFlag.CLEAR_ACTION_RIGHT);

    assertThat(Arbitration.decisionOf(permit)).isEqualTo(PERMIT | HARD);
    assertThat(Arbitration.decisionOf(ask, CalloutVerdict.BLOCK))
        .isEqualTo(BLOCK | HARD | BY_CALLOUT);
    assertThat(Arbitration.decisionOf(ask, CalloutVerdict.CONTINUE)).isEqualTo(UNDECIDED);
  }

  @Test
  void decisionOf_callout_isSoft() {
    Filter ask = asking(ActionType.CALLOUT_UNKNOWN);

    assertThat(Arbitration.decisionOf(ask, CalloutVerdict.PERMIT)).isEqualTo(PERMIT | BY_CALLOUT);
    assertThat(Arbitration.decisionOf(ask, CalloutVerdict.BLOCK)).isEqualTo(BLOCK | BY_CALLOUT);
    assertThat(Arbitration.decisionOf(ask, CalloutVerdict.HARD_PERMIT))
        .isEqualTo(PERMIT | HARD | BY_CALLOUT);
  }

  @Test
  void decisionOf_calloutNotRegistered_isThatOfTheFilterByItsFlag() {
    CalloutVerdict verdict = CalloutVerdict.NOT_REGISTERED;
    FilterFlag flag = FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED;

    assertThat(Arbitration.decisionOf(asking(ActionType.CALLOUT_TERMINATING), verdict))
        .isEqualTo(BLOCK | HARD);
    assertThat(Arbitration.decisionOf(asking(ActionType.CALLOUT_UNKNOWN), verdict))
        .isEqualTo(BLOCK | HARD);
    assertThat(Arbitration.decisionOf(asking(ActionType.CALLOUT_TERMINATING, flag), verdict))
        .isEqualTo(PERMIT);
  }

  @Test
  void decisionOf_inspection_hasNoSay() {
    Filter inspection = asking(ActionType.CALLOUT_INSPECTION);

    assertThat(Arbitration.decisionOf(inspection, CalloutVerdict.BLOCK)).isEqualTo(UNDECIDED);
    assertThat(Arbitration.decisionOf(inspection, CalloutVerdict.NOT_REGISTERED))
        .isEqualTo(UNDECIDED);
  }

  private static Filter asking(ActionType type, FilterFlag... flags) {
    return filter(FilterAction.callout(type, CALLOUT), flags);
  }

  private static Filter filter(FilterAction action, FilterFlag... flags) {
    Filter.Builder filter = Filter.builder(LAYER, action);
    for (FilterFlag flag : flags) {
      filter.flag(flag);
    }
    return filter.build();
  }
}
