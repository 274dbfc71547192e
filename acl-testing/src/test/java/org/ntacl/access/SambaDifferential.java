package org.ntacl.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AccessAce;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.testing.Population;
import org.ntacl.testing.PopulationDescriptors;
import org.ntacl.testing.RandomValues;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;

/**
 * Compares the check with that of python3-samba, where both are meant to be Windows': plain
 * entries, ownership and OWNER RIGHTS, a DACL that is there, no generic bits, no label, two
 * privileges.
 */
class SambaDifferential {
  private static final int CASES = 100_000;
  private static final int BATCH = 200;
  private static final long SEED = 60;
  private static final String PYTHON = "/usr/bin/python3";

  /** The check, and the line that asks the other engine the same. */
  private record Case(Question question, String line) {}

  @Test
  void check_plainDescriptors_agreesWithSamba() throws IOException, InterruptedException {
    Path oracle = Path.of(System.getProperty("ntacl.shared"), "tools", "pysamba_oracle.py");
    assumeTrue(Files.exists(oracle), () -> "skipped: no " + oracle);
    assumeTrue(sambaIsInstalled(), "skipped: python3-samba is not installed");
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    int granted = 0;
    Process process =
        new ProcessBuilder(PYTHON, oracle.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int done = 0; done < CASES; done += BATCH) {
        granted += compare(draw(random), out, in, wrong);
      }
    } finally {
      process.destroy();
    }
    System.out.printf(
        "access check against python3-samba: %d of %d agree, %d granted%n",
        CASES - wrong.size(), CASES, granted);
    assertThat(wrong).isEmpty();
    assertThat(granted).isGreaterThan(CASES / 10);
  }

  private static boolean sambaIsInstalled() throws IOException, InterruptedException {
    if (!Files.exists(Path.of(PYTHON))) {
      return false;
    }
    return new ProcessBuilder(PYTHON, "-c", "import samba.dcerpc.security")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** Returns how many of the cases are granted. */
  private static int compare(
      List<Case> cases, BufferedWriter out, BufferedReader in, List<String> wrong)
      throws IOException {
    for (Case one : cases) {
      out.write(one.line);
      out.newLine();
    }
    out.flush();
    int granted = 0;
    for (Case one : cases) {
      String expected = normal(in.readLine());
      AccessDecision decision = RandomQuestions.decide(one.question);
      granted += decision.isGranted() ? 1 : 0;
      if (!expected.equals(ours(decision))) {
        wrong.add(expected + " but " + decision + " for " + one.question);
      }
    }
    return granted;
  }

  /** Success with nothing granted is a denial: Samba has no other way to say it. */
  private static String normal(String answer) {
    assertThat(answer).as("answer of the other engine").isNotNull().startsWith("OK\t");
    String[] fields = answer.split("\t", -1);
    return fields[2].equals("0x00000000") && fields[3].equals("0")
        ? "0x00000000 5"
        : fields[2] + " " + fields[3];
  }

  private static String ours(AccessDecision decision) {
    int error = decision.status() == NtStatus.STATUS_SUCCESS ? 0 : decision.status().win32();
    return "0x%08x %d".formatted(decision.granted().bits(), error);
  }

  private static List<Case> draw(RandomGenerator random) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      cases.add(one(random));
    }
    return cases;
  }

  private static Case one(RandomGenerator random) {
    SecurityDescriptor descriptor = descriptor(random);
    List<Sid> sids = new ArrayList<>();
    AccessToken token = token(random, sids);
    AccessMask desired = desired(random);
    String enabled =
        List.of(Privilege.SECURITY, Privilege.TAKE_OWNERSHIP).stream()
            .filter(token::isEnabled)
            .map(privilege -> " enable=" + privilege)
            .collect(Collectors.joining());
    String line =
        String.join(
            "\t",
            "check",
            "hex:" + Bytes.of(SelfRelative.encode(descriptor)).toHex(),
            desired.toString(),
            "file",
            "sids="
                + sids.stream().map(Sid::toString).collect(Collectors.joining(","))
                + enabled
                + " nomap");
    Question question =
        new Question(
            ObjectTypes.FILE, CheckOptions.DEFAULT, descriptor, token, AccessRequest.of(desired));
    return new Case(question, line);
  }

  /**
   * Entries without the bits that Samba takes as they are: generic ones, and those no entry can
   * give.
   */
  private static SecurityDescriptor descriptor(RandomGenerator random) {
    SecurityDescriptor drawn = new PopulationDescriptors(random).plain();
    List<Ace> entries = new ArrayList<>();
    for (Ace ace : drawn.dacl().aces()) {
      AccessAce entry = (AccessAce) ace;
      int mapped = ObjectTypes.FILE.mapping().map(entry.mask().bits());
      entries.add(entry.withMask(AccessMask.of(mapped & 0x001F_FFFF)));
    }
    return drawn.withDacl(AceList.of(entries));
  }

  private static AccessToken token(RandomGenerator random, List<Sid> sids) {
    RandomValues values = new RandomValues(random);
    sids.add(values.oneOf(Population.USERS_PROPER));
    AccessTokenBuilder builder = AccessToken.of(sids.get(0));
    for (Sid group : Population.GROUPS) {
      if (random.nextBoolean()) {
        sids.add(group);
        builder.memberOf(group);
      }
    }
    if (values.oneIn(4)) {
      builder.privileges(Privilege.SECURITY);
    }
    if (values.oneIn(4)) {
      builder.privileges(Privilege.TAKE_OWNERSHIP);
    }
    return builder.build();
  }

  private static AccessMask desired(RandomGenerator random) {
    int rights = new PopulationDescriptors(random).rights().bits();
    return AccessMask.of(
        switch (random.nextInt(8)) {
          case 0, 1 -> Integer.lowestOneBit(rights);
          case 2, 3 -> Bits.MAXIMUM_ALLOWED;
          case 4 -> Bits.MAXIMUM_ALLOWED | rights;
          case 5 -> Bits.ACCESS_SYSTEM_SECURITY | (random.nextBoolean() ? rights : 0);
          default -> rights;
        });
  }
}
