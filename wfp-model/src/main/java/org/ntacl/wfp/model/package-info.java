/**
 * What the filter engine of Windows manages (Windows Filtering Platform): its objects with all
 * their members, values and conditions, flags, codes and the keys that are built in. Immutable
 * values.
 */
package org.ntacl.wfp.model;
