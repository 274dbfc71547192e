package org.ntacl.wfp.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntacl.Guid;
import org.ntacl.access.AccessPolicy;
import org.ntacl.access.CheckOptions;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/**
 * The descriptors that conditions about users hold, each compiled once, however many filters and
 * layers have it. A user prepared here is checked against each of them once.
 *
 * <p>Keeps every descriptor that it has met. Thread-safe.
 */
public final class UserConditions {
  private static final Sid SYSTEM = WellKnownSid.LOCAL_SYSTEM.sid();

  private final CheckOptions checks;
  private final PolicyCompiler compiler;
  private final Map<SecurityDescriptor, Integer> ids = new HashMap<>();
  private final List<AccessPolicy> policies = new ArrayList<>();

  /** Creates an empty collection whose checks read the sources in a certain way. */
  public UserConditions(CheckOptions checks) {
    this.checks = checks;
    this.compiler = PolicyCompiler.forType(ObjectTypes.WFP_FILTER_CONDITION).withOptions(checks);
  }

  /** Creates an empty collection with the default reading of the sources. */
  public UserConditions() {
    this(CheckOptions.DEFAULT);
  }

  /** Returns a descriptor with an owner and a group: SYSTEM where one is missing (spec wfp 7.4). */
  static SecurityDescriptor completed(SecurityDescriptor descriptor) {
    SecurityDescriptor owned =
        descriptor.owner().isPresent() ? descriptor : descriptor.withOwner(SYSTEM);
    return owned.group().isPresent() ? owned : owned.withGroup(SYSTEM);
  }

  /** Returns the number of a descriptor, the same for equal ones. */
  synchronized int idOf(SecurityDescriptor descriptor) {
    SecurityDescriptor key = completed(descriptor);
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    policies.add(compiler.compile(key));
    ids.put(key, policies.size() - 1);
    return policies.size() - 1;
  }

  /** Returns how many different descriptors there are. */
  public synchronized int size() {
    return policies.size();
  }

  /** Returns how the checks read the sources. */
  public CheckOptions checks() {
    return checks;
  }

  /**
   * Returns tokens whose checks are shared by all layers that were compiled with this. Fields with
   * the same token share them, too.
   */
  public PreparedTokens prepare(TrafficTokens tokens) {
    Map<AccessToken, PreparedUser> users = new HashMap<>();
    Map<Guid, PreparedUser> prepared = new HashMap<>();
    tokens
        .tokens()
        .forEach((field, token) -> prepared.put(field, users.computeIfAbsent(token, this::user)));
    return new PreparedTokens(this, tokens, Map.copyOf(prepared));
  }

  PreparedUser user(AccessToken token) {
    return new PreparedUser(this, token);
  }

  /** Returns the policies from one number on. */
  synchronized List<AccessPolicy> policiesFrom(int from) {
    return List.copyOf(policies.subList(from, policies.size()));
  }
}
