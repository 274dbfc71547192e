/**
 * Base values that every other package may use: enumerations of status codes, exceptions' common
 * parts and byte-string values. Nothing here knows a security identifier or a descriptor.
 */
package org.ntacl;
