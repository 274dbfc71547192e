/**
 * What is weak or without effect in the objects of a filter engine. Start at {@link
 * org.ntacl.wfp.audit.WfpAudit}.
 */
package org.ntacl.wfp.audit;
