package org.ntacl.wfp;

import java.time.Instant;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.wfp.classify.ValueMatch;
import org.ntacl.wfp.model.ConditionKeys;
import org.ntacl.wfp.model.Connection;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.NetEvent;
import org.ntacl.wfp.model.NetEventFlag;
import org.ntacl.wfp.model.NetEventHeader;

/** What templates pick of events and connections (wfp 1.3). */
final class EventTemplates {
  /** Recorded: subscriptions of a dump have this as both ends, and are about all times. */
  private static final Instant UNBOUNDED = Instant.parse("1601-01-01T00:00:00Z");

  private EventTemplates() {}

  static boolean matches(Optional<EnumTemplate> template, NetEvent event) {
    return !(template.orElse(null) instanceof EnumTemplate.NetEvents wanted)
        || (isWithin(wanted, event.header().timeStamp())
            && wanted.conditions().stream().allMatch(condition -> isMet(condition, event)));
  }

  private static boolean isWithin(EnumTemplate.NetEvents wanted, Instant time) {
    return !time.isBefore(wanted.startTime())
        && (wanted.endTime().equals(UNBOUNDED) || !time.isAfter(wanted.endTime()));
  }

  private static boolean isMet(FilterCondition condition, NetEvent event) {
    return value(condition.fieldKey(), event)
        .filter(found -> ValueMatch.matches(condition.matchType(), condition.value(), found))
        .isPresent();
  }

  /** Returns the value of a field, empty when the event does not tell it. */
  private static Optional<FwpValue> value(Guid field, NetEvent event) {
    NetEventHeader header = event.header();
    if (field.equals(ConditionKeys.NET_EVENT_TYPE)) {
      return Optional.of(new FwpValue.UInt32(event.type().code()));
    }
    if (field.equals(ConditionKeys.IP_PROTOCOL)) {
      return told(header, NetEventFlag.IP_PROTOCOL_SET)
          .map(told -> new FwpValue.UInt8(header.ipProtocol()));
    }
    if (field.equals(ConditionKeys.IP_LOCAL_ADDRESS)) {
      return told(header, NetEventFlag.LOCAL_ADDR_SET).flatMap(NetEventHeader::localAddress);
    }
    if (field.equals(ConditionKeys.IP_REMOTE_ADDRESS)) {
      return told(header, NetEventFlag.REMOTE_ADDR_SET).flatMap(NetEventHeader::remoteAddress);
    }
    if (field.equals(ConditionKeys.IP_LOCAL_PORT)) {
      return told(header, NetEventFlag.LOCAL_PORT_SET)
          .map(told -> new FwpValue.UInt16(told.localPort()));
    }
    if (field.equals(ConditionKeys.IP_REMOTE_PORT)) {
      return told(header, NetEventFlag.REMOTE_PORT_SET)
          .map(told -> new FwpValue.UInt16(told.remotePort()));
    }
    if (field.equals(ConditionKeys.ALE_APP_ID)) {
      return told(header, NetEventFlag.APP_ID_SET).map(told -> new FwpValue.ByteBlob(told.appId()));
    }
    return field.equals(ConditionKeys.ALE_USER_ID)
        ? told(header, NetEventFlag.USER_ID_SET)
            .flatMap(NetEventHeader::userId)
            .map(FwpValue.SidValue::new)
        : Optional.empty();
  }

  /** Returns the header when it tells a member. */
  private static Optional<NetEventHeader> told(NetEventHeader header, NetEventFlag member) {
    return Optional.of(header).filter(some -> some.flags().contains(member));
  }

  static boolean matches(Optional<EnumTemplate> template, Connection connection) {
    return !(template.orElse(null) instanceof EnumTemplate.Connections wanted)
        || wanted.connectionId() == 0
        || wanted.connectionId() == connection.connectionId();
  }
}
