package org.ntacl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;

class RandomDescriptorsTest {
  private static List<SecurityDescriptor> draw(long seed) {
    RandomDescriptors generator = new RandomDescriptors(seed);
    List<SecurityDescriptor> drawn = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      drawn.add(i % 2 == 0 ? generator.any() : generator.printable());
    }
    return drawn;
  }

  @Test
  void draw_sameSeed_sameDescriptors() {
    assertThat(draw(7)).isEqualTo(draw(7)).isNotEqualTo(draw(8));
  }

  @Test
  void any_manyDraws_everyTypeAndEveryKindOfListOccurs() {
    Set<AceType> types = EnumSet.noneOf(AceType.class);
    List<Object> lists = new ArrayList<>();
    for (SecurityDescriptor descriptor : draw(3)) {
      descriptor.dacl().aces().forEach(ace -> types.add(ace.type()));
      lists.add(descriptor.dacl());
    }
    assertThat(types).containsExactlyInAnyOrder(AceType.values());
    assertThat(lists).contains(AbsentAcl.ABSENT, NullAcl.NULL, AceList.EMPTY);
  }

  @Test
  void printable_manyDraws_allHaveSddl() {
    SeededCases.of(4, 5_000)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).printable();
              assertThat(descriptor.toSddl()).isEqualTo(descriptor.toString());
            });
  }

  @Test
  void printable_everySayableType_hasSddl() {
    SeededCases.of(5, 300)
        .check(
            random -> {
              for (AceType type : AceType.values()) {
                if (type.sddlCode().isPresent()) {
                  Ace ace = new RandomAces(random).printable(type);
                  assertThat(ace.type()).isEqualTo(type);
                  assertThat(ace.toSddl()).startsWith("(" + type.sddlCode().get() + ";");
                }
              }
            });
  }

  @Test
  void check_failingProperty_namesTheSeedOfTheCase() {
    List<Integer> numbers = new ArrayList<>();
    assertThatThrownBy(
            () ->
                SeededCases.of(9, 100)
                    .check(
                        random -> {
                          numbers.add(random.nextInt());
                          assertThat(numbers).hasSizeLessThan(3);
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("case 2 of 100 fails; repeat it with SeededCases.one(");
    assertThat(numbers).hasSize(3);
  }

  @Test
  void one_seedOfAFailure_repeatsTheCase() {
    List<Long> drawn = new ArrayList<>();
    long[] seed = new long[1];
    try {
      SeededCases.of(9, 5)
          .check(
              random -> {
                drawn.add(random.nextLong());
                assertThat(drawn).hasSizeLessThan(5);
              });
    } catch (AssertionError e) {
      String text = e.getMessage().replaceAll("(?s).*one\\((-?\\d+)L\\).*", "$1");
      seed[0] = Long.parseLong(text);
    }
    SeededCases.one(seed[0]).check(random -> assertThat(random.nextLong()).isEqualTo(drawn.get(4)));
  }
}
