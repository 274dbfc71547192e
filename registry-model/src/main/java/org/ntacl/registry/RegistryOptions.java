package org.ntacl.registry;

import java.time.InstantSource;
import java.util.Objects;
import org.ntacl.descriptor.GenericMapping;
import org.ntacl.descriptor.KeyRights;

/**
 * The points on which the sources about the registry are silent or disagree. Immutable and
 * thread-safe.
 *
 * @param mapping what the generic rights stand for; by default the kernel's, in which
 *     GENERIC_EXECUTE includes KEY_CREATE_LINK, as measured on real hives
 * @param postFromBelow whether callbacks are told about the end of an operation from the lowest
 *     altitude up, so that higher ones see what lower ones made of the status; the documentation
 *     does not say
 * @param securityTouches whether a change of security counts as a write of the key; the
 *     documentation does not say
 * @param clock where the times of writes come from
 */
public record RegistryOptions(
    GenericMapping mapping, boolean postFromBelow, boolean securityTouches, InstantSource clock) {
  /** What Windows does, as far as known. */
  public static final RegistryOptions DEFAULT =
      new RegistryOptions(KeyRights.KERNEL_MAPPING, true, false, InstantSource.system());

  /** Refuses null. */
  public RegistryOptions {
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(clock, "clock");
  }

  /** Returns the options with another mapping. */
  public RegistryOptions withMapping(GenericMapping newMapping) {
    return new RegistryOptions(newMapping, postFromBelow, securityTouches, clock);
  }

  /** Returns the options with another order of the notifications at the end. */
  public RegistryOptions withPostFromBelow(boolean newPostFromBelow) {
    return new RegistryOptions(mapping, newPostFromBelow, securityTouches, clock);
  }

  /** Returns the options with another answer to whether changes of security are writes. */
  public RegistryOptions withSecurityTouches(boolean newSecurityTouches) {
    return new RegistryOptions(mapping, postFromBelow, newSecurityTouches, clock);
  }

  /** Returns the options with another clock. */
  public RegistryOptions withClock(InstantSource newClock) {
    return new RegistryOptions(mapping, postFromBelow, securityTouches, newClock);
  }
}
