package org.ntacl.registry;

/**
 * A driver's routine that is told what happens to keys, before and after (RegistryCallback of the
 * kernel).
 *
 * <p>It is called in the thread of whoever asks, and no lock is held: it may use the registry, and
 * what it does there is shown to callbacks of lower altitudes only. What it throws goes through to
 * the caller of the operation; nobody is told about the end of the operation then.
 *
 * @param <C> the context that it was registered with
 */
@FunctionalInterface
public interface RegistryCallback<C> {
  /**
   * Is told.
   *
   * @param context what it was registered with
   * @param notifyClass what happens
   * @param information the details; {@link RegPostOperationInformation} at the end of an operation
   * @return what is to become of the operation
   */
  CallbackReply notify(C context, RegNotifyClass notifyClass, RegInformation information);
}
