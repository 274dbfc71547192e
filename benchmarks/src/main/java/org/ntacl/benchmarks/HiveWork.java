package org.ntacl.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntacl.registry.audit.AuditQuestion;
import org.ntacl.registry.audit.HiveAudit;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.registry.hive.HiveOptions;
import org.ntacl.registry.hive.HiveSecurity;
import org.ntacl.registry.hive.HiveValue;
import org.ntacl.sid.Sid;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;

/** What is measured about a hive file; each begins with opening it. */
final class HiveWork {
  private static final String DOMAIN = "S-1-5-21-1004336348-1177238915-682003330-";

  /** Ten who are asked about: from everybody to an administrator. */
  static final List<AccessToken> PRINCIPALS =
      List.of(
          AccessToken.of(WellKnownSid.EVERYONE.sid()).build(),
          AccessToken.of(WellKnownSid.ANONYMOUS.sid()).build(),
          AccessToken.of(WellKnownSid.AUTHENTICATED_USERS.sid())
              .memberOf(WellKnownSid.EVERYONE)
              .build(),
          user(1104),
          user(1105),
          user(1106),
          AccessToken.of(Sid.parse(DOMAIN + 501))
              .memberOf(WellKnownSid.EVERYONE, WellKnownSid.BUILTIN_GUESTS)
              .build(),
          AccessToken.of(WellKnownSid.NETWORK_SERVICE.sid())
              .memberOf(WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS)
              .build(),
          AccessToken.of(WellKnownSid.LOCAL_SERVICE.sid())
              .memberOf(WellKnownSid.EVERYONE, WellKnownSid.AUTHENTICATED_USERS)
              .build(),
          AccessToken.of(Sid.parse(DOMAIN + 500))
              .memberOf(
                  WellKnownSid.EVERYONE,
                  WellKnownSid.AUTHENTICATED_USERS,
                  WellKnownSid.BUILTIN_USERS,
                  WellKnownSid.BUILTIN_ADMINISTRATORS)
              .build());

  private static final AuditQuestion QUESTION =
      new AuditQuestion(PRINCIPALS, AuditQuestion.WRITING);

  private HiveWork() {}

  private static AccessToken user(int rid) {
    return AccessToken.of(Sid.parse(DOMAIN + rid))
        .memberOf(
            WellKnownSid.EVERYONE,
            WellKnownSid.AUTHENTICATED_USERS,
            WellKnownSid.BUILTIN_USERS,
            WellKnownSid.INTERACTIVE)
        .build();
  }

  /**
   * Opens a hive and walks all keys with their names and descriptors; a descriptor that several
   * keys share is decoded once.
   *
   * @return a number that depends on all that was read
   */
  static long walk(Path file) throws IOException {
    return keys(Hive.open(file, HiveOptions.DEFAULT), false);
  }

  /** Does {@link #walk} and reads classes, times and values as well: all that a hive holds. */
  static long walkAll(Path file) throws IOException {
    return keys(Hive.open(file, HiveOptions.DEFAULT), true);
  }

  private static long keys(Hive hive, boolean withValues) {
    Map<Integer, Integer> descriptors = new HashMap<>();
    long[] sum = new long[1];
    hive.keys()
        .forEachOrdered(
            key -> {
              sum[0] += key.name().length();
              sum[0] +=
                  descriptors.computeIfAbsent(key.securityId(), id -> entries(key.security()));
              if (withValues) {
                sum[0] += rest(key);
              }
            });
    return sum[0];
  }

  private static int entries(Optional<HiveSecurity> security) {
    return security
        .flatMap(cell -> cell.tryDescriptor().descriptor())
        .map(descriptor -> descriptor.dacl().aces().size())
        .orElse(0);
  }

  private static long rest(HiveKey key) {
    long sum = key.lastWritten() + key.className().map(String::length).orElse(0);
    for (HiveValue value : key.values()) {
      sum += value.name().length() + value.data().size();
    }
    return sum;
  }

  /** Opens a hive and audits all its keys for {@link #PRINCIPALS}. */
  static HiveAudit audit(Path file) throws IOException {
    return HiveAudit.of(Hive.open(file, HiveOptions.DEFAULT), QUESTION);
  }
}
