package org.ntacl.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.junit.jupiter.api.Test;
import org.ntacl.sid.WellKnownSid;

class AceListBuilderTest {
  /** 20 bytes: header, mask and a SID of one sub-authority. */
  private static final Ace ACE = AccessAce.allow(AccessMask.DELETE, WellKnownSid.EVERYONE.sid());

  /** What fits behind the list's header of 8 bytes. */
  private static final int MOST = (AceList.MAX_SIZE - AceList.HEADER_SIZE) / 20;

  private static AccessAce numbered(int number) {
    return AccessAce.allow(AccessMask.of(number), WellKnownSid.EVERYONE.sid());
  }

  @Test
  void build_moreEntriesThanExpected_keepsTheirOrder() {
    for (int expected : new int[] {0, 1, 5, 100}) {
      AceList.Builder builder = new AceList.Builder(expected);
      List<Ace> wanted = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        wanted.add(numbered(i));
        assertThat(builder.add(numbered(i))).isTrue();
      }
      AceList list = builder.build();
      assertThat(list.aces()).isEqualTo(wanted).hasSize(50).isInstanceOf(RandomAccess.class);
      assertThat(list.size()).isEqualTo(8 + 50 * 20);
      assertThat(list).isEqualTo(AceList.of(wanted)).hasSameHashCodeAs(AceList.of(wanted));
    }
  }

  @Test
  void add_beyondSixteenBitsOfSize_isRefusedAndChangesNothing() {
    AceList.Builder builder = new AceList.Builder(0);
    for (int i = 0; i < MOST; i++) {
      assertThat(builder.add(ACE)).isTrue();
    }
    int room = builder.room();
    assertThat(room).isBetween(0, 19);
    assertThat(builder.add(ACE)).isFalse();
    assertThat(builder.room()).isEqualTo(room);
    assertThat(builder.build().aces()).hasSize(MOST);
  }

  @Test
  void aces_anyChange_isRefused() {
    List<Ace> aces = AceList.of(ACE, ACE).aces();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> aces.set(0, ACE));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> aces.add(ACE));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> aces.remove(0));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(aces::clear);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> aces.get(2));
  }
}
