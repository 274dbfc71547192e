package org.ntacl.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntacl.sid.Sid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

class NamedGroupsTest {
  private static final Sid DOMAIN = Sid.parse("S-1-5-21-1-2-3");
  private static final Sid SID = DOMAIN.child(1105);
  private static final TokenGroup ENABLED = TokenGroup.enabled(SID);
  private static final TokenGroup DENY_ONLY = TokenGroup.denyOnly(SID);
  private static final TokenGroup OTHER = TokenGroup.enabled(DOMAIN.child(1106));

  private static NamedGroups of(TokenGroup... groups) {
    NamedGroups named = new NamedGroups(groups.length);
    List.of(groups).forEach(named::add);
    return named;
  }

  @Test
  void add_groupsThatAreThere_areThereOnce() {
    assertThat(of(DENY_ONLY, OTHER, ENABLED, DENY_ONLY, ENABLED, OTHER).groups())
        .containsExactly(DENY_ONLY, OTHER, ENABLED);
  }

  @Test
  void allows_anyOfItsAttributes_counts() {
    assertThat(of(DENY_ONLY, OTHER).allows(SID)).isFalse();
    assertThat(of(DENY_ONLY, OTHER).names(SID)).isTrue();
    assertThat(of(DENY_ONLY, OTHER, ENABLED).allows(SID)).isTrue();
    assertThat(of(ENABLED, DENY_ONLY).allows(SID)).isTrue();
    assertThat(of(OTHER).allows(SID)).isFalse();
    assertThat(of(OTHER).names(SID)).isFalse();
  }

  /** As many groups as fit into the longest PAC, all with one hash code. */
  @Test
  void add_groupsWithOneHashCode_isQuick() {
    List<TokenGroup> groups = new ArrayList<>();
    IntStream.range(0, 100_000)
        .mapToObj(DOMAIN::child)
        .map(sid -> new TokenGroup(sid, GroupAttributes.of(-31 * sid.hashCode())))
        .forEach(groups::add);
    assertThat(groups).extracting(TokenGroup::hashCode).containsOnly(groups.get(0).hashCode());
    NamedGroups named = new NamedGroups(groups.size());
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> groups.forEach(named::add));
    assertThat(named.groups()).hasSize(100_000);
  }
}
