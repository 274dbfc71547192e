package org.ntacl.wfp.model;

/** What the keys are for that Windows has names for. */
public enum KeyKind {
  LAYER("layer"),
  SUBLAYER("subLayer"),
  PROVIDER("provider"),
  PROVIDER_CONTEXT("providerContext"),
  CALLOUT("callout"),

  /** Fields of layers. */
  CONDITION("condition"),

  /** Ways to agree on keys for IPsec. */
  KEYING_MODULE("keyingModule");

  private final String label;

  KeyKind(String label) {
    this.label = label;
  }

  /** Returns a short name, as in {@code subLayer}. */
  public String label() {
    return label;
  }
}
