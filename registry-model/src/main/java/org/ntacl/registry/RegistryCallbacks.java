package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * The callbacks of a registry: CmRegisterCallbackEx and its kin. Thread-safe.
 *
 * <pre>{@code
 * CallbackCookie cookie =
 *     registry.callbacks().register("370020.5", log, (log, notifyClass, information) -> {
 *       log.add(notifyClass);
 *       return CallbackReply.SUCCESS;
 *     });
 * }</pre>
 */
public final class RegistryCallbacks {
  private final CallbackChain chain;

  RegistryCallbacks(CallbackChain chain) {
    this.chain = chain;
  }

  /**
   * Registers a callback. Every operation whose effect comes after this is shown to it.
   *
   * @param altitude where it stands among others, a decimal number
   * @param context what it is given with every call
   * @param callback the callback
   * @param <C> the type of the context
   * @return the cookie to unregister it by
   * @throws RegistryException with STATUS_FLT_INSTANCE_ALTITUDE_COLLISION when the altitude is
   *     taken, with STATUS_INVALID_PARAMETER when it is no number
   */
  public <C> CallbackCookie register(String altitude, C context, RegistryCallback<C> callback) {
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(callback, "callback");
    CallbackCookie cookie = new CallbackCookie(Altitude.parse(altitude));
    chain.add(
        new Registration(
            cookie,
            (notifyClass, information) -> callback.notify(context, notifyClass, information)));
    return cookie;
  }

  /**
   * Takes a callback away. Waits for operations that it was told about; then tells it of everything
   * that it has attached to objects.
   *
   * @throws RegistryException with STATUS_INVALID_PARAMETER when there is no such callback
   * @throws IllegalStateException when called within an operation that the callback takes part in,
   *     where Windows would wait for ever
   */
  public void unregister(CallbackCookie cookie) {
    chain.remove(cookie);
  }

  /**
   * Attaches something of a callback's own to an object (CmSetCallbackObjectContext). It comes with
   * all that the callback is told about the object; when the object goes, the callback is told of
   * everything it has ever attached to it.
   *
   * @return what was attached before
   * @throws RegistryException with STATUS_INVALID_PARAMETER when there is no such callback or the
   *     handle is closed
   */
  public Optional<Object> setObjectContext(
      CallbackCookie cookie, KeyObject object, Object newContext) {
    Objects.requireNonNull(newContext, "newContext");
    Registration registration = chain.find(cookie);
    return chain.attach(registration, object, newContext);
  }

  /** Returns the version of the framework: 1.1, as since Windows 7. */
  public String version() {
    return "1.1";
  }
}
