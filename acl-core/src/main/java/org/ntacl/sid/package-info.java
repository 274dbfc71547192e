/**
 * Security identifiers: the value, its text and bytes, aliases, well-known and derived identifiers.
 */
package org.ntacl.sid;
