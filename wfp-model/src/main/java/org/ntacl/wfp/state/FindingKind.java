package org.ntacl.wfp.state;

/** Why a place of a state dump is reported. */
public enum FindingKind {
  /** An element or attribute that the model has no place for; it is left out. */
  UNKNOWN_ELEMENT,

  /** A value that cannot be read, or a name that the model does not know. */
  UNKNOWN_VALUE,

  /** Something that the dump does not say and that was taken to be so. */
  ASSUMED,

  /** A line that an export writes otherwise, with the same meaning. */
  WRITTEN_OTHERWISE
}
