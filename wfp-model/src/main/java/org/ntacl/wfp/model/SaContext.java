package org.ntacl.wfp.model;

import java.util.Objects;

/**
 * A pair of security associations of IPsec (IPSEC_SA_CONTEXT1), as far as the engine handles it.
 *
 * @param saContextId its number, 64 bits without sign
 * @param inboundSa the association inwards
 * @param outboundSa the association outwards
 */
public record SaContext(long saContextId, RawElement inboundSa, RawElement outboundSa) {
  /** Refuses null. */
  public SaContext {
    Objects.requireNonNull(inboundSa, "inboundSa");
    Objects.requireNonNull(outboundSa, "outboundSa");
  }
}
