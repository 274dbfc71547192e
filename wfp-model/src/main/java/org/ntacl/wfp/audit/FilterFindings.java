package org.ntacl.wfp.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.wfp.classify.ClassifyOption;
import org.ntacl.wfp.classify.ClassifyOptions;
import org.ntacl.wfp.classify.FilterRelations;
import org.ntacl.wfp.classify.LayerFilters;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.CalloutFlag;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.FwpValue.DescriptorValue;
import org.ntacl.wfp.model.Layer;
import org.ntacl.wfp.model.MatchType;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpObject;

/** Looks for filters that do something else than they seem to, among those in force. */
final class FilterFindings {
  private static final FwpValue NO_PACKAGE = new FwpValue.SidValue(WellKnownSid.NULL.sid());

  private final ClassifyOptions options;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<Guid, SubLayer> subLayers = new HashMap<>();
  private final Map<Guid, Callout> callouts = new HashMap<>();
  private final List<Filter> filters = new ArrayList<>();
  private final List<WfpFinding> findings = new ArrayList<>();

  FilterFindings(Collection<? extends WfpObject> objects, ClassifyOptions options) {
    this.options = options;
    for (WfpObject object : objects) {
      if (object instanceof Layer layer) {
        layers.add(layer);
      } else if (object instanceof SubLayer subLayer) {
        subLayers.put(subLayer.key(), subLayer);
      } else if (object instanceof Callout callout) {
        callouts.put(callout.key(), callout);
      } else if (object instanceof Filter filter && isInForce(filter)) {
        filters.add(filter);
      }
    }
  }

  private boolean isInForce(Filter filter) {
    return !filter.flags().contains(FilterFlag.DISABLED)
        && filter.isBootTime() == options.isOn(ClassifyOption.AT_BOOT);
  }

  List<WfpFinding> findings() {
    layers.forEach(this::relations);
    filters.forEach(this::unregistered);
    users();
    return findings;
  }

  private void relations(Layer layer) {
    List<Filter> own = new ArrayList<>();
    for (Filter filter : filters) {
      boolean placed =
          filter.subLayerKey().equals(WfpObject.ZERO_KEY)
              ? subLayers.containsKey(layer.defaultSubLayerKey())
              : subLayers.containsKey(filter.subLayerKey());
      if (placed && filter.layerKey().equals(layer.key())) {
        own.add(filter);
      }
    }
    FilterRelations relations =
        FilterRelations.of(new LayerFilters(layer, List.copyOf(subLayers.values()), own), options);
    for (Filter filter : relations.contradictions()) {
      findings.add(
          WfpFinding.of(
              WfpFindingKind.CONTRADICTION,
              WfpAudit.referenceTo(filter),
              new Reference(ObjectClass.LAYER, layer.key()),
              "its conditions exclude each other, or one of them can never be met"));
    }
    relations
        .shadows()
        .forEach(
            (filter, before) ->
                findings.add(
                    WfpFinding.of(
                        WfpFindingKind.SHADOWED,
                        WfpAudit.referenceTo(filter),
                        WfpAudit.referenceTo(before),
                        "a heavier filter decides about all that it could match")));
  }

  private void unregistered(Filter filter) {
    Optional<Callout> callout = filter.action().calloutKey().map(callouts::get);
    // documentation: an inspection callout that is not registered is passed over
    if (callout.isPresent()
        && !callout.get().flags().contains(CalloutFlag.REGISTERED)
        && filter.action().type() != ActionType.CALLOUT_INSPECTION) {
      boolean permits = filter.flags().contains(FilterFlag.PERMIT_IF_CALLOUT_UNREGISTERED);
      findings.add(
          WfpFinding.of(
              permits ? WfpFindingKind.PERMITS_UNREGISTERED : WfpFindingKind.BLOCKS_UNREGISTERED,
              WfpAudit.referenceTo(filter),
              WfpAudit.referenceTo(callout.get()),
              "no driver has registered the callout"));
    }
  }

  private void users() {
    Map<SecurityDescriptor, List<Reference>> nobody = new LinkedHashMap<>();
    Map<SecurityDescriptor, List<Reference>> everybody = new LinkedHashMap<>();
    for (Filter filter : filters) {
      for (FilterCondition condition : filter.conditions()) {
        if (condition.matchType() == MatchType.EQUAL
            && condition.value() instanceof DescriptorValue value) {
          switch (UserReach.of(value.descriptor())) {
            case NOBODY -> add(nobody, value.descriptor(), filter);
            case EVERY_USER -> {
              if (!isForContainers(filter)) {
                add(everybody, value.descriptor(), filter);
              }
            }
            case SOME -> {
              // as it should be
            }
          }
        }
      }
    }
    nobody.forEach(
        (descriptor, objects) ->
            findings.add(
                finding(
                    WfpFindingKind.NO_USER,
                    descriptor,
                    objects,
                    "no entry allows FWP_ACTRL_MATCH_FILTER")));
    everybody.forEach(
        (descriptor, objects) ->
            findings.add(
                finding(
                    WfpFindingKind.EVERY_USER,
                    descriptor,
                    objects,
                    "whoever is in no container and not restricted is allowed, anonymous or not")));
  }

  private static void add(
      Map<SecurityDescriptor, List<Reference>> found,
      SecurityDescriptor descriptor,
      Filter filter) {
    List<Reference> objects = found.computeIfAbsent(descriptor, absent -> new ArrayList<>());
    Reference own = WfpAudit.referenceTo(filter);
    if (!objects.contains(own)) {
      objects.add(own);
    }
  }

  /** Such filters let everybody through on the side of users and ask for the rights of packages. */
  private static boolean isForContainers(Filter filter) {
    return filter.conditions().stream()
        .anyMatch(
            condition ->
                condition.fieldKey().equals(ConditionKeys.ALE_PACKAGE_ID)
                    && condition.matchType() == MatchType.NOT_EQUAL
                    && condition.value().equals(NO_PACKAGE));
  }

  private static WfpFinding finding(
      WfpFindingKind kind, SecurityDescriptor descriptor, List<Reference> objects, String reason) {
    return new WfpFinding(
        kind,
        objects,
        List.of(),
        Optional.of(descriptor),
        Optional.empty(),
        AccessMask.NONE,
        List.of(reason));
  }
}
