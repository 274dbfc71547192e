package org.ntacl.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.cli.console.Paint;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.JsonReader;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.AceType;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.SidContext;
import org.ntacl.testing.RandomAces;
import org.ntacl.testing.RandomDescriptors;
import org.ntacl.testing.SeededCases;

class ReportProperties {
  private static Subject subject(SecurityDescriptor descriptor, ObjectType type) {
    return new Subject(StoredDescriptor.of(descriptor), type, true, SidContext.NONE);
  }

  @Test
  void text_anyDescriptor_isPrintableLines() {
    SeededCases.of(1, 500)
        .check(
            random -> {
              ObjectType type = ObjectTypes.ALL.get(random.nextInt(ObjectTypes.ALL.size()));
              Subject subject = subject(new RandomDescriptors(random).any(), type);
              String text = TextReport.of(subject, Paint.PLAIN, 100);
              assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                  .isEmpty();
              assertThat(text).startsWith("Type     " + type.name() + "\n").endsWith("\n");
            });
  }

  @Test
  void json_anyDescriptor_saysAsManyEntriesAsThereAre() {
    SeededCases.of(2, 200)
        .check(
            random -> {
              SecurityDescriptor descriptor = new RandomDescriptors(random).any();
              Subject subject = subject(descriptor, TypeChoice.UNTYPED);
              String json = JsonOutput.line(output -> JsonReport.write(subject, output));
              JsonFields dacl =
                  JsonFields.of(JsonReader.read(json), "").object("dacl").orElseThrow();
              assertThat(dacl.list("entries")).hasSameSizeAs(descriptor.dacl().aces());
            });
  }

  @ParameterizedTest
  @EnumSource(AceType.class)
  void text_entryOfEveryType_isExplained(AceType type) {
    SeededCases.of(type.ordinal(), 20)
        .check(
            random -> {
              Ace ace = new RandomAces(random).any(type);
              String text =
                  TextReport.of(
                      subject(
                          SecurityDescriptor.EMPTY.withSacl(AceList.of(List.of(ace))),
                          ObjectTypes.FILE),
                      Paint.PLAIN,
                      100);
              assertThat(text).contains("\n  1  ", "     applies to  ");
            });
  }

  @Test
  void rights_anyMask_areNamedExactly() {
    SeededCases.of(3, 20_000)
        .check(
            random -> {
              ObjectType type = ObjectTypes.ALL.get(random.nextInt(ObjectTypes.ALL.size()));
              int all = type.mapping().all().bits();
              int bits = random.nextBoolean() ? random.nextInt() : random.nextInt() & all;
              AccessMask mask = AccessMask.of(bits);
              assertThat(type.parse(RightWords.of(type, mask).names())).isEqualTo(mask);
            });
  }
}
