package org.ntacl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.MalformedBytesException;
import org.ntacl.benchmarks.peers.Peer;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceEffect;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlOptions;

/**
 * What is measured is right: every reader and every library that can do it agrees before anything
 * is timed.
 */
class InputTest {
  @ParameterizedTest
  @EnumSource
  void floor_everyInput_readsWhatTheGrammarReads(Input input) {
    assertThat(new PlainScanner(input.sddl()).read()).isEqualTo(input.descriptor());
  }

  @ParameterizedTest
  @EnumSource
  void ntacl_everyInput_comesBackByteForByte(Input input) {
    assertThat(SelfRelative.encode(SelfRelative.decode(input.bytes()))).isEqualTo(input.bytes());
  }

  @ParameterizedTest
  @EnumSource
  void adsddl_everyInput_isWrittenBackInAnotherLayout(Input input) {
    byte[] written = Peer.ADSDDL.encode(Peer.ADSDDL.decode(input.bytes()));
    assertThat(SelfRelative.decode(written)).isEqualTo(input.descriptor());
  }

  @ParameterizedTest
  @EnumSource(names = "DIRECTORY", mode = EnumSource.Mode.EXCLUDE)
  void smbj_ordinaryAces_areWrittenBackInAnotherLayout(Input input) {
    byte[] written = Peer.SMBJ.encode(Peer.SMBJ.decode(input.bytes()));
    assertThat(SelfRelative.decode(written)).isEqualTo(input.descriptor());
  }

  @ParameterizedTest
  @EnumSource(names = "DIRECTORY", mode = EnumSource.Mode.EXCLUDE)
  void jcifs_ordinaryAces_keepTypeMaskAndTrustee(Input input) {
    List<Ace> aces = input.descriptor().dacl().aces();
    jcifs.ACE[] read = jcifs(input).getAces();
    assertThat(read).hasSameSizeAs(aces);
    for (int i = 0; i < read.length; i++) {
      AccessAce ace = (AccessAce) aces.get(i);
      assertThat(read[i].isAllow()).isEqualTo(ace.effect() == AceEffect.ALLOW);
      assertThat(read[i].getAccessMask()).isEqualTo(ace.mask().bits());
      assertThat(read[i].getSID()).hasToString(ace.trustee().toString());
    }
  }

  // from here on: why a figure is marked as wrong in docs/performance.md

  /** smbj takes an absent GUID for present. */
  @Test
  void smbj_objectAceWithOneGuid_isReadPastItsTrustee() {
    Object read = Peer.SMBJ.decode(Input.DIRECTORY.bytes());
    assertThat(
            ((com.hierynomus.msdtyp.SecurityDescriptor) read)
                .getDacl()
                .getAces()
                .get(0)
                .getSid()
                .toString())
        .isNotEqualTo("S-1-5-32-554");
  }

  /** What smbj writes then is no descriptor. */
  @Test
  void smbj_objectAceWithOneGuid_isWrittenAsSomethingUnreadable() {
    byte[] written = Peer.SMBJ.encode(Peer.SMBJ.decode(Input.DIRECTORY.bytes()));
    assertThatExceptionOfType(MalformedBytesException.class)
        .isThrownBy(() -> SelfRelative.decode(written));
  }

  /** jcifs-ng knows two kinds of ACE, both without GUIDs. */
  @Test
  void jcifs_allowingObjectAce_isReadAsADenialForNobody() {
    jcifs.ACE first = jcifs(Input.DIRECTORY).getAces()[0];
    assertThat(first.isAllow()).isFalse();
    assertThat(first.getSID()).doesNotHaveToString("S-1-5-32-554");
  }

  /** jcifs-ng leaves the SACL alone: of fourteen entries it reads twelve. */
  @Test
  void jcifs_descriptorWithSacl_isReadWithoutIt() {
    assertThat(jcifs(Input.DIRECTORY).getAces()).hasSize(12);
    assertThat(Input.DIRECTORY.descriptor().sacl().aces()).hasSize(2);
  }

  /** ADSDDL drops rights or prints them as a sum, and calls an auto-inherited list protected. */
  @ParameterizedTest
  @EnumSource
  void adsddl_print_isNoSddl(Input input) {
    String printed = Peer.ADSDDL.print(Peer.ADSDDL.decode(input.bytes()));
    assertThat(Sddl.tryParse(printed, SddlOptions.DEFAULT).isOk()).as(printed).isFalse();
    assertThat(printed).doesNotContain("AI(");
  }

  private static jcifs.internal.dtyp.SecurityDescriptor jcifs(Input input) {
    return (jcifs.internal.dtyp.SecurityDescriptor) Peer.JCIFS_NG.decode(input.bytes());
  }
}
