/** What the commands about the filter engine show: reports, lines and trees of objects. */
package org.ntacl.cli.wfp;
