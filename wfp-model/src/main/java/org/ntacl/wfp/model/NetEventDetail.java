package org.ntacl.wfp.model;

import java.util.Objects;
import org.ntacl.Bytes;

/** What a net event tells beyond its header. Immutable and thread-safe. */
public sealed interface NetEventDetail {
  /**
   * A decision about traffic (FWPM_NET_EVENT_CLASSIFY_DROP2 and _ALLOW0).
   *
   * @param filterId the filter that decided
   * @param layerId the number of the layer
   * @param reauthReason why the traffic was looked at again
   * @param originalProfile the profile when the traffic began
   * @param currentProfile the profile now
   * @param direction 0x3900 inwards, 0x3901 outwards, 0x3902 forwarded
   * @param isLoopback whether it stays on the machine
   * @param vSwitchId the virtual switch, empty for none
   * @param vSwitchSourcePort the port it came from
   * @param vSwitchDestinationPort the port it goes to
   */
  record Classified(
      long filterId,
      int layerId,
      long reauthReason,
      long originalProfile,
      long currentProfile,
      long direction,
      boolean isLoopback,
      Bytes vSwitchId,
      long vSwitchSourcePort,
      long vSwitchDestinationPort)
      implements NetEventDetail {
    /** Checks the parts. */
    public Classified {
      Numbers.check(layerId, 0, 0xFFFF);
      Objects.requireNonNull(vSwitchId, "vSwitchId");
    }
  }

  /**
   * Anything else, kept as a dump shows it.
   *
   * @param content the element of the dump
   */
  record Other(RawElement content) implements NetEventDetail {
    /** Refuses null. */
    public Other {
      Objects.requireNonNull(content, "content");
    }
  }
}
