package org.ntacl.wfp;

import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.KeyNames;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.ProviderContextData;
import org.ntacl.wfp.model.ProviderContextType;
import org.ntacl.wfp.model.SessionFlag;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.WfpException;
import org.ntacl.wfp.model.WfpObject;

/** An engine with a clock of its own, and people and objects for it. */
final class Machine {
  static final Guid LAYER = key("FWPM_LAYER_ALE_AUTH_CONNECT_V4");
  static final Guid UNIVERSAL = key("FWPM_SUBLAYER_UNIVERSAL");
  static final SecurityInformation DACL = SecurityInformation.of(SecurityInformation.DACL);
  static final SecurityInformation OWNER = SecurityInformation.of(SecurityInformation.OWNER);
  static final String DOMAIN = "S-1-5-21-1-2-3-";

  final VirtualClock clock = new VirtualClock();
  final FilterEngine engine;
  final EngineHandle admin;

  Machine() {
    this(EngineOptions.DEFAULT);
  }

  Machine(EngineOptions options) {
    engine = FilterEngine.create(options.withClock(clock));
    admin = open(adminToken());
  }

  EngineHandle open(AccessToken token) {
    return engine.open(token, session());
  }

  EngineHandle openDynamic(AccessToken token) {
    return engine.open(token, dynamicSession());
  }

  static SessionInfo session() {
    return SessionInfo.builder().build();
  }

  static SessionInfo dynamicSession() {
    return SessionInfo.builder().flag(SessionFlag.DYNAMIC).build();
  }

  static Guid key(String name) {
    return KeyNames.key(name).orElseThrow();
  }

  static Guid key(int number) {
    return new Guid(0x1234_0000_0000_0000L, number);
  }

  static AccessToken adminToken(Privilege... privileges) {
    return AccessToken.of(Sid.parse(DOMAIN + "500"))
        .memberOf(
            WellKnownSid.EVERYONE, WellKnownSid.BUILTIN_ADMINISTRATORS, WellKnownSid.BUILTIN_USERS)
        .owner(WellKnownSid.BUILTIN_ADMINISTRATORS.sid())
        .primaryGroup(Sid.parse(DOMAIN + "513"))
        .integrity(IntegrityLevel.HIGH)
        .privileges(privileges)
        .build();
  }

  static AccessTokenBuilder userToken(int number) {
    return AccessToken.of(Sid.parse(DOMAIN + number))
        .memberOf(WellKnownSid.EVERYONE, WellKnownSid.BUILTIN_USERS)
        .primaryGroup(Sid.parse(DOMAIN + "513"))
        .integrity(IntegrityLevel.MEDIUM);
  }

  static AccessToken systemToken() {
    return AccessToken.of(WellKnownSid.LOCAL_SYSTEM.sid())
        .memberOf(WellKnownSid.EVERYONE, WellKnownSid.BUILTIN_ADMINISTRATORS)
        .owner(WellKnownSid.BUILTIN_ADMINISTRATORS.sid())
        .primaryGroup(WellKnownSid.LOCAL_SYSTEM.sid())
        .integrity(IntegrityLevel.SYSTEM)
        .build();
  }

  static Provider provider(int number) {
    return Provider.builder(key(number)).displayData(DisplayData.of("provider")).build();
  }

  static SubLayer subLayer(int number) {
    return SubLayer.builder(key(number))
        .displayData(DisplayData.of("sublayer"))
        .weight(100 + number)
        .build();
  }

  static ProviderContext context(int number) {
    return ProviderContext.builder(
            key(number), ProviderContextType.GENERAL, new ProviderContextData.General(Bytes.EMPTY))
        .displayData(DisplayData.of("context"))
        .build();
  }

  static Callout callout(int number) {
    return Callout.builder(key(number), LAYER).displayData(DisplayData.of("callout")).build();
  }

  static Filter filter(int number) {
    return Filter.builder(LAYER, FilterAction.BLOCK)
        .key(key(number))
        .displayData(DisplayData.of("filter"))
        .build();
  }

  /** A filter that refers to everything it can. */
  static Filter filter(int number, Guid provider, Guid subLayer, Guid callout, Guid context) {
    return filter(number).toBuilder()
        .providerKey(provider)
        .subLayerKey(subLayer)
        .action(FilterAction.callout(ActionType.CALLOUT_TERMINATING, callout))
        .flag(FilterFlag.HAS_PROVIDER_CONTEXT)
        .providerContextKey(context)
        .build();
  }

  static SecurityDescriptor dacl(String sddl) {
    return Sddl.parse("D:" + sddl);
  }

  static FwpStatus statusOf(Runnable call) {
    try {
      call.run();
      return FwpStatus.ERROR_SUCCESS;
    } catch (WfpException e) {
      return e.status();
    }
  }

  String dacl(ObjectClass kind, Guid key) {
    return engine.contents().find(kind, key).orElseThrow().security().toSddl();
  }

  static List<Guid> keysOf(EngineHandle session, ObjectClass kind) {
    return session.enumerate(kind).next(Integer.MAX_VALUE).stream().map(WfpObject::key).toList();
  }
}
