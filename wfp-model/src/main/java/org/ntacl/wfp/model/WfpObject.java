package org.ntacl.wfp.model;

import java.util.List;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * An object of the filter engine that has a key, a descriptor of its own and takes part in
 * references. Immutable and thread-safe.
 *
 * <p>The same value serves for adding and for what the engine returns: what the engine fills in is
 * not looked at when the object is added (object model).
 */
public sealed interface WfpObject
    permits Provider, ProviderContext, SubLayer, Layer, Callout, Filter {
  /**
   * The key of nothing: the engine makes a key for an object that is added with it, and security by
   * this key is that of the container.
   */
  Guid ZERO_KEY = new Guid(0, 0);

  /** Returns the kind of object. */
  ObjectClass objectClass();

  /** Returns the key, unique among the objects of its kind; {@link #ZERO_KEY} for none yet. */
  Guid key();

  /** Returns what people read of it. */
  DisplayData displayData();

  /** Returns the provider it belongs to, empty for none, for layers and for providers. */
  Optional<Guid> providerKey();

  /**
   * Returns the number by which the engine knows it while it runs, 0 when there is none: 16 bits
   * for layers, 32 for callouts, 64 for filters and provider contexts, none for the others.
   */
  long id();

  /** Returns whether it is said to survive a restart; the built-in objects do so anyway. */
  boolean isPersistent();

  /**
   * Returns the objects that it needs, in the order provider, layer, sublayer, callout, context.
   */
  List<Reference> references();
}
