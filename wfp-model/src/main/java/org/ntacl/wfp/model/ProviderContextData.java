package org.ntacl.wfp.model;

import java.util.List;
import java.util.Objects;
import org.ntacl.Bytes;

/** What a provider context holds. Immutable and thread-safe. */
public sealed interface ProviderContextData {
  /**
   * Octets for the callout (GENERAL).
   *
   * @param data the octets
   */
  record General(Bytes data) implements ProviderContextData {
    /** Refuses null. */
    public General {
      Objects.requireNonNull(data, "data");
    }
  }

  /**
   * Options of the classification (CLASSIFY_OPTIONS).
   *
   * @param options the options
   */
  record ClassifyOptions(List<ClassifyOption> options) implements ProviderContextData {
    /** Copies the list. */
    public ClassifyOptions {
      options = List.copyOf(options);
    }
  }

  /**
   * One option of the classification (FWP_CLASSIFY_OPTION0).
   *
   * @param type which option
   * @param value its value
   */
  record ClassifyOption(ClassifyOptionType type, FwpValue value) {
    /** Refuses null. */
    public ClassifyOption {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A policy of IPsec or of connections, kept as a state dump shows it: the engine stores it and
   * decides nothing by it.
   *
   * @param content the element of the dump
   */
  record Policy(RawElement content) implements ProviderContextData {
    /** Refuses null. */
    public Policy {
      Objects.requireNonNull(content, "content");
    }
  }
}
