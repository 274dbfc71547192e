package org.ntacl.wfp.classify;

import org.ntacl.Guid;

/** The fields of which classification knows more than their type. */
final class ConditionFields {
  static final Guid ALE_USER_ID = Guid.parse("af043a0a-b34d-4f86-979c-c90371af6e66");
  static final Guid ALE_REMOTE_USER_ID = Guid.parse("f63073b7-0189-4ab0-95a4-6123cbfab862");
  static final Guid ALE_REMOTE_MACHINE_ID = Guid.parse("1aa47f51-7f93-4508-a271-81abb00c9cab");
  static final Guid ALE_PACKAGE_ID = Guid.parse("71bc78fa-f17c-4997-a602-6abb261f351c");
  static final Guid ALE_PACKAGE_FAMILY_NAME = Guid.parse("81bc78fb-f28d-4886-a604-6acc261f261b");

  private ConditionFields() {}
}
