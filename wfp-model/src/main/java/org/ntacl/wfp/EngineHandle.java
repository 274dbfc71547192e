package org.ntacl.wfp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.ObjectChange;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.WfpObject;

/**
 * A session with a filter engine, as FwpmEngineOpen0 returns it. Methods are named after the
 * functions; what is said here of one is said once for all kinds of objects.
 *
 * <pre>{@code
 * try (EngineHandle session = engine.open(token, SessionInfo.builder().build())) {
 *   session.begin();
 *   session.add(filter);
 *   session.commit();
 * }
 * }</pre>
 *
 * <p>Every method throws {@link org.ntacl.wfp.model.WfpException} with the status that the function
 * would return, and has changed nothing then. Every method may report ERROR_INVALID_HANDLE when the
 * session is closed, FWP_E_SESSION_ABORTED, FWP_E_TXN_ABORTED when the transaction was held too
 * long, FWP_E_TIMEOUT when the transaction lock did not come in time, and RPC_E_CALL_CANCELED when
 * the thread is interrupted while it waits; that is not repeated below. Which of several failures
 * is reported is a matter of {@link EngineOptions#order()}.
 *
 * <p>Outside of a transaction each call makes one of its own. Thread-safe; the calls of one session
 * run one at a time.
 */
public final class EngineHandle implements AutoCloseable {
  private final EngineCore core;
  private final Session session;

  EngineHandle(EngineCore core, Session session) {
    this.core = core;
    this.session = session;
  }

  /** Returns what is known of the session, with its key. */
  public SessionInfo session() {
    return session.caller().info();
  }

  /** Tells whether the handle is not closed. */
  public boolean isOpen() {
    return !session.isClosed();
  }

  // ---- transactions

  /**
   * Begins a transaction for reading and writing (FwpmTransactionBegin0). Others do not see what it
   * changes until it is committed.
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_TXN_IN_PROGRESS when there is one;
   *     ERROR_ACCESS_DENIED without BEGIN_WRITE_TXN on the engine
   */
  public void begin() {
    session.run(new BoundaryCall(Boundary.BEGIN_WRITE));
  }

  /**
   * Begins a transaction for reading (FwpmTransactionBegin0 with FWPM_TXN_READ_ONLY). What others
   * commit does not show in it.
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_TXN_IN_PROGRESS when there is one;
   *     ERROR_ACCESS_DENIED without BEGIN_READ_TXN on the engine
   */
  public void beginReadOnly() {
    session.run(new BoundaryCall(Boundary.BEGIN_READ));
  }

  /**
   * Makes what the transaction has changed visible to all, at once (FwpmTransactionCommit0).
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_NO_TXN_IN_PROGRESS when there is none
   */
  public void commit() {
    session.run(new BoundaryCall(Boundary.COMMIT));
  }

  /**
   * Forgets what the transaction has changed (FwpmTransactionAbort0).
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_NO_TXN_IN_PROGRESS when there is none
   */
  public void abort() {
    session.run(new BoundaryCall(Boundary.ABORT));
  }

  // ---- objects

  /**
   * Adds an object with the security that it inherits; see {@link #add(WfpObject,
   * SecurityDescriptor)}.
   */
  public OptionalLong add(WfpObject object) {
    return session.run(new AddCall(object, Optional.empty(), core));
  }

  /**
   * Adds an object (FwpmProviderAdd0, FwpmFilterAdd0 and their family).
   *
   * @param object the object; what the engine fills in is not looked at, and for the key of zeros
   *     it makes one
   * @param security what the creator says about its security; what it inherits comes behind, unless
   *     the list is protected
   * @return the number of the object; empty for providers and sublayers, which have none
   * @throws org.ntacl.wfp.model.WfpException with what is wrong with the structure;
   *     FWP_E_PROVIDER_NOT_FOUND and its kin for what it refers to; ERROR_ACCESS_DENIED without ADD
   *     on the container or ADD_LINK on what it refers to; FWP_E_INVALID_FLAGS for an object of a
   *     dynamic session that is to last; FWP_E_LIFETIME_MISMATCH; FWP_E_ALREADY_EXISTS;
   *     FWP_E_TOO_MANY_SUBLAYERS; FWP_E_CALLOUT_NOTIFICATION_FAILED when the driver of a filter's
   *     callout refuses; FWP_E_INCOMPATIBLE_TXN in a transaction for reading; ERROR_INVALID_OWNER
   *     and its kin for the security
   * @throws IllegalArgumentException for layers, which are all built in
   */
  public OptionalLong add(WfpObject object, SecurityDescriptor security) {
    return session.run(new AddCall(object, Optional.of(security), core));
  }

  /**
   * Deletes an object (FwpmXDeleteByKey0).
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_PROVIDER_NOT_FOUND and its kin;
   *     ERROR_ACCESS_DENIED without DELETE; FWP_E_WRONG_SESSION and
   *     FWP_E_DYNAMIC_SESSION_IN_PROGRESS in a dynamic session that has not added it;
   *     FWP_E_BUILTIN_OBJECT; FWP_E_IN_USE when others refer to it; FWP_E_INCOMPATIBLE_TXN in a
   *     transaction for reading
   * @throws IllegalArgumentException for kinds whose objects are not deleted by key
   */
  public void deleteByKey(ObjectClass kind, Guid key) {
    session.run(new DeleteCall(new ObjectName.ByKey(requireAddable(kind), key), core));
  }

  /** Deletes an object (FwpmXDeleteById0); see {@link #deleteByKey}. */
  public void deleteById(ObjectClass kind, long id) {
    session.run(new DeleteCall(new ObjectName.ById(requireAddable(kind), id), core));
  }

  private static ObjectClass requireAddable(ObjectClass kind) {
    if (!kind.isAddable()) {
      throw new IllegalArgumentException("no such object can be deleted: " + kind);
    }
    return kind;
  }

  /**
   * Returns an object (FwpmXGetByKey0).
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_PROVIDER_NOT_FOUND and its kin;
   *     ERROR_ACCESS_DENIED without READ
   * @throws IllegalArgumentException for kinds whose objects have no keys
   */
  public WfpObject getByKey(ObjectClass kind, Guid key) {
    return session.run(new GetCall(new ObjectName.ByKey(kind, key)));
  }

  /** Returns an object (FwpmXGetById0); see {@link #getByKey}. */
  public WfpObject getById(ObjectClass kind, long id) {
    return session.run(new GetCall(new ObjectName.ById(kind, id)));
  }

  /**
   * Enumerates all objects of a kind that the caller may read, as they are now
   * (FwpmXCreateEnumHandle0 without template).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without ENUM on the container
   * @throws IllegalArgumentException for kinds whose objects have no keys
   */
  public EnumHandle<WfpObject> enumerate(ObjectClass kind) {
    return enumerated(kind, Optional.empty());
  }

  /**
   * Enumerates the objects that a template picks; see {@link #enumerate(ObjectClass)}.
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED, and FWP_E_RESERVED,
   *     FWP_E_DUPLICATE_CONDITION or FWP_E_NEVER_MATCH for the template
   */
  public EnumHandle<WfpObject> enumerate(EnumTemplate template) {
    return enumerated(template.target(), Optional.of(template));
  }

  private EnumHandle<WfpObject> enumerated(ObjectClass kind, Optional<EnumTemplate> template) {
    return new EnumHandle<>(
        session, session.run(new EnumCalls.Objects(kind, template, core.options().structures())));
  }

  /**
   * Enumerates the open sessions (FwpmSessionCreateEnumHandle0).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without ENUM on the engine;
   *     FWP_E_TXN_IN_PROGRESS in a transaction
   */
  public EnumHandle<SessionInfo> enumerateSessions() {
    return new EnumHandle<>(session, session.run(new EnumCalls.Sessions(core)));
  }

  // ---- subscriptions

  /**
   * Subscribes to what other sessions add and delete (FwpmXSubscribeChanges0).
   *
   * @param subscription the kind, a template and the changes; the key of the session is filled in
   * @param listener is told after each commit, in the engine's executor
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without SUBSCRIBE on the
   *     container; FWP_E_TXN_IN_PROGRESS in a transaction; FWP_E_NEVER_MATCH without flags
   * @throws IllegalArgumentException for kinds whose objects do not come and go
   */
  public ChangeSubscription subscribe(
      Subscription subscription, EngineListener<ObjectChange> listener) {
    return session.run(new SubscriptionCalls.Subscribe(subscription, listener, core));
  }

  /**
   * Ends a subscription (FwpmXUnsubscribeChanges0), and waits for a callback that is running,
   * unless it is that one which calls.
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_INVALID_HANDLE when it is none of this
   *     session, or ended already; FWP_E_TXN_IN_PROGRESS in a transaction
   */
  public void unsubscribe(ChangeSubscription subscription) {
    Objects.requireNonNull(subscription, "subscription");
    session.run(new SubscriptionCalls.Unsubscribe(subscription, session.caller().number(), core));
    subscription.delivery().close();
  }

  /**
   * Returns the subscriptions of all sessions to changes of a kind (FwpmXSubscriptionsGet0).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without READ on the container
   */
  public List<Subscription> subscriptions(ObjectClass kind) {
    return session.run(new SubscriptionCalls.All(kind, core));
  }

  /** Returns what the engine has noted of traffic, as this session may see it. */
  public EngineEvents events() {
    return new EngineEvents(core, session);
  }

  // ---- security

  /**
   * Returns parts of the descriptor of an object (FwpmXGetSecurityInfoByKey0).
   *
   * @param kind the kind
   * @param key the object, the key of zeros for the container of the kind
   * @param information which parts
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_PROVIDER_NOT_FOUND and its kin;
   *     ERROR_ACCESS_DENIED without READ_CONTROL; ERROR_PRIVILEGE_NOT_HELD for the SACL, which is
   *     always absent
   * @throws IllegalArgumentException for kinds whose objects have no keys
   */
  public SecurityDescriptor securityInfoByKey(
      ObjectClass kind, Guid key, SecurityInformation information) {
    return session.run(
        new GetSecurityCall(new SecurityTarget(kind, Optional.of(key)), information));
  }

  /**
   * Returns parts of the descriptor of the engine (FwpmEngineGetSecurityInfo0), of a container
   * (without key), or of what has one descriptor; see {@link #securityInfoByKey}.
   *
   * @throws IllegalArgumentException for kinds that have no descriptor
   */
  public SecurityDescriptor securityInfo(ObjectClass kind, SecurityInformation information) {
    return session.run(
        new GetSecurityCall(new SecurityTarget(kind, Optional.empty()), information));
  }

  /**
   * Changes parts of the descriptor of an object, as SetSecurityInfo does
   * (FwpmCalloutSetSecurityInfoByKey0 and its family). What inherits from it does so anew. A change
   * of the SACL needs the privilege and is forgotten.
   *
   * @param kind the kind
   * @param key the object, the key of zeros for the container of the kind
   * @param information which parts are to change
   * @param parts the new parts; others do not count
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_TXN_IN_PROGRESS in any transaction;
   *     FWP_E_CALLOUT_NOT_FOUND and its kin; ERROR_ACCESS_DENIED without WRITE_OWNER or WRITE_DAC;
   *     ERROR_PRIVILEGE_NOT_HELD for the SACL; ERROR_INVALID_OWNER for an owner that the caller may
   *     not assign; in a dynamic session FWP_E_WRONG_SESSION for an object of another one and
   *     FWP_E_DYNAMIC_SESSION_IN_PROGRESS for all others but its own; ERROR_INVALID_SECURITY_DESCR
   *     when an owner or group is selected and missing; ERROR_INVALID_PARAMETER for a list that is
   *     to be protected and not; ERROR_INVALID_ACL for one that is too large
   * @throws IllegalArgumentException for kinds whose objects have no keys
   */
  public void setSecurityInfoByKey(
      ObjectClass kind, Guid key, SecurityInformation information, SecurityDescriptor parts) {
    session.run(
        new SetSecurityCall(new SecurityTarget(kind, Optional.of(key)), information, parts, core));
  }

  /**
   * Changes parts of the descriptor of the engine (FwpmEngineSetSecurityInfo0), of a container
   * (without key), or of what has one descriptor; see {@link #setSecurityInfoByKey}.
   *
   * @throws IllegalArgumentException for kinds that have no descriptor
   */
  public void setSecurityInfo(
      ObjectClass kind, SecurityInformation information, SecurityDescriptor parts) {
    session.run(
        new SetSecurityCall(new SecurityTarget(kind, Optional.empty()), information, parts, core));
  }

  // ---- the engine

  /**
   * Returns an option of the engine (FwpmEngineGetOption0).
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without READ on the engine
   */
  public FwpValue option(EngineOption option) {
    return session.run(new OptionCalls.Get(option));
  }

  /**
   * Sets an option of the engine (FwpmEngineSetOption0).
   *
   * @throws org.ntacl.wfp.model.WfpException with FWP_E_TYPE_MISMATCH unless the value is of type
   *     UINT32; ERROR_ACCESS_DENIED without WRITE on the engine; FWP_E_TXN_IN_PROGRESS in a
   *     transaction; FWP_E_DYNAMIC_SESSION_IN_PROGRESS in a dynamic session; FWP_E_STILL_ON when
   *     connections are to be tracked no more and the operational log keeps that on
   */
  public void setOption(EngineOption option, FwpValue value) {
    session.run(new OptionCalls.Set(option, value, core));
  }

  /**
   * Checks whether the session may call a function about what has one descriptor, at this moment.
   *
   * @throws org.ntacl.wfp.model.WfpException with ERROR_ACCESS_DENIED without the rights of the
   *     function; FWP_E_TXN_IN_PROGRESS and FWP_E_DYNAMIC_SESSION_IN_PROGRESS where it says so;
   *     FWP_E_NET_EVENTS_DISABLED for reading events that are not collected
   */
  public void require(ServiceCall function) {
    session.run(new ServiceCheck(function));
  }

  /**
   * Ends the session (FwpmEngineClose0): its transaction is aborted, its subscriptions end, and
   * what a dynamic one has added is deleted. While another session has a transaction for writing,
   * that happens when the transaction ends. Closing again does nothing.
   */
  @Override
  public void close() {
    core.close(session);
  }
}
