package org.ntacl.wfp.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.Bytes;
import org.ntacl.Guid;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.wfp.model.ActionType;
import org.ntacl.wfp.model.CalloutKeys;
import org.ntacl.wfp.model.EnumTemplate;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ProviderContextData;
import org.ntacl.wfp.model.RawElement;
import org.ntacl.wfp.model.SubLayerKeys;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.state.StateShape.ActionStyle;
import org.ntacl.wfp.state.StateShape.BlobStyle;

class WfpStateXmlTest {
  @ParameterizedTest
  @EnumSource(Fixture.class)
  void write_whatWasRead_isTheSameBytes(Fixture fixture) {
    StateImport read = WfpStateXml.read(fixture.bytes());
    assertThat(read.report().findings()).isEmpty();
    assertThat(read.report().isExact()).isTrue();
    assertThat(WfpStateXml.write(read.state())).isEqualTo(fixture.bytes());
    assertThat(read.state().danglingReferences()).isEmpty();
  }

  @Test
  void read_bothShapes_tellTheSame() {
    WfpState older = WfpStateXml.read(Fixture.OLDER.bytes()).state();
    WfpState newer = WfpStateXml.read(Fixture.NEWER.bytes()).state();
    assertThat(newer.counts()).isEqualTo(older.counts());
    assertThat(newer.sessions()).isEqualTo(older.sessions());
    assertThat(newer.providerContexts()).isEqualTo(older.providerContexts());
    assertThat(newer.subscriptions()).isEqualTo(older.subscriptions());
    assertThat(newer.callouts()).isEqualTo(older.callouts());
    assertThat(newer.documents()).extracting(RawElement::name).containsExactly("firewallState");
    assertThat(older.documents()).isEmpty();
  }

  @Test
  void read_shapes_areRecognised() {
    StateShape older = WfpStateXml.read(Fixture.OLDER.bytes()).state().shape();
    StateShape newer = WfpStateXml.read(Fixture.NEWER.bytes()).state().shape();
    assertThat(older.actions()).isEqualTo(ActionStyle.CALLOUT_KEY);
    assertThat(newer.actions()).isEqualTo(ActionStyle.FILTER_TYPE);
    assertThat(older.lineEnding()).isEqualTo("\r\n");
    assertThat(newer.lineEnding()).isEqualTo("\n");
    assertThat(older.hasFinalLineEnding()).isFalse();
    assertThat(newer.hasFinalLineEnding()).isTrue();
    assertThat(older.hasByteOrderMark()).isTrue();
    assertThat(older.keys().plain()).containsExactly(SubLayerKeys.MPSSVC_WF);
    assertThat(newer.keys()).isEqualTo(KeySpelling.NEWEST);
    assertThat(older.blobs()).isEqualTo(BlobStyle.TEXT);
  }

  @Test
  void read_otherShape_isWrittenInIt() {
    WfpState state = WfpStateXml.read(Fixture.OLDER.bytes()).state();
    StateShape plain =
        new StateShape(
            Optional.empty(),
            false,
            "\n",
            true,
            ActionStyle.FILTER_TYPE,
            BlobStyle.DOTS,
            KeySpelling.NEWEST,
            SidContext.NONE);
    Bytes written = WfpStateXml.write(state.withShape(plain));
    StateImport again = WfpStateXml.read(written);
    assertThat(again.state()).isEqualTo(state.withShape(plain));
    assertThat(again.report().isExact()).isTrue();
  }

  @Test
  void read_filter_hasAllMembers() {
    WfpState state = WfpStateXml.read(Fixture.NEWER.bytes()).state();
    Filter filter = state.filters().get(0);
    assertThat(filter.displayData().name()).contains("Permit the tool");
    assertThat(filter.displayData().description()).contains("first <line>");
    assertThat(filter.flags().known())
        .containsExactlyInAnyOrder(
            FilterFlag.PERSISTENT,
            FilterFlag.INDEXED,
            FilterFlag.SYSTEMOS_ONLY,
            FilterFlag.GAMEOS_ONLY);
    assertThat(filter.flags().names()).containsExactly("FWPM_FILTER_FLAG_HAS_FILTER_ORIGIN");
    assertThat(filter.providerData()).isEqualTo(Bytes.parseHex("41003c263e00ff7e"));
    assertThat(filter.weight()).isEqualTo(new FwpValue.UInt8(12));
    assertThat(filter.rawContext()).isEqualTo(-1);
    assertThat(filter.filterId()).isEqualTo(70001);
    assertThat(filter.effectiveWeight()).isEqualTo(new FwpValue.UInt64(0xC000_0000_0000_0001L));
    assertThat(filter.conditions())
        .extracting(condition -> condition.value().type().name())
        .containsExactly(
            "BYTE_BLOB", "SECURITY_DESCRIPTOR", "SID", "UINT32", "V4_ADDR_MASK", "RANGE", "UINT32");
    assertThat(filter.conditions().get(3).value()).isEqualTo(new FwpValue.UInt32(0xC000_0201L));
    assertThat(filter.conditions().get(4).value())
        .isEqualTo(new FwpValue.V4AddressMask(0xC633_6400L, 0xFFFF_FF00L));
    assertThat(filter.conditions().get(6).value()).isEqualTo(new FwpValue.UInt32(0xFFFF_FFFFL));
  }

  @Test
  void read_actions_haveTheirCallouts() {
    for (Fixture fixture : Fixture.values()) {
      List<Filter> filters = WfpStateXml.read(fixture.bytes()).state().filters();
      assertThat(filters.get(1).action().calloutKey())
          .hasToString("Optional[55555555-0000-4000-8000-000000000001]");
      assertThat(filters.get(1).hasProviderContext()).isTrue();
      assertThat(filters.get(2).action().type()).isEqualTo(ActionType.CALLOUT_UNKNOWN);
      assertThat(filters.get(2).action().calloutKey())
          .contains(CalloutKeys.TCP_CHIMNEY_CONNECT_LAYER_V4);
    }
    Filter typed = WfpStateXml.read(Fixture.NEWER.bytes()).state().filters().get(3);
    assertThat(typed.action().filterType())
        .hasToString("Optional[77777777-0000-4000-8000-000000000001]");
    assertThat(typed.action().calloutKey()).isEmpty();
  }

  @Test
  void read_contextsAndSubscriptions_areTyped() {
    WfpState state = WfpStateXml.read(Fixture.OLDER.bytes()).state();
    assertThat(state.providerContexts().get(0).data())
        .isEqualTo(new ProviderContextData.General(Bytes.of((byte) 1, (byte) 2, (byte) 3)));
    assertThat(state.providerContexts().get(0).id()).isEqualTo(Long.MIN_VALUE + 2);
    assertThat(state.providerContexts().get(1).data())
        .isInstanceOfSatisfying(
            ProviderContextData.ClassifyOptions.class,
            options -> assertThat(options.options()).hasSize(2));
    assertThat(state.providerContexts().get(2).data())
        .isInstanceOf(ProviderContextData.Policy.class);
    assertThat(state.subscriptions())
        .extracting(Subscription::target)
        .containsExactly(
            ObjectClass.CALLOUT,
            ObjectClass.CALLOUT,
            ObjectClass.FILTER,
            ObjectClass.NET_EVENTS,
            ObjectClass.PROVIDER_CONTEXT,
            ObjectClass.SUBLAYER);
    EnumTemplate.Filters template =
        (EnumTemplate.Filters) state.subscriptions().get(2).template().orElseThrow();
    assertThat(template.actionMask().bits()).isEqualTo(EnumTemplate.Filters.ANY_ACTION);
    assertThat(template.providerContexts()).isPresent();
    assertThat(template.conditions().get(0).value()).isEqualTo(new FwpValue.UInt32(0xCB00_7109L));
  }

  @Test
  void read_unknownElement_isReportedWithItsPlace() {
    StateImport read = Fixture.OLDER.readWith("<rawContext>0</rawContext>", "<novel>1</novel>");
    assertThat(read.report().count(FindingKind.UNKNOWN_ELEMENT)).isEqualTo(1);
    Finding finding = read.report().findings().get(0);
    assertThat(finding.message()).isEqualTo("unknown element `novel`");
    assertThat(line(Fixture.OLDER.text(), finding.line())).contains("<rawContext>0<");
    assertThat(finding.column()).isGreaterThan(1);
    assertThat(read.report().isComplete()).isFalse();
    assertThat(read.report().isExact()).isFalse();
    assertThat(read.state().unread()).isEmpty();
  }

  @Test
  void read_unknownSection_isReportedAndKept() {
    StateImport read =
        Fixture.OLDER.readWith("<ipsecSaContexts/>", "<novel numItems=\"1\"><item/></novel>");
    assertThat(read.report().count(FindingKind.UNKNOWN_ELEMENT)).isEqualTo(1);
    assertThat(read.state().sections())
        .extracting(RawElement::name)
        .containsExactly("novel", "aleConnectedEndpoints", "ipsecStatistics");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <type>FWP_UINT8</type>                    | <type>FWP_UINT7</type>          | `FWP_UINT7`
          <uint8>12</uint8>                         | <uint8>256</uint8>              | `256`
          <uint8>12</uint8>                         | <uint8>-1</uint8>               | `-1`
          <uint8>12</uint8>                         | <uint8>+1</uint8>               | `+1`
          <uint8>12</uint8>                         | <uint16>12</uint16>             | no uint8
          <uint64>7</uint64>                        | <uint64>18446744073709551616</uint64> | 18446744073709551616
          <matchType>FWP_MATCH_RANGE</matchType>    | <matchType>FWP_MATCH_X</matchType> | `FWP_MATCH_X`
          <sd>O:SYG:SYD:                            | <sd>O:SYG:SYD:(                 | no SDDL
          <sid>S-1-0-0</sid>                        | <sid>S-1</sid>                  | no SID
          <uint32>192.0.2.1</uint32>                | <uint32>192.0.2.256</uint32>    | `192.0.2.256`
          <byteArray16>fe80::</byteArray16>         | <byteArray16>fe80</byteArray16> | `fe80`
          <data>41003c26                            | <data>zz                        | no hexadecimal octets
          <filterKey>{6                             | <filterKey>{x                   | no GUID in braces
          <filterId>70001</filterId>                | <filterId/>                     | no integer of 64 bits
          <weight>                                  | <weigth>                        | no weight
          """)
  void read_filterThatCannotBeRead_isReportedAndKept(String part, String bad, String message) {
    String close = bad.equals("<weigth>") ? "</weight>" : null;
    String text = Fixture.OLDER.text();
    int filters = text.indexOf("<filters ");
    int at = text.indexOf(part, filters);
    String changed = text.substring(0, at) + bad + text.substring(at + part.length());
    if (close != null) {
      changed = changed.replaceFirst("</weight>", "</weigth>");
    }
    StateImport read = Fixture.read(changed);
    assertThat(read.report().findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.UNKNOWN_VALUE);
              assertThat(finding.message()).contains(message);
              assertThat(finding.line()).isGreaterThan(1);
            });
    assertThat(read.state().filters()).hasSize(3);
    assertThat(read.state().unread()).hasSize(1);
    // nothing is lost: the export has the object in its place
    StateImport again = WfpStateXml.read(WfpStateXml.write(read.state()));
    assertThat(again.state()).isEqualTo(read.state());
    assertThat(read.report().count(FindingKind.WRITTEN_OTHERWISE)).isZero();
  }

  @Test
  void read_unknownNames_areReportedAndKept() {
    StateImport flag = Fixture.OLDER.readWith("FWPM_FILTER_FLAG_INDEXED", "FWPM_FILTER_FLAG_NOVEL");
    assertThat(flag.report().findings().get(0).message())
        .isEqualTo("unknown flag `FWPM_FILTER_FLAG_NOVEL`");
    assertThat(flag.state().filters().get(0).flags().names())
        .containsExactly("FWPM_FILTER_FLAG_NOVEL");
    StateImport key = Fixture.OLDER.readWith("FWPM_PROVIDER_IKEEXT", "FWPM_PROVIDER_NOVEL");
    assertThat(key.report().findings().get(0).message())
        .isEqualTo("unknown key `FWPM_PROVIDER_NOVEL`");
    for (StateImport read : List.of(flag, key)) {
      assertThat(read.report().findingCounts())
          .containsEntry(FindingKind.UNKNOWN_VALUE, 1)
          .containsEntry(FindingKind.WRITTEN_OTHERWISE, 0);
      assertThat(WfpStateXml.read(WfpStateXml.write(read.state())).state()).isEqualTo(read.state());
    }
    Guid made = key.state().providers().get(1).key();
    assertThat(key.state().shape().keys().print(KeyKind.PROVIDER, made))
        .isEqualTo("FWPM_PROVIDER_NOVEL");
    assertThat(key.state().shape().keys().key("FWPM_PROVIDER_NOVEL")).contains(made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          O:SYG:SYD:(A;;CCRC;;;S-1-5-80   | O:SYG:SYD:(A;;RCCC;;;S-1-5-80
          <uint8>12</uint8>               | <uint8>012</uint8>
          A......~                        | A.<![CDATA[<]]>...~
          <uint32>192.0.2.1</uint32>      | <uint32>3221225985</uint32>
          FWPM_SUBLAYER_TEREDO            | {ba69dc66-5176-4979-9c89-26a7b46a8327}
          FWPM_FILTER_FLAG_INDEXED        | 00000040
          """)
  void read_otherSpelling_isReportedByItsLine(String part, String other) {
    StateImport read = Fixture.OLDER.readWith(part, other);
    assertThat(read.report().isComplete()).isTrue();
    assertThat(read.report().isExact()).isFalse();
    assertThat(read.report().findings())
        .isNotEmpty()
        .allMatch(finding -> finding.kind() == FindingKind.WRITTEN_OTHERWISE);
    assertThat(read.report().findings().get(0).message()).contains("becomes");
  }

  @Test
  void read_missingLines_areReportedOnce() {
    StateImport read = Fixture.OLDER.readWith("\t\t\t<kernelMode>", "\r\n\t\t\t<kernelMode>");
    assertThat(read.report().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).isEqualTo("695 lines become 694");
              assertThat(line(Fixture.OLDER.text(), finding.line())).contains("<kernelMode>");
            });
  }

  @Test
  void read_wrongNumberOfItems_isReported() {
    StateImport read =
        Fixture.OLDER.readWith("<sessions numItems=\"2\">", "<sessions numItems=\"3\">");
    assertThat(read.report().findings().get(0).message()).isEqualTo("2 items, not `3`");
    assertThat(read.state().sessions()).hasSize(2);
  }

  @Test
  void read_strangeParts_areReported() {
    assertThat(messages("<sessions numItems=\"2\">", "<sessions numItems=\"2\" x=\"1\">"))
        .contains("unknown attribute `x`");
    assertThat(messages("<sessions numItems=\"2\">", "<sessions numItems=\"2\">text"))
        .contains("text in a list: `text`");
    assertThat(messages("<displayData>", "<displayData>text"))
        .contains("text between elements: `text`");
    assertThat(messages("<txnWaitTimeoutInMSec>6000000", "<txnWaitTimeoutInMSec>6000000<a/>"))
        .contains("unknown element `a`");
    assertThat(messages("</sessions>", "<other/></sessions>")).contains("unknown element `other`");
  }

  private static List<String> messages(String part, String replacement) {
    return Fixture.OLDER.readWith(part, replacement).report().findings().stream()
        .map(Finding::message)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                  | 1 | no document of wfpstate
          hello                                               | 1 | no document of wfpstate
          <wfpstate/>text                                     | 1 | no document of wfpstate
          <wfpdiag/>                                          | 1 | a document of `wfpdiag`
          <wfpstate>                                          | 1 | no well-formed XML
          </d><wfpstate/>                                     | 1 | no well-formed XML
          <wfpstate>&x;</wfpstate>                            | 1 |
          <!DOCTYPE a [<!ENTITY x "y">]><wfpstate>&x;</wfpstate> | 1 |
          <wfpstate><?php x?></wfpstate>                      | 1 | something else
          <wfpstate a="1" a="2"/>                             | 1 | no well-formed XML
          """)
  void read_noDump_isRefusedWithItsPlace(String text, int line, String message) {
    assertThatThrownBy(() -> Fixture.read(text))
        .isInstanceOfSatisfying(
            StateException.class,
            e -> {
              assertThat(e.line()).isEqualTo(line);
              assertThat(e.column()).isPositive();
              assertThat(e.getMessage()).contains(message == null ? "" : message);
            });
  }

  /** Found by fuzzing: the JDK counts columns from 0 there. */
  @ParameterizedTest
  @ValueSource(strings = {"\r\u000b", "\r\n\u000b", "\n\u000b", "\n\t\u000b", "\r\r"})
  void read_forbiddenCharacterFirstOfItsLine_isRefusedWithItsPlace(String layout) {
    assertThatThrownBy(() -> Fixture.read("<wfpstate>" + layout + "\u000b</wfpstate>"))
        .isInstanceOfSatisfying(
            StateException.class,
            e -> {
              assertThat(e.line()).isGreaterThan(1);
              assertThat(e.column()).isPositive();
            });
  }

  @Test
  void read_entityFromOutside_isNotFetched() {
    String text =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE wfpstate [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<wfpstate><timeStamp>&x;</timeStamp></wfpstate>";
    assertThatThrownBy(() -> Fixture.read(text)).isInstanceOf(StateException.class);
  }

  @Test
  void read_badBytes_tellTheirPlace() {
    byte[] bytes = "<wfpstate>\n<a>x</a></wfpstate>".getBytes(StandardCharsets.UTF_8);
    bytes[14] = (byte) 0xFF;
    assertThatThrownBy(() -> WfpStateXml.read(Bytes.of(bytes)))
        .isInstanceOfSatisfying(
            StateException.class,
            e -> assertThat(List.of(e.line(), e.column())).containsExactly(2, 4));
  }

  @Test
  void read_beyondTheLimits_isRefused() throws IOException {
    Bytes dump = Fixture.OLDER.bytes();
    StateLimits usual = StateLimits.DEFAULT;
    for (StateLimits limits :
        List.of(
            new StateLimits(dump.size() - 1, usual.maxElements(), usual.maxDepth(), 1),
            new StateLimits(usual.maxBytes(), 100, usual.maxDepth(), 1),
            new StateLimits(usual.maxBytes(), usual.maxElements(), 5, 1))) {
      assertThatThrownBy(() -> WfpStateXml.read(dump, options(limits)))
          .as("%s", limits)
          .isInstanceOf(StateException.class)
          .hasMessageContaining("than");
      assertThatThrownBy(
              () -> WfpStateXml.read(new ByteArrayInputStream(dump.toArray()), options(limits)))
          .isInstanceOf(StateException.class);
    }
    StateLimits tight = new StateLimits(dump.size(), 2_000, 16, 1);
    assertThat(WfpStateXml.read(new ByteArrayInputStream(dump.toArray()), options(tight)).state())
        .isEqualTo(WfpStateXml.read(dump).state());
    assertThatThrownBy(() -> new StateLimits(1, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StateOptions options(StateLimits limits) {
    return new StateOptions(limits, Optional.empty());
  }

  @Test
  void read_aliasOfTheMachine_needsTheMachine() {
    String part = "O:SYG:SYD:(A;;CCRC;;;S-1-5-80-1-2-3-4-5)";
    String relative = "O:SYG:SYD:(A;;CCRC;;;LA)";
    StateImport unknown = Fixture.OLDER.readWith(part, relative);
    assertThat(unknown.report().findings().get(0).message()).contains("no SDDL", "`LA`");
    assertThat(unknown.state().unread()).hasSize(1);

    String text = Fixture.OLDER.text().replace(part, relative);
    Bytes dump = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    SidContext machine = SidContext.ofMachine(Sid.parse("S-1-5-21-1-2-3"));
    StateImport given = WfpStateXml.read(dump, StateOptions.in(machine));
    assertThat(given.report().findings()).isEmpty();
    assertThat(given.state().filters().get(0).conditions().get(1).value().toString())
        .contains("S-1-5-21-1-2-3-500");
    assertThat(WfpStateXml.write(given.state())).isEqualTo(dump);

    StateImport shown = Fixture.read(text.replace("S-1-5-19", "S-1-5-21-1-2-3-500"));
    assertThat(shown.report().isExact()).isTrue();
    assertThat(shown.report().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.ASSUMED);
              assertThat(finding.message()).contains("S-1-5-21-1-2-3,");
            });
    assertThat(shown.state().filters()).isEqualTo(given.state().filters());
    // two databases: neither is taken
    String two =
        text.replace("S-1-5-19", "S-1-5-21-1-2-3-500")
            .replace("<sid/>", "<sid>S-1-5-21-1-2-4-500</sid>");
    assertThat(Fixture.read(two).state().unread()).hasSize(1);
    // another account of the machine says nothing
    assertThat(Fixture.read(text.replace("S-1-5-19", "S-1-5-21-1-2-3-501")).state().unread())
        .hasSize(1);
  }

  @Test
  void read_manyFindings_keepsAsManyAsAllowed() {
    String text = "<wfpstate><sessions>" + "<x/>".repeat(50) + "</sessions></wfpstate>";
    StateImport read =
        WfpStateXml.read(
            Bytes.of(text.getBytes(StandardCharsets.UTF_8)),
            options(new StateLimits(9999, 99, 9, 10)));
    assertThat(read.report().findings()).hasSize(10);
    assertThat(read.report().count(FindingKind.UNKNOWN_ELEMENT)).isEqualTo(50);
  }

  @Test
  void read_textsWithLineEnds_comeBack() {
    StateImport read = Fixture.OLDER.readWith("first &lt;line&gt;", "a&#13;b\nc&amp;\td");
    assertThat(read.state().filters().get(0).displayData().description()).contains("a\rb\nc&\td");
    assertThat(WfpStateXml.read(WfpStateXml.write(read.state())).state()).isEqualTo(read.state());
  }

  @Test
  void danglingReferences_missingProvider_areFound() {
    StateImport read =
        Fixture.OLDER.readWith(
            "<providers numItems=\"2\">", "<providers numItems=\"2\"><!-- none -->");
    WfpState state = read.state();
    WfpState without =
        new WfpState(
            state.timeStamp(),
            state.sessions(),
            state.layers(),
            List.of(),
            state.providerContexts(),
            state.subLayers(),
            state.subscriptions(),
            state.sections(),
            state.documents(),
            state.unread(),
            state.shape());
    assertThat(without.danglingReferences())
        .hasSize(5)
        .allMatch(dangling -> dangling.to().target() == ObjectClass.PROVIDER);
  }

  private static String line(String text, int number) {
    return text.lines().toList().get(number - 1);
  }
}
