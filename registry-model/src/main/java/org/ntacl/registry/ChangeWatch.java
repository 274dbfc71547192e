package org.ntacl.registry;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.ntacl.NtStatus;

/**
 * Somebody who waits for a change.
 *
 * @param object through which handle
 * @param changes which changes count
 * @param subtree whether changes further down count, too
 * @param future what is told
 */
record ChangeWatch(
    KeyObject object,
    Set<KeyChange> changes,
    boolean subtree,
    CompletableFuture<NtStatus> future) {}
