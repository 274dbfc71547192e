/** Access tokens: who asks, with which groups, privileges, integrity and restrictions. */
package org.ntacl.token;
