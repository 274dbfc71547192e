package org.ntacl.wfp;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.ntacl.access.PolicyCompiler;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * The descriptors of all objects: equal ones are stored once, for as long as some policy, or some
 * snapshot of one, needs them. Thread-safe.
 */
final class SecurityPool {
  private final PolicyCompiler compiler = PolicyCompiler.forType(ObjectTypes.WFP);
  private final Map<SecurityDescriptor, Shared> known = new HashMap<>();
  private final ReferenceQueue<StoredSecurity> gone = new ReferenceQueue<>();

  /** A stored descriptor that goes when nobody needs it, and under what it is kept. */
  private static final class Shared extends WeakReference<StoredSecurity> {
    private final SecurityDescriptor descriptor;

    Shared(StoredSecurity security, ReferenceQueue<StoredSecurity> gone) {
      super(security, gone);
      this.descriptor = security.descriptor();
    }
  }

  /** Returns the stored form of a descriptor. */
  synchronized StoredSecurity store(SecurityDescriptor descriptor) {
    clean();
    Shared shared = known.get(descriptor);
    StoredSecurity stored = shared == null ? null : shared.get();
    if (stored == null) {
      stored = new StoredSecurity(descriptor, compiler);
      known.put(descriptor, new Shared(stored, gone));
    }
    return stored;
  }

  private void clean() {
    for (Reference<?> old = gone.poll(); old != null; old = gone.poll()) {
      Shared shared = (Shared) old;
      known.remove(shared.descriptor, shared);
    }
  }

  /** Returns how many descriptors are stored. */
  synchronized int size() {
    clean();
    return known.size();
  }
}
