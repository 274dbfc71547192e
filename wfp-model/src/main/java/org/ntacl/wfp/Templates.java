package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.wfp.model.ActionFlag;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FilterEnumFlag;
import org.ntacl.wfp.model.FilterEnumType;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.WfpObject;

/** What templates of enumerations and subscriptions pick (wfp 1.3). */
final class Templates {
  private Templates() {}

  /** Tells whether a template picks an object of its kind. */
  static boolean matches(EnumTemplate template, WfpObject object) {
    if (template instanceof EnumTemplate.SubLayers wanted) {
      return isOf(wanted.providerKey(), object);
    }
    if (template instanceof EnumTemplate.Callouts wanted && object instanceof Callout callout) {
      return isOf(wanted.providerKey(), callout)
          && wanted.layerKey().filter(key -> !key.equals(callout.applicableLayer())).isEmpty();
    }
    if (template instanceof EnumTemplate.ProviderContexts wanted
        && object instanceof ProviderContext context) {
      return matches(wanted, context);
    }
    if (template instanceof EnumTemplate.Filters wanted && object instanceof Filter filter) {
      return matches(wanted, filter);
    }
    return template.target() == object.objectClass();
  }

  private static boolean isOf(Optional<Guid> provider, WfpObject object) {
    return provider.isEmpty() || provider.equals(object.providerKey());
  }

  private static boolean matches(EnumTemplate.ProviderContexts wanted, ProviderContext context) {
    return isOf(wanted.providerKey(), context)
        && wanted.type().filter(type -> type != context.contextType()).isEmpty();
  }

  private static boolean matches(EnumTemplate.Filters wanted, Filter filter) {
    return isOf(wanted.providerKey(), filter)
        && (wanted.layerKey().equals(WfpObject.ZERO_KEY)
            || wanted.layerKey().equals(filter.layerKey()))
        && (wanted.calloutKey().isEmpty()
            || wanted.calloutKey().equals(filter.action().calloutKey()))
        && sharesAction(wanted.actionMask().bits(), filter.action().type().code())
        && isOfLifetime(wanted, filter)
        && meetsConditions(wanted, filter);
  }

  /** wfp 1.3: a mask for BLOCK or PERMIT has to be stripped of the bit that both share. */
  private static boolean sharesAction(int mask, int action) {
    return mask == EnumTemplate.Filters.ANY_ACTION || (mask & action) != 0;
  }

  private static boolean isOfLifetime(EnumTemplate.Filters wanted, Filter filter) {
    if (wanted.flags().contains(FilterEnumFlag.BOOTTIME_ONLY)) {
      return filter.isBootTime();
    }
    boolean disabled = filter.flags().contains(FilterFlag.DISABLED);
    return (!filter.isBootTime() || wanted.flags().contains(FilterEnumFlag.INCLUDE_BOOTTIME))
        && (!disabled || wanted.flags().contains(FilterEnumFlag.INCLUDE_DISABLED));
  }

  private static boolean meetsConditions(EnumTemplate.Filters wanted, Filter filter) {
    for (FilterCondition condition : wanted.conditions()) {
      List<FilterCondition> own =
          filter.conditions().stream()
              .filter(other -> other.fieldKey().equals(condition.fieldKey()))
              .toList();
      if (wanted.enumType() == FilterEnumType.FULLY_CONTAINED) {
        boolean inside =
            !own.isEmpty() && own.stream().allMatch(other -> ValueSpan.contains(condition, other));
        if (!inside) {
          return false;
        }
      } else if (!own.isEmpty()
          && own.stream().noneMatch(other -> ValueSpan.overlaps(condition, other))) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a filter ends the search for the best match. */
  static boolean isTerminating(Filter filter) {
    return (filter.action().type().code() & ActionFlag.TERMINATING.bits()) != 0;
  }

  /** Returns filters up to the first that ends the search. */
  static List<Filter> upToTerminating(List<Filter> sorted) {
    List<Filter> best = new ArrayList<>();
    for (Filter filter : sorted) {
      best.add(filter);
      if (isTerminating(filter)) {
        break;
      }
    }
    return best;
  }
}
