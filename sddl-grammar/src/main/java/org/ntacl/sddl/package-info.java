/**
 * Reads SDDL text into the model. ANTLR does the work behind this package and appears in no
 * signature of it.
 */
package org.ntacl.sddl;
