/** What the commands about hives show: keys, differences and the results of audits. */
package org.ntacl.cli.hive;
