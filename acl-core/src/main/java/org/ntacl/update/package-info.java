/**
 * Changes to an existing descriptor: component merge with the semantics of SetSecurityInfo, ACL
 * edits and propagation down a tree.
 */
package org.ntacl.update;
