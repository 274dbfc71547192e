package org.ntacl.wfp;

/**
 * The points on which the sources about the filter engine disagree or are silent. Each constant is
 * the reading that an engine does <em>not</em> take unless {@link EngineOptions} tells it to.
 */
public enum EngineReading {
  /**
   * wfp 2.2. A published sample opens a plain session to delete a dynamic object of another one and
   * expects success, which is the default.
   */
  FOREIGN_DYNAMIC_REFUSED(
      "foreignDynamicRefused",
      "an ordinary session that deletes or secures a dynamic object gets WRONG_SESSION"),

  /** wfp 5.1. */
  LASTING_IN_DYNAMIC_IS_SESSION_FAULT(
      "lastingInDynamicIsSessionFault",
      "a persistent or boot-time object added in a dynamic session is"
          + " DYNAMIC_SESSION_IN_PROGRESS instead of INVALID_FLAGS"),

  /** wfp 2.2 and 2.3: where pages name no rule, that of their siblings holds by default. */
  ONLY_DOCUMENTED_RULES(
      "onlyDocumentedRules",
      "changes of security of layers, containers, the engine and the IPsec singletons from dynamic"
          + " sessions are allowed, and of the IPsec singletons in transactions too"),

  /** wfp 5.2: the documentation speaks of the lock and does not say who shares it. */
  READERS_DO_NOT_WAIT(
      "readersDoNotWait",
      "whoever only reads takes what was committed last and never waits for a writer"),

  /** wfp 5.2: "the next call in it" reports that a transaction was aborted. */
  ABORTED_UNTIL_ENDED(
      "abortedUntilEnded",
      "every call reports TXN_ABORTED until the transaction is aborted by its session as well"),

  /** wfp 4.2. */
  IMPLICIT_TRANSACTIONS_NEED_RIGHTS(
      "implicitTransactionsNeedRights",
      "a call outside of a transaction needs the right to begin one of its kind"),

  /** wfp 5.3: the documentation; a real dump has counterexamples with a common service. */
  PROVIDER_KEYS_COMPARED(
      "providerKeysCompared",
      "a persistent object may not refer to that of another provider, whatever the services"),

  /** wfp 4.5: accepted with the privilege and not stored by default. */
  SYSTEM_LIST_REFUSED(
      "systemListRefused", "setting a SACL is ERROR_NOT_SUPPORTED, privilege or not"),

  /** wfp 1.3: only the four highest bits of weights that the engine completes are documented. */
  LOW_WEIGHT_BITS_ZERO(
      "lowWeightBitsZero", "the engine leaves the low 60 bits of weights that it chooses at zero");

  private final String text;
  private final String meaning;

  EngineReading(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** Returns what the reading says, one line. */
  public String meaning() {
    return meaning;
  }

  /** Returns the name as options of commands have it. */
  @Override
  public String toString() {
    return text;
  }
}
