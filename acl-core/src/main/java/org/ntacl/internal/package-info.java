/** What the packages of this module share and nobody else sees: not exported. */
package org.ntacl.internal;
