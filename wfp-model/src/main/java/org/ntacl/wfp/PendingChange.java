package org.ntacl.wfp;

import org.ntacl.wfp.model.ChangeType;

/**
 * An object that was added or deleted and will be, or has been, committed.
 *
 * @param type which of both
 * @param entry the object as it was then
 */
record PendingChange(ChangeType type, Entry entry) {}
