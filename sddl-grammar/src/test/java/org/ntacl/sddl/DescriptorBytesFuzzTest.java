package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.binary.SelfRelative;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.UnprintableException;

/**
 * Any bytes are a descriptor or refused with the one documented exception; a descriptor is kept
 * byte for byte, encodes, decodes, and what SDDL can say of it is read back.
 */
class DescriptorBytesFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void decode(byte[] bytes) {
    StoredDescriptor stored;
    try {
      stored = StoredDescriptor.decode(bytes);
    } catch (MalformedBytesException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
      return;
    }
    SecurityDescriptor descriptor = stored.descriptor();
    assertThat(stored.bytes()).isEqualTo(Bytes.of(bytes));
    assertThat(SelfRelative.decode(SelfRelative.encode(descriptor))).isEqualTo(descriptor);
    assertThat(descriptor.toString()).isNotNull();
    print(descriptor);
  }

  private static void print(SecurityDescriptor descriptor) {
    String printed;
    try {
      printed = descriptor.toSddl();
    } catch (UnprintableException e) {
      return;
    }
    SddlResult read = Sddl.tryParse(printed, SddlOptions.DEFAULT);
    // a descriptor may hold what the text says and Windows would not read, such as an audit ACE in
    // a DACL
    read.descriptor()
        .ifPresent(again -> assertThat(again.toSddl()).isEqualTo(asRead(descriptor).toSddl()));
  }

  private static SecurityDescriptor asRead(SecurityDescriptor descriptor) {
    return descriptor.withDacl(asRead(descriptor.dacl())).withSacl(asRead(descriptor.sacl()));
  }

  private static Acl asRead(Acl acl) {
    return acl instanceof AceList list
        ? AceList.of(list.aces().stream().map(DescriptorBytesFuzzTest::asRead).toList())
        : acl;
  }

  /** recorded: sddl-bytes oversize, an object ACE without GUIDs is read as a plain one. */
  private static Ace asRead(Ace ace) {
    return ace instanceof AccessAce access
            && !access.objects().hasObjectType()
            && !access.objects().hasInheritedObjectType()
            && access.condition().isEmpty()
        ? AccessAce.plain(access.effect(), access.flags(), access.mask(), access.trustee())
        : ace;
  }
}
