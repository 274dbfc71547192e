package org.ntacl.wfp;

import org.ntacl.wfp.model.ChangeType;
import org.ntacl.wfp.model.Filter;

/**
 * The driver of a callout, which is asked about the filters that call it (the notify function of a
 * registered callout). It is asked while the engine is locked, and so must not call it.
 */
@FunctionalInterface
public interface CalloutDriver {
  /**
   * A filter that calls the callout is to be added or deleted.
   *
   * @param change which of both
   * @param filter the filter as the engine will have it, or has it
   * @return false to refuse, which the call reports as FWP_E_CALLOUT_NOTIFICATION_FAILED
   */
  boolean notified(ChangeType change, Filter filter);
}
