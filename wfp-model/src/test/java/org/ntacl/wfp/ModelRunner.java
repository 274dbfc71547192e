package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.descriptor.AceFlags;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.Privilege;
import org.ntacl.wfp.ModelStep.Ref;
import org.ntacl.wfp.ModelStep.Wish;
import org.ntacl.wfp.ModelWorld.Rule;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.Callout;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterAction;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.Flags;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.ObjectChange;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Provider;
import org.ntacl.wfp.model.ProviderContext;
import org.ntacl.wfp.model.SessionFlag;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.SubLayer;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.SubscriptionFlag;
import org.ntacl.wfp.model.WfpException;
import org.ntacl.wfp.model.WfpObject;

/** Runs the steps of a script on an engine and tells what came of them in the oracle's words. */
final class ModelRunner {
  static final int OBSERVERS = 2;

  private static final Guid PROVIDER = Machine.key("FWPM_PROVIDER_IKEEXT");
  private static final List<AccessToken> TOKENS =
      List.of(
          Machine.adminToken(Privilege.TAKE_OWNERSHIP).toBuilder().build(),
          user(1106, WellKnownSid.BUILTIN_ADMINISTRATORS.sid()).toBuilder()
              .owner(WellKnownSid.BUILTIN_ADMINISTRATORS.sid())
              .build(),
          user(1107, Sid.parse("S-1-5-32-556")),
          user(1108, WellKnownSid.BUILTIN_USERS.sid()));

  private static final List<String> USERS =
      List.of(
          Machine.DOMAIN + "500",
          Machine.DOMAIN + "1106",
          Machine.DOMAIN + "1107",
          Machine.DOMAIN + "1108");

  final VirtualClock clock = new VirtualClock();
  final FilterEngine engine;
  final List<String> seenByKernel = new ArrayList<>();
  final List<String> seenByUser = new ArrayList<>();
  private final List<EngineHandle> slots = new ArrayList<>();

  ModelRunner() {
    engine =
        FilterEngine.create(
            EngineOptions.DEFAULT
                .withClock(clock)
                .withEngineSecurity(Sddl.parse("O:BAG:SYD:" + listed(ModelWorld.ENGINE_LIST))));
    EngineHandle kernel = engine.openInKernel(TOKENS.get(0), SessionInfo.builder().build());
    EngineHandle user = engine.open(TOKENS.get(3), SessionInfo.builder().build());
    for (ObjectClass kind : ObjectCallCells.keyed()) {
      if (kind.hasChangeSubscription()) {
        Subscription all =
            Subscription.builder(kind)
                .flags(Flags.of(SubscriptionFlag.NOTIFY_ON_ADD, SubscriptionFlag.NOTIFY_ON_DELETE))
                .build();
        kernel.subscribe(all, change -> seenByKernel.add(told(change)));
        user.subscribe(all, change -> seenByUser.add(told(change)));
      }
    }
    for (int i = 0; i < ModelStep.SLOTS; i++) {
      slots.add(open(i));
    }
  }

  private static AccessToken user(int number, Sid group) {
    return Machine.userToken(number).memberOf(group).build();
  }

  private EngineHandle open(int slot) {
    SessionInfo.Builder session = SessionInfo.builder().txnWaitTimeoutInMSec(ModelOracle.WAIT);
    return engine.open(
        TOKENS.get(slot),
        ModelWorld.DYNAMIC.get(slot) ? session.flag(SessionFlag.DYNAMIC).build() : session.build());
  }

  /** Returns the numbers that the first objects of each kind get. */
  static Map<ObjectClass, Long> firstIds() {
    long contexts = 0x8000_0000_0000_0000L;
    for (ProviderContext context : BuiltIns.providerContexts()) {
      contexts = Math.max(contexts, context.providerContextId() + 1);
    }
    long callouts = 258;
    for (Callout callout : BuiltIns.callouts()) {
      callouts = Math.max(callouts, callout.calloutId() + 1);
    }
    return Map.of(
        ObjectClass.PROVIDER_CONTEXT, contexts,
        ObjectClass.CALLOUT, callouts,
        ObjectClass.FILTER, 1L,
        ObjectClass.PROVIDER, 0L,
        ObjectClass.SUBLAYER, 0L);
  }

  private static String told(ObjectChange change) {
    return "%s %s %d".formatted(change.changeType(), change.target(), numberOf(change.key()));
  }

  String run(ModelStep step) {
    try {
      return step(slots.get(step.slot()), step);
    } catch (WfpException e) {
      return e.status().name();
    }
  }

  private String step(EngineHandle session, ModelStep step) {
    if (!session.isOpen() && step.reopens()) {
      slots.set(step.slot(), open(step.slot()));
      return "opened";
    }
    ObjectClass kind = step.kind();
    switch (step.action()) {
      case BEGIN_READ -> session.beginReadOnly();
      case BEGIN_WRITE -> session.begin();
      case COMMIT -> session.commit();
      case ABORT -> session.abort();
      case ADD -> {
        var id = session.add(object(step));
        return id.isPresent() ? "id " + Long.toUnsignedString(id.getAsLong()) : "added";
      }
      case DELETE -> {
        session.deleteByKey(kind, key(step));
        return "deleted";
      }
      case GET -> {
        return "id " + Long.toUnsignedString(session.getByKey(kind, key(step)).id());
      }
      case LIST -> {
        TreeSet<Integer> found = new TreeSet<>();
        Machine.keysOf(session, kind).forEach(key -> found.add(numberOf(key)));
        found.remove(0);
        return found.toString();
      }
      case SHOW -> {
        return shown(
            session.securityInfoByKey(
                kind,
                key(step),
                SecurityInformation.of(SecurityInformation.OWNER | SecurityInformation.DACL)));
      }
      case SECURE -> {
        session.setSecurityInfoByKey(
            kind, key(step), information(step), parts(ModelWorld.given(step.list(), true), 0));
        return "secured";
      }
      case SECURE_CONTAINER -> {
        session.setSecurityInfo(
            step.ofEngine() ? ObjectClass.ENGINE : kind,
            information(step),
            parts(
                ModelWorld.given(step.list(), false),
                AceFlags.OBJECT_INHERIT | AceFlags.CONTAINER_INHERIT));
        return "secured";
      }
      case OWN -> {
        session.setSecurityInfoByKey(
            kind,
            key(step),
            SecurityInformation.of(SecurityInformation.OWNER),
            SecurityDescriptor.EMPTY.withOwner(Sid.parse(USERS.get(step.slot()))));
        return "secured";
      }
      case OPTION -> {
        if (step.list() == 0) {
          return "is " + ((FwpValue.UInt32) session.option(EngineOption.NAME_CACHE)).value();
        }
        session.setOption(EngineOption.NAME_CACHE, new FwpValue.UInt32(step.choice()));
        return "set";
      }
      case REOPEN -> {
        if (session.isOpen()) {
          session.close();
          return "closed";
        }
        slots.set(step.slot(), open(step.slot()));
        return "opened";
      }
      case PASS -> {
        clock.pass(step.millis());
        return "passed";
      }
    }
    return "ok";
  }

  // ---- objects

  private static Guid key(ModelStep step) {
    return key(step.kind(), step.number());
  }

  private static Guid key(ObjectClass kind, int number) {
    if (number == 0 && kind == ObjectClass.PROVIDER) {
      return PROVIDER;
    }
    return number == 0 && kind == ObjectClass.SUBLAYER ? Machine.UNIVERSAL : Machine.key(number);
  }

  /** Returns the number of a key of a script, 0 for all others. */
  private static int numberOf(Guid key) {
    return key.high() == Machine.key(0).high() ? (int) key.low() : 0;
  }

  private static WfpObject object(ModelStep step) {
    int number = step.number() == 0 ? 9 : step.number();
    WfpObject object =
        switch (step.kind()) {
          case PROVIDER -> provider(number);
          case PROVIDER_CONTEXT -> context(step, number);
          case SUBLAYER -> subLayer(step, number);
          case CALLOUT -> callout(step, number);
          default -> filter(step, number);
        };
    if (step.wish() == Wish.BOOT_TIME) {
      return ((Filter) object).toBuilder().flag(FilterFlag.BOOTTIME).build();
    }
    return step.wish() == Wish.PERSISTENT ? Persistence.with(object) : object;
  }

  private static Provider provider(int number) {
    Provider.Builder provider = Machine.provider(number).toBuilder();
    return switch (number) {
      case 1 -> provider.serviceName("svc").build();
      case 2 -> provider.serviceName("SVC").build();
      default -> provider.build();
    };
  }

  private static ProviderContext context(ModelStep step, int number) {
    ProviderContext.Builder context = Machine.context(number).toBuilder();
    step.refs().forEach(ref -> context.providerKey(key(ref)));
    return context.build();
  }

  private static SubLayer subLayer(ModelStep step, int number) {
    SubLayer.Builder subLayer = Machine.subLayer(number).toBuilder();
    step.refs().forEach(ref -> subLayer.providerKey(key(ref)));
    return subLayer.build();
  }

  private static Callout callout(ModelStep step, int number) {
    Callout.Builder callout = Machine.callout(number).toBuilder();
    step.refs().forEach(ref -> callout.providerKey(key(ref)));
    return callout.build();
  }

  private static Filter filter(ModelStep step, int number) {
    Filter.Builder filter =
        Machine.filter(number).toBuilder()
            .displayData(DisplayData.of("filter"))
            .providerData(Bytes.EMPTY);
    for (Ref ref : step.refs()) {
      switch (ref.kind()) {
        case PROVIDER -> filter.providerKey(key(ref));
        case SUBLAYER -> filter.subLayerKey(key(ref));
        case CALLOUT ->
            filter.action(FilterAction.callout(ActionType.CALLOUT_TERMINATING, key(ref)));
        default -> filter.flag(FilterFlag.HAS_PROVIDER_CONTEXT).providerContextKey(key(ref));
      }
    }
    return filter.build();
  }

  private static Guid key(Ref ref) {
    return key(ref.kind(), ref.number());
  }

  // ---- security

  private static SecurityInformation information(ModelStep step) {
    return SecurityInformation.of(
        switch (step.mode()) {
          case 0 -> SecurityInformation.DACL | SecurityInformation.PROTECTED_DACL;
          case 1 -> SecurityInformation.DACL | SecurityInformation.UNPROTECTED_DACL;
          case 2 -> SecurityInformation.PROTECTED_DACL;
          case 3 -> SecurityInformation.UNPROTECTED_DACL;
          default -> SecurityInformation.DACL;
        });
  }

  private static SecurityDescriptor parts(List<Rule> rules, int flags) {
    List<Ace> aces = new ArrayList<>();
    for (Rule rule : rules) {
      AccessAce ace =
          rule.deny()
              ? AccessAce.deny(AccessMask.of(rule.mask()), sid(rule.who()))
              : AccessAce.allow(AccessMask.of(rule.mask()), sid(rule.who()));
      aces.add(ace.withFlags(AceFlags.of(flags)));
    }
    return SecurityDescriptor.EMPTY.withDacl(AceList.of(aces));
  }

  private static String listed(List<Rule> rules) {
    StringBuilder text = new StringBuilder();
    rules.forEach(
        rule -> text.append("(A;OICI;0x%x;;;%s)".formatted(rule.mask(), sid(rule.who()))));
    return text.toString();
  }

  private static Sid sid(char who) {
    return switch (who) {
      case 'B' -> WellKnownSid.BUILTIN_ADMINISTRATORS.sid();
      case 'N' -> Sid.parse("S-1-5-32-556");
      default -> WellKnownSid.EVERYONE.sid();
    };
  }

  private static String shown(SecurityDescriptor descriptor) {
    StringBuilder text = new StringBuilder().append(letter(descriptor.owner().orElseThrow()));
    for (Ace ace : descriptor.dacl().aces()) {
      AccessAce entry = (AccessAce) ace;
      Rule rule =
          new Rule(entry.effect() == AceEffect.DENY, letter(entry.trustee()), entry.mask().bits());
      text.append(ModelWorld.shown(rule, entry.flags().isInherited()));
    }
    return text.toString();
  }

  private static char letter(Sid sid) {
    int user = USERS.indexOf(sid.toString());
    if (user >= 0) {
      return (char) ('0' + user);
    }
    for (char letter : new char[] {'B', 'N', 'W'}) {
      if (sid(letter).equals(sid)) {
        return letter;
      }
    }
    throw new AssertionError("nobody has " + sid);
  }
}
