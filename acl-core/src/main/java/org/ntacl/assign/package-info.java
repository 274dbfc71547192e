/** Security of new objects: which ACEs an object inherits from its container and its creator. */
package org.ntacl.assign;
