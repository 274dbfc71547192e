/**
 * The readers behind {@link org.ntacl.sddl.Sddl}: scanner, parser events, builders, faults. Not
 * exported.
 */
package org.ntacl.sddl.internal;
