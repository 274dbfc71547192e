package org.ntacl.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;

/** The control bits of a descriptor in words. */
final class ControlWords {
  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(ControlFlags.OWNER_DEFAULTED, "owner by default"),
          Map.entry(ControlFlags.GROUP_DEFAULTED, "group by default"),
          Map.entry(ControlFlags.DACL_DEFAULTED, "DACL by default"),
          Map.entry(ControlFlags.SACL_DEFAULTED, "SACL by default"),
          Map.entry(ControlFlags.DACL_UNTRUSTED, "DACL untrusted"),
          Map.entry(ControlFlags.SERVER_SECURITY, "server security"),
          Map.entry(ControlFlags.DACL_AUTO_INHERIT_REQ, "DACL to be inherited automatically"),
          Map.entry(ControlFlags.SACL_AUTO_INHERIT_REQ, "SACL to be inherited automatically"),
          Map.entry(ControlFlags.DACL_AUTO_INHERITED, "DACL inherited automatically"),
          Map.entry(ControlFlags.SACL_AUTO_INHERITED, "SACL inherited automatically"),
          Map.entry(ControlFlags.DACL_PROTECTED, "DACL protected from inheritance"),
          Map.entry(ControlFlags.SACL_PROTECTED, "SACL protected from inheritance"),
          Map.entry(ControlFlags.RM_CONTROL_VALID, "resource manager's byte valid"));

  private ControlWords() {}

  /** Returns the words for the bits that are set and say something, lowest first. */
  static List<String> of(SecurityDescriptor descriptor) {
    List<String> words = new ArrayList<>();
    for (int bit = 1; bit <= ControlFlags.SELF_RELATIVE; bit <<= 1) {
      if (descriptor.control().contains(bit) && WORDS.containsKey(bit)) {
        words.add(WORDS.get(bit));
      }
    }
    if (descriptor.resourceManagerControl() != 0) {
      words.add("resource manager's byte 0x%02x".formatted(descriptor.resourceManagerControl()));
    }
    return words;
  }
}
