/** Values that every other package speaks of: octets, GUIDs, status codes, malformed bytes. */
package org.ntacl;
