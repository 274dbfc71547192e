package org.ntacl.descriptor;

import java.util.List;

/**
 * A NULL list: the PRESENT bit is set and there is no list. As a DACL it lets everybody do
 * everything.
 */
public enum NullAcl implements Acl {
  /** The only value. */
  NULL;

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public List<Ace> aces() {
    return List.of();
  }
}
