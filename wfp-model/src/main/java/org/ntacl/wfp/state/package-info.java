/**
 * State dumps of the filter engine, as {@code netsh wfp show state} writes them: reading into
 * objects with a report of what was not understood, and writing in the same shape.
 */
package org.ntacl.wfp.state;
