/**
 * Registry hive files (regf): read from untrusted bytes, brought up to date from their logs,
 * checked, edited and written.
 *
 * <p>Start at {@link org.ntacl.registry.hive.Hive}.
 */
package org.ntacl.registry.hive;
