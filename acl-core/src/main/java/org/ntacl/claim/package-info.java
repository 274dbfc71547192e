/**
 * Claims: named, typed values about users, devices and resources, and how a resource carries them.
 */
package org.ntacl.claim;
