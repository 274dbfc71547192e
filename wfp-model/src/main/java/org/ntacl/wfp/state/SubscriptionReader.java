package org.ntacl.wfp.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.wfp.model.ActionFlag;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.FilterEnumFlag;
import org.ntacl.wfp.model.FilterEnumType;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ProviderContextType;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.SubscriptionFlag;

/** Reads the subscriptions of a dump with their templates. */
final class SubscriptionReader {
  private final Parts parts;
  private final Leaves leaves;
  private final Keys keys;

  SubscriptionReader(Parts parts) {
    this.parts = parts;
    this.leaves = parts.leaves();
    this.keys = parts.keys();
  }

  List<Subscription> read(XmlNode node) {
    List<Subscription> all = new ArrayList<>();
    Members members = parts.members(node);
    for (Map.Entry<String, ObjectClass> list : SubscriptionLists.KINDS.entrySet()) {
      members
          .find(list.getKey())
          .ifPresent(
              found ->
                  all.addAll(
                      parts
                          .lists()
                          .objects(
                              found, list.getKey(), item -> subscription(item, list.getValue()))));
    }
    members.end();
    return all;
  }

  private Subscription subscription(XmlNode node, ObjectClass target) {
    Members members = parts.members(node);
    Subscription subscription =
        new Subscription(
            target,
            members
                .find("enumTemplate")
                .filter(template -> !template.children().isEmpty())
                .map(template -> template(template, target)),
            leaves.flags(members.need("flags"), SubscriptionFlag.class),
            keys.guid(members.need("sessionKey")));
    members.end();
    return subscription;
  }

  private EnumTemplate template(XmlNode node, ObjectClass target) {
    Members members = parts.members(node);
    EnumTemplate template =
        switch (target) {
          case PROVIDER ->
              new EnumTemplate.Providers(
                  members.find("reserved").map(n -> leaves.unsigned(n, 64)).orElse(0L));
          case SUBLAYER -> new EnumTemplate.SubLayers(providerKey(members));
          case CALLOUT ->
              new EnumTemplate.Callouts(
                  providerKey(members), optional(members, "layerKey", KeyKind.LAYER));
          case PROVIDER_CONTEXT -> contexts(members);
          case FILTER -> filters(members);
          case NET_EVENTS ->
              new EnumTemplate.NetEvents(
                  leaves.time(members.need("startTime")),
                  leaves.time(members.need("endTime")),
                  parts.conditions(members));
          default -> throw new Unreadable(node, "a template for %s".formatted(target));
        };
    members.end();
    return template;
  }

  private EnumTemplate.ProviderContexts contexts(Members members) {
    return new EnumTemplate.ProviderContexts(
        providerKey(members),
        members
            .find("providerContextType")
            .filter(n -> !n.text().isEmpty())
            .map(n -> leaves.name(n, ProviderContextType.class)));
  }

  private EnumTemplate.Filters filters(Members members) {
    return new EnumTemplate.Filters(
        providerKey(members),
        keys.orZero(members.need("layerKey"), KeyKind.LAYER),
        leaves.name(members.need("enumType"), FilterEnumType.class),
        leaves.flags(members.need("flags"), FilterEnumFlag.class),
        members
            .find("providerContextTemplate")
            .filter(n -> !n.children().isEmpty())
            .map(this::contexts),
        parts.conditions(members),
        leaves.flags(members.need("actionMask"), ActionFlag.class),
        optional(members, "calloutKey", KeyKind.CALLOUT));
  }

  private EnumTemplate.ProviderContexts contexts(XmlNode node) {
    Members members = parts.members(node);
    EnumTemplate.ProviderContexts contexts = contexts(members);
    members.end();
    return contexts;
  }

  private Optional<Guid> providerKey(Members members) {
    return optional(members, "providerKey", KeyKind.PROVIDER);
  }

  private Optional<Guid> optional(Members members, String name, KeyKind kind) {
    return members.find(name).flatMap(n -> keys.optional(n, kind));
  }
}
