/**
 * Access tokens: who asks, with which groups, privileges, level and restrictions (MS-DTYP 2.5.2).
 */
package org.ntacl.token;
