package org.ntacl.registry;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An operation as callbacks are to see it.
 *
 * @param pre what they are told before it
 * @param object the object whose contexts count
 * @param contextObject whether the object is also what is operated on, and not only the root of a
 *     path
 * @param information makes what a callback is told, out of the contexts of the call and of the
 *     object
 * @param output what the operation returns; Void for nothing
 * @param writes whether it needs the lock for itself
 * @param <T> what it returns
 */
record Notification<T>(
    RegNotifyClass pre,
    KeyObject object,
    boolean contextObject,
    BiFunction<Optional<Object>, Optional<Object>, RegInformation> information,
    Class<T> output,
    boolean writes) {}
