package org.ntacl.update;

import org.ntacl.descriptor.SecurityDescriptor;

/**
 * An object that a plan gives another descriptor.
 *
 * @param node the object
 * @param path where it is
 * @param before its descriptor before
 * @param after its descriptor after
 * @param reason why
 * @param <N> what stands for one object
 */
public record PlannedChange<N>(
    N node,
    String path,
    SecurityDescriptor before,
    SecurityDescriptor after,
    ChangeReason reason) {}
