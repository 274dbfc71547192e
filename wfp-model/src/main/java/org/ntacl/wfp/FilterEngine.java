package org.ntacl.wfp;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.token.AccessToken;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ObjectClass.SecurityShape;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.WfpException;
import org.ntacl.wfp.model.WfpObject;

/**
 * The Base Filtering Engine: it holds the objects of the Windows Filtering Platform and decides who
 * may see and change them.
 *
 * <pre>{@code
 * FilterEngine engine = FilterEngine.create(EngineOptions.DEFAULT);
 * try (EngineHandle admin = engine.open(token, SessionInfo.builder().build())) {
 *   admin.add(Provider.builder(key).displayData(DisplayData.of("Example")).build());
 * }
 * }</pre>
 *
 * <p>Thread-safe: many sessions read at a time or one writes, and every transaction happens at one
 * moment.
 */
public final class FilterEngine {
  private final EngineCore core;

  private FilterEngine(EngineCore core) {
    this.core = core;
  }

  /** Returns an engine that has what every system has: layers, sublayers, providers, callouts. */
  public static FilterEngine create(EngineOptions options) {
    FilterEngine engine = empty(options);
    for (List<? extends WfpObject> objects :
        List.of(
            BuiltIns.providers(),
            BuiltIns.subLayers(),
            BuiltIns.layers(),
            BuiltIns.providerContexts(),
            BuiltIns.callouts())) {
      engine.load(objects);
    }
    return engine;
  }

  /** Returns an engine without any object, to be loaded. */
  public static FilterEngine empty(EngineOptions options) {
    ObjectSecurity security = new ObjectSecurity(new SecurityPool());
    return new FilterEngine(new EngineCore(options, security, start(options, security)));
  }

  private static Policy start(EngineOptions options, ObjectSecurity security) {
    Map<ObjectClass, StoredSecurity> containers = new EnumMap<>(ObjectClass.class);
    SecurityDescriptor root = options.engineSecurity();
    containers.put(ObjectClass.ENGINE, security.store(root));
    for (ObjectClass kind : ObjectClass.values()) {
      if (kind != ObjectClass.ENGINE && kind.security() != SecurityShape.NONE) {
        SecurityTarget target = new SecurityTarget(kind, Optional.empty());
        containers.put(kind, security.ofContainer(root, target.inheritance()));
      }
    }
    // wfp 1.4: events are collected, no keyword is asked for
    Map<EngineOption, FwpValue> values = new EnumMap<>(EngineOption.class);
    values.put(EngineOption.COLLECT_NET_EVENTS, FwpValue.UInt32.ofBits(1));
    return Policy.of(containers, values);
  }

  /** Returns the options. */
  public EngineOptions options() {
    return core.options();
  }

  // ---- sessions

  /**
   * Opens a session of a program (FwpmEngineOpen0).
   *
   * @param token who opens it; this token serves for all later checks
   * @param session what is asked for; process and user name are taken as given
   * @throws WfpException with FWP_E_INVALID_FLAGS; ERROR_ACCESS_DENIED without OPEN on the engine,
   *     unless the token is an administrator's; FWP_E_ALREADY_EXISTS when a session with the key is
   *     open
   */
  public EngineHandle open(AccessToken token, SessionInfo session) {
    return open(token, session, false);
  }

  /**
   * Opens a session of a driver, which is not checked and may hold transactions for ever. Otherwise
   * as {@link #open(AccessToken, SessionInfo)}.
   */
  public EngineHandle openInKernel(AccessToken token, SessionInfo session) {
    return open(token, session, true);
  }

  private EngineHandle open(AccessToken token, SessionInfo session, boolean kernel) {
    Guid key =
        session.sessionKey().equals(WfpObject.ZERO_KEY)
            ? core.numbering().key()
            : session.sessionKey();
    SessionInfo info =
        session.toBuilder().sessionKey(key).sid(token.user()).kernelMode(kernel).build();
    for (CheckStage stage : core.options().order()) {
      if (stage == CheckStage.STRUCTURE) {
        Structures.require(core.options().structures().check(info));
      } else if (stage == CheckStage.ACCESS && !kernel) {
        AccessGate.demandOpen(token, core.committed().container(ObjectClass.ENGINE));
      } else if (stage == CheckStage.STATE && core.sessions().containsKey(key)) {
        throw taken(key);
      }
    }
    Session opened = new Session(core, new Caller(core.nextSession(), info, token));
    if (core.sessions().putIfAbsent(key, opened) != null) {
      throw taken(key);
    }
    return new EngineHandle(core, opened);
  }

  private static WfpException taken(Guid key) {
    return Call.refused(FwpStatus.FWP_E_ALREADY_EXISTS, "session {" + key + "} is open");
  }

  /**
   * Cancels a session: its transaction is aborted, and all its later calls but the one that closes
   * it report FWP_E_SESSION_ABORTED.
   *
   * @return whether a session with the key is open
   */
  public boolean abortSession(Guid key) {
    Session session = core.sessions().get(key);
    if (session == null) {
      return false;
    }
    session.abort();
    return true;
  }

  /**
   * Stops the engine and starts it again: every session is aborted, and what does not last is gone.
   * Options, and the security of what lasts, stay (wfp 5.2, 5.3); the log of net events is empty.
   *
   * @param autoStart whether the service of a name starts with the system; a provider of another
   *     one is disabled, and so are its filters
   */
  public void restart(Predicate<String> autoStart) {
    // first, since a session may wait for the transaction of another
    core.cancelAll();
    for (Session session : List.copyOf(core.sessions().values())) {
      session.abort();
    }
    core.replace(policy -> Restart.of(policy, autoStart));
    core.events().clear();
  }

  // ---- the outside

  /**
   * Puts objects in as the engine does when it starts, without asking anybody: with their numbers,
   * weights and flags as they are, and the security that they inherit. An object with a key that is
   * there already takes the place of the one that has it.
   *
   * <p>Which objects are built in is a matter of {@link BuiltIns#contains}; of the others the flags
   * say whether they last, and none is dynamic. Waits for transactions that are open.
   *
   * @param objects in any order
   * @throws WfpException with FWP_E_PROVIDER_NOT_FOUND and its kin when one refers to what is
   *     neither among them nor there; nothing is put in then
   */
  public void load(Collection<? extends WfpObject> objects) {
    List<WfpObject> ordered =
        objects.stream()
            .<WfpObject>map(object -> object)
            .sorted(Comparator.comparing(WfpObject::objectClass))
            .toList();
    core.replace(policy -> new Loading(core, policy).load(ordered));
    core.deliver();
  }

  /** Returns the side of the engine that the kernel talks to. */
  public KernelSide kernel() {
    return new KernelSide(core);
  }

  /**
   * Has a listener told of everything that is added and deleted, as the security log is (wfp 5.6).
   */
  public void audit(EngineListener<AuditEvent> listener) {
    core.audit(listener);
  }

  /** Returns the descriptor of the engine, of a container or of what has one, as it is stored. */
  public SecurityDescriptor security(ObjectClass kind) {
    return core.committed().container(kind).descriptor();
  }

  /** Returns everything that is committed at this moment, without asking anybody. */
  public EngineContents contents() {
    return new EngineContents(core.committed());
  }
}
