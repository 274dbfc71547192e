package org.ntacl.wfp;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.ntacl.Guid;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.WfpObject;

/**
 * Keys and numbers for new objects. A number that was handed out is not handed out again, not even
 * when the transaction is aborted. Thread-safe.
 */
final class Numbering {
  /** Those of callouts that are no part of the system begin here (wfp 1.1, observed). */
  private static final long FIRST_CALLOUT = 258;

  /** wfp 1.1, observed: the built-in contexts are the first ones. */
  private static final long FIRST_CONTEXT = 0x8000_0000_0000_0000L;

  private final AtomicLong nextCallout = new AtomicLong(FIRST_CALLOUT);
  private final AtomicLong nextContext = new AtomicLong(FIRST_CONTEXT);
  private final AtomicLong nextFilter = new AtomicLong(1);
  private final AtomicLong nextSequence = new AtomicLong();

  Guid key() {
    UUID random = UUID.randomUUID();
    return new Guid(random.getMostSignificantBits(), random.getLeastSignificantBits());
  }

  long sequence() {
    return nextSequence.getAndIncrement();
  }

  /** Returns the number of a new object, 0 for a kind that has none. */
  long id(ObjectClass kind) {
    return switch (kind) {
      case CALLOUT -> nextCallout.getAndIncrement();
      case PROVIDER_CONTEXT -> nextContext.getAndIncrement();
      case FILTER -> nextFilter.getAndIncrement();
      default -> 0;
    };
  }

  /** Takes note of an object that came with a number. */
  void taken(WfpObject object) {
    switch (object.objectClass()) {
      case CALLOUT -> raise(nextCallout, object.id());
      case PROVIDER_CONTEXT -> raise(nextContext, object.id());
      case FILTER -> raise(nextFilter, object.id());
      default -> {
        // layers are all built in, the others have no numbers
      }
    }
  }

  private static void raise(AtomicLong next, long taken) {
    next.accumulateAndGet(
        taken + 1, (old, least) -> Long.compareUnsigned(old, least) < 0 ? least : old);
  }
}
