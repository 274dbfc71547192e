package org.ntacl.sddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * Any text is read or refused with the one documented exception; what is read prints, and comes
 * back.
 */
class SddlFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void parse(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    SddlResult result = Sddl.tryParse(text, SddlOptions.DEFAULT);
    result.diagnostics().forEach(fault -> assertThat(fault.offset()).isBetween(0, text.length()));
    if (result.isOk()) {
      SecurityDescriptor read = result.orThrow();
      String printed = read.toSddl();
      SecurityDescriptor again = Sddl.parse(printed);
      assertThat(again.toSddl()).isEqualTo(printed);
      assertThat(SelfRelative.decode(SelfRelative.encode(read))).isEqualTo(read);
    } else {
      assertThat(result.display()).contains("^");
    }
  }
}
