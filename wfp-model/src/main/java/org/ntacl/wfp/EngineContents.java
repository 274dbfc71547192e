package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ObjectClass.SecurityShape;
import org.ntacl.wfp.model.WfpObject;

/** Everything that an engine held at one moment. Immutable and thread-safe. */
public final class EngineContents {
  private final Policy policy;

  /**
   * An object and what the engine knows of it besides.
   *
   * @param object the object
   * @param lifetime how long it lives
   * @param security who may do what with it
   * @param references how many other objects refer to it
   */
  public record Held(
      WfpObject object, Lifetime lifetime, SecurityDescriptor security, int references) {}

  EngineContents(Policy policy) {
    this.policy = policy;
  }

  /** Returns the objects of a kind, in the order in which they were added. */
  public List<Held> objects(ObjectClass kind) {
    return policy.entries(kind).stream().map(EngineContents::held).toList();
  }

  /** Returns an object, or empty. */
  public Optional<Held> find(ObjectClass kind, Guid key) {
    return policy.find(kind, key).map(EngineContents::held);
  }

  private static Held held(Entry entry) {
    return new Held(
        entry.object(), entry.lifetime(), entry.security().descriptor(), entry.references());
  }

  /** Returns the descriptor of the engine, of a container, or of what has one. */
  public SecurityDescriptor security(ObjectClass kind) {
    return policy.container(kind).descriptor();
  }

  /**
   * Returns the distinct descriptors, each with the number of objects and containers that have it.
   * Equal ones are stored once.
   */
  public Map<SecurityDescriptor, Integer> descriptors() {
    List<StoredSecurity> all = new ArrayList<>(policy.containers().values());
    for (ObjectClass kind : ObjectClass.values()) {
      if (kind.security() == SecurityShape.CONTAINER) {
        policy.entries(kind).forEach(entry -> all.add(entry.security()));
      }
    }
    Map<SecurityDescriptor, Integer> counts = new LinkedHashMap<>();
    all.forEach(security -> counts.merge(security.descriptor(), 1, Integer::sum));
    return counts;
  }
}
