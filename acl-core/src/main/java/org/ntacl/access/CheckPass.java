package org.ntacl.access;

/** The walks over one DACL that a check may take. A right must be granted in each of them. */
public enum CheckPass {
  /** The user and the groups. */
  NORMAL(""),
  /** The restricting SIDs of a restricted token. */
  RESTRICTED(" to the restricting SIDs"),
  /** The package and the capabilities of an application container. */
  PACKAGE(" to the application package");

  private final String phrase;

  CheckPass(String phrase) {
    this.phrase = phrase;
  }

  /** Returns the words that say to whom, with a leading space; empty for the ordinary walk. */
  String phrase() {
    return phrase;
  }
}
