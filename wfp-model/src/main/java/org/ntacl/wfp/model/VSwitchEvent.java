package org.ntacl.wfp.model;

import java.util.List;
import java.util.Objects;

/**
 * Something a virtual switch tells (FWPM_VSWITCH_EVENT0).
 *
 * @param eventType what happened
 * @param vSwitchId the switch
 * @param inRequiredPosition whether the filter engine stands where it has to; of reorderings only
 * @param extensions the extensions of the switch in their order
 */
public record VSwitchEvent(
    VSwitchEventType eventType,
    String vSwitchId,
    boolean inRequiredPosition,
    List<String> extensions) {
  /** Copies the lists and refuses null. */
  public VSwitchEvent {
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(vSwitchId, "vSwitchId");
    extensions = List.copyOf(extensions);
  }
}
