/**
 * The immutable model of access control: masks and object types, access control entries and lists,
 * security descriptors.
 *
 * <p>Every type prints itself as Windows prints SDDL; the reader of SDDL lives in a module of its
 * own.
 */
package org.ntacl.descriptor;
