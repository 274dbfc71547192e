/**
 * Conditional expressions: their tokens, byte code, text and what they come to (MS-DTYP 2.4.4.17).
 */
package org.ntacl.condition;
