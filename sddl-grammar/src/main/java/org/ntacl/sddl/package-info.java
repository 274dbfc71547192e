/**
 * Reads SDDL, the text form of security descriptors, as Windows reads it.
 *
 * <p>Start at {@link org.ntacl.sddl.Sddl}. Printing is the model's own: {@code toSddl()}.
 */
package org.ntacl.sddl;
