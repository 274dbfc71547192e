/**
 * The immutable model of a security descriptor: access masks, ACEs, ACLs, control flags, and the
 * catalogue of object types with their generic mappings.
 */
package org.ntacl.descriptor;
