package org.ntacl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.benchmarks.peers.Peer;
import org.ntacl.binary.SelfRelative;

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
  void adsddl_everyInput_comesBackByteForByte(Input input) {
    Object read = Peer.ADSDDL.decode(input.bytes());
    assertThat(Peer.ADSDDL.encode(read)).hasSameSizeAs(input.bytes());
  }

  @Test
  void smbj_ordinaryAces_keepsTheirNumber() {
    Object read = Peer.SMBJ.decode(Input.DOMAIN_40.bytes());
    assertThat(((com.hierynomus.msdtyp.SecurityDescriptor) read).getDacl().getAces()).hasSize(40);
  }

  /**
   * Why smbj's figure for the directory's descriptor is marked as wrong: it takes an absent GUID
   * for present.
   */
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

  /** Why the figure for jcifs-ng there is marked as wrong. */
  @Test
  void jcifs_allowingObjectAce_isReadAsADenial() {
    Object read = Peer.JCIFS_NG.decode(Input.DIRECTORY.bytes());
    assertThat(((jcifs.internal.dtyp.SecurityDescriptor) read).getAces()[0].isAllow()).isFalse();
  }
}
