package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntacl.sddl.Descriptors.dacl;
import static org.ntacl.sddl.Descriptors.sd;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.assign.AutoInheritConversion;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;

/** ConvertToAutoInheritPrivateObjectSecurity (inheritance 5.3, by step). */
class ConversionTest {
  @ParameterizedTest
  @CsvSource({
    // one to one, and the pair of a generic entry
    "(A;OICI;FA;;;BA), (A;OICI;FA;;;BA), AI(A;OICIID;FA;;;BA)",
    "(A;CI;GR;;;WD), (A;;FR;;;WD)(A;CIIO;GR;;;WD), AI(A;ID;FR;;;WD)(A;CIIOID;GR;;;WD)",
    "(A;CI;GR;;;WD), (A;CI;FR;;;WD), AI(A;CIID;FR;;;WD)",
    "(A;CI;FA;;;CO), (A;;FA;;;BA)(A;CIIO;FA;;;CO), AI(A;ID;FA;;;BA)(A;CIIOID;FA;;;CO)",
    // rights in one entry or in several
    "(A;CI;FRFW;;;WD), (A;CI;FR;;;WD)(A;CI;FW;;;WD), AI(A;CIID;FR;;;WD)(A;CIID;FW;;;WD)",
    "(A;CI;FR;;;WD)(A;CI;FW;;;WD), (A;CI;FRFW;;;WD), AI(A;CIID;0x12019f;;;WD)",
    // the others stay explicit and come first
    "(A;CI;FR;;;WD), (A;CI;FR;;;WD)(A;;FW;;;BU), AI(A;;FW;;;BU)(A;CIID;FR;;;WD)",
    // nothing inherited
    "(A;CI;FR;;;WD), (A;CI;FA;;;WD), PAI(A;CI;FA;;;WD)",
    "(A;CI;FR;;;WD), (D;CI;FR;;;WD), PAI(D;CI;FR;;;WD)",
    "(A;CI;FR;;;WD), (A;OI;FR;;;WD), PAI(A;OI;FR;;;WD)",
    // allow and deny would pass each other
    "(A;CI;FR;;;WD), (A;CI;FR;;;WD)(D;;FW;;;BU), PAI(A;CI;FR;;;WD)(D;;FW;;;BU)"
  })
  void convert_list_marksWhatTheParentGives(String parent, String current, String expected) {
    SecurityDescriptor actual =
        AutoInheritConversion.of(ObjectKind.DIRECTORY)
            .convert(sd("D:" + parent), sd("O:BAG:BAD:" + current))
            .orElseThrow();
    assertThat(dacl(actual)).isEqualTo(expected);
    assertThat(actual.owner()).isEqualTo(sd("O:BA").owner());
    assertThat(actual.control().contains(ControlFlags.SACL_AUTO_INHERITED)).isTrue();
  }

  @Test
  void convert_revision3_isRefused() {
    SecurityDescriptor current = sd("D:").withDacl(new AceList(3, List.of(), Bytes.EMPTY));
    assertThat(AutoInheritConversion.of(ObjectKind.FILE).convert(sd("D:"), current).status())
        .isEqualTo(NtStatus.STATUS_REVISION_MISMATCH);
  }
}
