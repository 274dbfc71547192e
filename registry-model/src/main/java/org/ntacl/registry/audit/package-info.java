/**
 * Looking through the security of all keys of a hive: who can write where, what is weak, and which
 * keys still hold what their parents used to give.
 *
 * <p>Start at {@link org.ntacl.registry.audit.HiveAudit}.
 */
package org.ntacl.registry.audit;
