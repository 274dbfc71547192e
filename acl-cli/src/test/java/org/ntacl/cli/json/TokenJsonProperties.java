package org.ntacl.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.testing.Population;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.RandomTokens;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;

class TokenJsonProperties {
  @Test
  void read_anyTokenWritten_comesBackEqual() {
    int[] texts = new int[1];
    int[] lists = new int[1];
    SeededCases cases = SeededCases.of(11, 5_000);
    cases.check(
        random -> {
          AccessToken token = token(random);
          String json = json(token);
          texts[0] += json.contains("\"defaultDacl\":\"") ? 1 : 0;
          lists[0] += json.contains("\"defaultDacl\":{") ? 1 : 0;

          AccessToken again = read(json);

          assertThat(again).isEqualTo(token);
          assertThat(json(again)).isEqualTo(json);
        });
    System.out.printf(
        "JSON of tokens: %d came back, default DACL as SDDL in %d, as a list in %d%n",
        cases.count(), texts[0], lists[0]);
    assertThat(texts[0]).isPositive();
    assertThat(lists[0]).isPositive();
  }

  private static String json(AccessToken token) {
    return JsonOutput.line(output -> TokenJsonWriter.write(output, token));
  }

  private static AccessToken read(String json) {
    return TokenJson.read(JsonFields.of(JsonReader.read(json), ""), SidDecoder.PLAIN);
  }

  /** Returns a token with what has no part in checks as well. */
  private static AccessToken token(RandomGenerator random) {
    AccessTokenBuilder builder = new RandomTokens(random).any().toBuilder();
    if (random.nextInt(4) == 0) {
      builder.owner(Population.ALL.get(random.nextInt(Population.ALL.size())));
    }
    if (random.nextInt(4) == 0) {
      builder.primaryGroup(Population.STAFF);
    }
    switch (random.nextInt(4)) {
      case 0 -> builder.defaultDacl(new RandomDescriptors(random).anyAcl());
      case 1 -> builder.defaultDacl(new RandomDescriptors(random).printable().dacl());
      default -> {
        // none
      }
    }
    if (random.nextInt(4) == 0) {
      GroupAttributes odd = GroupAttributes.of(random.nextInt());
      builder.groups(List.of(new TokenGroup(Population.SALES, odd)));
    }
    for (Privilege privilege : Privilege.values()) {
      if (random.nextInt(16) == 0) {
        builder.privileges(privilege);
      } else if (random.nextInt(16) == 0) {
        builder.disabledPrivileges(privilege);
      }
    }
    if (random.nextInt(8) == 0) {
      builder.integrity(new IntegrityLevel(random.nextInt()));
    }
    return builder.build();
  }
}
