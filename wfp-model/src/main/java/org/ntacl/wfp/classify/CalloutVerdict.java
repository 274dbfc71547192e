package org.ntacl.wfp.classify;

/** What a callout returns about traffic, or that nobody is there to be asked. */
public enum CalloutVerdict {
  /** The callout leaves the decision to the filters behind it in the sublayer. */
  CONTINUE(0),
  /** The callout permits; a sublayer of less weight may still block. */
  PERMIT(Arbitration.PERMIT),
  /** The callout permits and takes the right to decide otherwise from sublayers of less weight. */
  HARD_PERMIT(Arbitration.PERMIT | Arbitration.HARD),
  /** The callout blocks; a sublayer of less weight may still permit. */
  BLOCK(Arbitration.BLOCK),
  /** The callout blocks for good. */
  HARD_BLOCK(Arbitration.BLOCK | Arbitration.HARD),
  /** No driver has registered the callout, so that the filter decides by its flags. */
  NOT_REGISTERED(0);

  private final int bits;

  CalloutVerdict(int bits) {
    this.bits = bits;
  }

  /** Returns the action as {@link Arbitration} takes it, 0 when there is none. */
  int bits() {
    return bits;
  }
}
