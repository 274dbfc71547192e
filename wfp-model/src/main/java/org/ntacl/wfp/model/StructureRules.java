package org.ntacl.wfp.model;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Guid;

/**
 * Checks structures before the engine looks anything up: names, flags, reserved members, weights,
 * actions and conditions. The first fault counts. Immutable and thread-safe.
 *
 * <p>Members that do not fit into their types, such as numbers of enumerations, cannot be expressed
 * here and so need no check; that is where Windows reports FWP_E_INVALID_ENUMERATOR and
 * FWP_E_OUT_OF_BOUNDS.
 *
 * @param conditions which conditions are allowed
 */
public record StructureRules(ConditionRules conditions) {
  /** What Windows does. */
  public static final StructureRules DEFAULT = new StructureRules(ConditionRules.DEFAULT);

  private static final Set<Guid> NET_EVENT_FIELDS =
      Set.of(
          ConditionKeys.IP_PROTOCOL,
          ConditionKeys.IP_LOCAL_ADDRESS,
          ConditionKeys.IP_REMOTE_ADDRESS,
          ConditionKeys.IP_LOCAL_PORT,
          ConditionKeys.IP_REMOTE_PORT,
          ConditionKeys.ALE_APP_ID,
          ConditionKeys.ALE_USER_ID,
          // not documented, used by subscriptions of both dumps
          ConditionKeys.NET_EVENT_TYPE);

  /** Refuses null. */
  public StructureRules {
    Objects.requireNonNull(conditions, "conditions");
  }

  /** Checks an object that is to be added, as far as it stands for itself. */
  public Optional<StructureFault> check(WfpObject object) {
    return checkDisplay(object.displayData())
        .or(() -> checkFlags(object))
        .or(() -> checkContent(object));
  }

  private Optional<StructureFault> checkContent(WfpObject object) {
    if (object instanceof Filter filter) {
      return checkFilter(filter);
    }
    if (object instanceof ProviderContext context) {
      return checkContext(context);
    }
    return object instanceof Provider provider
        ? provider.serviceName().flatMap(StructureRules::checkText)
        : Optional.empty();
  }

  /**
   * Checks a filter against the layer it is to stand in: its conditions, and that filters of boot
   * time are for the kernel.
   */
  public Optional<StructureFault> check(Filter filter, Layer layer) {
    if (filter.isBootTime() && !layer.isKernel()) {
      // inferred: the pages give the rule without the code
      return fault(
          FwpStatus.FWP_E_INCOMPATIBLE_LAYER, "filters of boot time are for layers of the kernel");
    }
    return conditions.checkFields(filter.conditions(), layer, false);
  }

  /** Checks a filter against the callout it is to ask: both have to be for one layer. */
  public Optional<StructureFault> check(Filter filter, Callout callout) {
    // inferred: the pages give the rule without the code
    return callout.applicableLayer().equals(filter.layerKey())
        ? Optional.empty()
        : fault(FwpStatus.FWP_E_INCOMPATIBLE_LAYER, "the callout is for another layer");
  }

  /** Checks a session that is to be opened. */
  public Optional<StructureFault> check(SessionInfo session) {
    return checkTexts(session.displayData())
        .or(() -> checkFlags(session.flags(), SessionFlag.RESERVED.bits()));
  }

  /** Checks a subscription: its template, its flags, and that something can come of it. */
  public Optional<StructureFault> check(Subscription subscription) {
    Optional<EnumTemplate> template = subscription.template();
    if (template.isPresent() && template.get().target() != subscription.target()) {
      return fault(FwpStatus.FWP_E_TYPE_MISMATCH, "the template is for another kind of object");
    }
    return template
        .flatMap(this::check)
        .or(() -> checkFlags(subscription.flags(), 0))
        .or(
            () ->
                subscription.target().hasChangeSubscription() && subscription.flags().isEmpty()
                    // inferred: a subscription to no change at all
                    ? fault(FwpStatus.FWP_E_NEVER_MATCH, "a subscription to no change")
                    : Optional.empty());
  }

  /** Checks a template, as far as it stands for itself. */
  public Optional<StructureFault> check(EnumTemplate template) {
    if (template instanceof EnumTemplate.Filters filters) {
      return checkFilters(filters);
    }
    if (template instanceof EnumTemplate.NetEvents events) {
      return checkNetEvents(events);
    }
    if (template instanceof EnumTemplate.Connections connections) {
      return checkFlags(connections.flags(), 0);
    }
    return reserved(template) == 0
        ? Optional.empty()
        : fault(FwpStatus.FWP_E_RESERVED, "the reserved member of a template is not 0");
  }

  /** Checks the conditions of a template for filters against the layer it names. */
  public Optional<StructureFault> check(EnumTemplate.Filters template, Layer layer) {
    return conditions.checkFields(template.conditions(), layer, true);
  }

  private static long reserved(EnumTemplate template) {
    if (template instanceof EnumTemplate.Providers providers) {
      return providers.reserved();
    }
    if (template instanceof EnumTemplate.Sessions sessions) {
      return sessions.reserved();
    }
    return template instanceof EnumTemplate.Layers layers ? layers.reserved() : 0;
  }

  private Optional<StructureFault> checkFilters(EnumTemplate.Filters template) {
    if (template.actionMask().isEmpty()) {
      // inferred
      return fault(FwpStatus.FWP_E_NEVER_MATCH, "a mask that takes no action");
    }
    return checkFlags(template.flags(), 0)
        .or(() -> ConditionRules.checkDistinct(template.conditions()))
        .or(() -> conditions.checkValues(template.conditions()));
  }

  private Optional<StructureFault> checkNetEvents(EnumTemplate.NetEvents template) {
    if (template.endTime().isBefore(template.startTime())) {
      return fault(FwpStatus.FWP_E_INVALID_INTERVAL, "the time ends before it begins");
    }
    for (FilterCondition condition : template.conditions()) {
      if (!NET_EVENT_FIELDS.contains(condition.fieldKey())) {
        return fault(
            FwpStatus.FWP_E_CONDITION_NOT_FOUND,
            "net events have no field %s"
                .formatted(KeyNames.print(KeyKind.CONDITION, condition.fieldKey())));
      }
    }
    return ConditionRules.checkDistinct(template.conditions())
        .or(() -> conditions.checkValues(template.conditions()));
  }

  private Optional<StructureFault> checkFilter(Filter filter) {
    if (filter.reserved().isPresent()) {
      return fault(FwpStatus.FWP_E_RESERVED, "the reserved member of a filter is not null");
    }
    if (!filter.action().type().isForFilters()) {
      return fault(
          FwpStatus.FWP_E_INVALID_ACTION_TYPE,
          "filters cannot have the action %s".formatted(filter.action().type()));
    }
    if (filter.flags().contains(FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED)
        && filter.action().type() != ActionType.CALLOUT_TERMINATING
        && filter.action().type() != ActionType.CALLOUT_UNKNOWN) {
      return fault(
          FwpStatus.FWP_E_INVALID_FLAGS,
          "only filters that ask a callout for a decision can do without it");
    }
    if (!FilterWeights.isValid(filter.weight())) {
      return fault(
          FwpStatus.FWP_E_INVALID_WEIGHT, "no weight of a filter: %s".formatted(filter.weight()));
    }
    return conditions.checkValues(filter.conditions());
  }

  private static Optional<StructureFault> checkContext(ProviderContext context) {
    ProviderContextData data = context.data();
    boolean fits =
        switch (context.contextType()) {
          case GENERAL -> data instanceof ProviderContextData.General;
          case CLASSIFY_OPTIONS -> data instanceof ProviderContextData.ClassifyOptions;
          default -> data instanceof ProviderContextData.Policy;
        };
    if (!fits) {
      return fault(
          FwpStatus.FWP_E_TYPE_MISMATCH,
          "a provider context of %s holds something else".formatted(context.contextType()));
    }
    return data instanceof ProviderContextData.ClassifyOptions options
            && options.options().isEmpty()
        // inferred: the only array here that makes no sense without an element
        ? fault(FwpStatus.FWP_E_ZERO_LENGTH_ARRAY, "no option of the classification")
        : Optional.empty();
  }

  /** Refuses what the engine alone sets, what it keeps for itself, and bits of no name. */
  private static Optional<StructureFault> checkFlags(WfpObject object) {
    if (object instanceof Filter filter) {
      if (filter.flags().contains(FilterFlag.PERSISTENT) && filter.isBootTime()) {
        // inferred: the flags exclude each other
        return fault(FwpStatus.FWP_E_INVALID_FLAGS, "both persistent and of boot time");
      }
      return checkFlags(
          filter.flags(),
          FilterFlag.DISABLED.bits()
              | FilterFlag.RESERVED0.bits()
              | FilterFlag.RESERVED1.bits()
              | FilterFlag.RESERVED2.bits());
    }
    if (object instanceof Callout callout) {
      // the half of the driver is not the caller's to set
      return checkFlags(callout.flags(), CalloutFlag.REGISTERED.bits() | 0xFFFF);
    }
    if (object instanceof Provider provider) {
      return checkFlags(provider.flags(), ProviderFlag.DISABLED.bits());
    }
    if (object instanceof ProviderContext context) {
      return checkFlags(context.flags(), ProviderContextFlag.DOWNLEVEL.bits());
    }
    return object instanceof SubLayer subLayer ? checkFlags(subLayer.flags(), 0) : Optional.empty();
  }

  private static <F extends Enum<F> & WfpFlag> Optional<StructureFault> checkFlags(
      Flags<F> flags, int refused) {
    int wrong = flags.unknownBits() | flags.bits() & refused;
    return wrong == 0
        ? Optional.empty()
        : fault(FwpStatus.FWP_E_INVALID_FLAGS, "flags that cannot be set: 0x%x".formatted(wrong));
  }

  private static Optional<StructureFault> checkDisplay(DisplayData display) {
    return display.name().isEmpty()
        ? fault(FwpStatus.FWP_E_NULL_DISPLAY_NAME, "no display name")
        : checkTexts(display);
  }

  private static Optional<StructureFault> checkTexts(DisplayData display) {
    return display
        .name()
        .flatMap(StructureRules::checkText)
        .or(() -> display.description().flatMap(StructureRules::checkText));
  }

  /** Refuses halves of surrogate pairs and zeros, which no text of Windows can have. */
  private static Optional<StructureFault> checkText(String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      boolean startsPair = Character.isHighSurrogate(unit);
      if (unit == 0
          || Character.isLowSurrogate(unit)
          || startsPair
              && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)))) {
        return fault(
            FwpStatus.FWP_E_INVALID_PARAMETER,
            "U+%04X at offset %d of a text".formatted((int) unit, at));
      }
      if (startsPair) {
        at++;
      }
    }
    return Optional.empty();
  }

  private static Optional<StructureFault> fault(FwpStatus status, String message) {
    return Optional.of(new StructureFault(status, message));
  }
}
