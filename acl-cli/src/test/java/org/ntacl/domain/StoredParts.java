package org.ntacl.domain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;

/** The parts of descriptors as directories store them: the owner first, lists at the end. */
final class StoredParts {
  private static final int HEADER = 20;

  /** Where the header says where the parts are, in the order in which Windows lays them out. */
  private static final int[] PLACES = {12, 16, 4, 8};

  private static final int DEFAULTED = ControlFlags.OWNER_DEFAULTED | ControlFlags.GROUP_DEFAULTED;

  private StoredParts() {}

  /** Returns the same parts, byte for byte, in the order of Windows. */
  static byte[] inWindowsOrder(byte[] stored) {
    ByteBuffer source = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer target = ByteBuffer.allocate(stored.length).order(ByteOrder.LITTLE_ENDIAN);
    target.put(stored, 0, HEADER);
    for (int place : PLACES) {
      int at = source.getInt(place);
      if (at != 0) {
        target.putInt(place, target.position());
        target.put(stored, at, end(source, at) - at);
      }
    }
    return target.array();
  }

  /** Returns where a part ends: where the nearest one behind it begins. */
  private static int end(ByteBuffer source, int start) {
    int end = source.capacity();
    for (int place : PLACES) {
      int at = source.getInt(place);
      if (at > start) {
        end = Math.min(end, at);
      }
    }
    return end;
  }

  /**
   * Adds to a descriptor what text cannot say: the revisions of lists, of which directories write
   * the higher one always, and that owner and group come from a default.
   *
   * @param whole the descriptor that was made into text
   * @param parsed what became of the text
   */
  static SecurityDescriptor withUnsaid(SecurityDescriptor whole, SecurityDescriptor parsed) {
    return parsed
        .withDacl(withRevisionOf(whole.dacl(), parsed.dacl()))
        .withSacl(withRevisionOf(whole.sacl(), parsed.sacl()))
        .withControl(parsed.control().with(whole.control().bits() & DEFAULTED));
  }

  private static Acl withRevisionOf(Acl one, Acl other) {
    return one instanceof AceList list && other instanceof AceList same
        ? new AceList(list.revision(), same.aces(), same.slack())
        : other;
  }
}
