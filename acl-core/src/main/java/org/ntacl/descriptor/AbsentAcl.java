package org.ntacl.descriptor;

import java.util.List;

/** No list: the PRESENT bit is clear. */
public enum AbsentAcl implements Acl {
  /** The only value. */
  ABSENT;

  @Override
  public boolean isPresent() {
    return false;
  }

  @Override
  public List<Ace> aces() {
    return List.of();
  }
}
