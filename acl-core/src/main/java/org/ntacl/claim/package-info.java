/**
 * Claims, the typed attributes of users, devices and resources that conditional expressions
 * compare.
 */
package org.ntacl.claim;
