/**
 * Registry keys as secured objects: who gets which handle, what a handle is good for, what security
 * a new key has, and callbacks that watch or forbid.
 *
 * <p>Start at {@link org.ntacl.registry.Registry}. Callbacks are registered at {@link
 * org.ntacl.registry.RegistryCallbacks}; hive files are in {@code org.ntacl.registry.hive}.
 *
 * <p>Comments such as {@code registry 1.5} cite the digest of the sources that this package was
 * written from, by section.
 */
package org.ntacl.registry;
