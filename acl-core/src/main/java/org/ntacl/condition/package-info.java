/** Conditional expressions: their tokens, byte code and text (MS-DTYP 2.4.4.17). */
package org.ntacl.condition;
