package org.ntacl.wfp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.WfpRights;

/** Codes, flags and types as the Windows headers number them. */
class NumbersOfWindowsTest {
  @ParameterizedTest
  @CsvSource({
    "FWP_E_CALLOUT_NOT_FOUND, 0x80320001",
    "FWP_E_ALREADY_EXISTS, 0x80320009",
    "FWP_E_IN_USE, 0x8032000A",
    "FWP_E_DYNAMIC_SESSION_IN_PROGRESS, 0x8032000B",
    "FWP_E_WRONG_SESSION, 0x8032000C",
    "FWP_E_TXN_IN_PROGRESS, 0x8032000E",
    "FWP_E_LIFETIME_MISMATCH, 0x80320016",
    "FWP_E_BUILTIN_OBJECT, 0x80320017",
    "FWP_E_NULL_DISPLAY_NAME, 0x80320023",
    "FWP_E_RESERVED, 0x80320029",
    "FWP_E_NEVER_MATCH, 0x80320033",
    "FWP_E_TOO_MANY_SUBLAYERS, 0x80320036",
    "FWP_E_INVALID_CIPHER_TRANSFORM, 0x80320039",
    "FWP_E_INVALID_TRANSFORM_COMBINATION, 0x8032003B",
    "FWP_E_IKEEXT_NOT_RUNNING, 0x80320044",
    "FWP_E_DROP_NOICMP, 0x80320104",
    "ERROR_ACCESS_DENIED, 0x5",
    "ERROR_INVALID_SECURITY_DESCR, 0x53A",
    "RPC_S_SERVER_UNAVAILABLE, 0x6BA",
    "RPC_E_DISCONNECTED, 0x80010108"
  })
  void status_hasItsNumber(FwpStatus status, String code) {
    assertThat(status.code()).isEqualTo((int) Long.decode(code).longValue());
    assertThat(FwpStatus.ofCode(status.code())).contains(status);
  }

  @ParameterizedTest
  @EnumSource(FwpStatus.class)
  void status_hasATwinForDriversAndAMeaning(FwpStatus status) {
    if (status.isOfFilterEngine()) {
      assertThat(status.ntStatus() & 0xFFFF).isEqualTo(status.code() & 0xFFFF);
      assertThat(status.ntStatus() >>> 16).isEqualTo(0xC022);
      assertThat(status.ntStatusName()).startsWith("STATUS_FWP_");
    }
    assertThat(status.meaning()).matches("[a-z].*[^.]");
    assertThat(status.isSuccess()).isEqualTo(status.code() == 0);
  }

  @Test
  void statuses_areAllOfThem() {
    List<FwpStatus> own =
        Arrays.stream(FwpStatus.values()).filter(s -> s.name().startsWith("FWP_E_")).toList();
    // 0x01 to 0x44 without a gap, and 0x104
    assertThat(own).hasSize(0x44 + 1);
    for (int n = 1; n <= 0x44; n++) {
      assertThat(FwpStatus.ofCode(0x8032_0000 + n)).as("0x%x", n).isPresent();
    }
    assertThat(FwpStatus.ofCode(0x8032_0045)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ActionFlag.class,
        CalloutFlag.class,
        ConnectionEnumFlag.class,
        FilterEnumFlag.class,
        FilterFlag.class,
        LayerFlag.class,
        NetEventFlag.class,
        NetEventKeyword.class,
        ProviderContextFlag.class,
        ProviderFlag.class,
        SessionFlag.class,
        SubLayerFlag.class,
        SubscriptionFlag.class,
        TransactionFlag.class,
        TunnelFlag.class
      })
  void flags_areSingleBitsInTheirOrder(Class<? extends WfpFlag> type) {
    int last = 0;
    for (WfpFlag flag : type.getEnumConstants()) {
      assertThat(Integer.bitCount(flag.bits())).as("%s", flag).isEqualTo(1);
      assertThat(flag.bits()).as("%s", flag).isGreaterThan(last);
      assertThat(flag.windowsName()).endsWith(flag.toString());
      last = flag.bits();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED, 0x10",
    "FWPM_FILTER_FLAG_RESERVED2, 0x4000",
    "FWPM_FILTER_FLAG_IPSEC_NO_ACQUIRE_INITIATE, 0x800"
  })
  void filterFlag_hasItsBit(String name, String bit) {
    FilterFlag flag = WindowsName.find(FilterFlag.class, name).orElseThrow();
    assertThat(flag.bits()).isEqualTo(Integer.decode(bit));
  }

  @Test
  void windowsNames_areUnique() {
    Set<String> names = new HashSet<>();
    for (MatchType type : MatchType.values()) {
      assertThat(type.code()).isEqualTo(type.ordinal());
      assertThat(names.add(type.windowsName())).isTrue();
      assertThat(WindowsName.find(MatchType.class, type.windowsName())).contains(type);
    }
    for (DataType type : DataType.values()) {
      assertThat(names.add(type.windowsName())).isTrue();
    }
    assertThat(DataType.RANGE.code()).isEqualTo(0x102);
    assertThat(DataType.BITMAP_ARRAY64.code()).isEqualTo(20);
    assertThat(WindowsName.find(MatchType.class, "FWP_MATCH_NOTHING")).isEmpty();
  }

  @Test
  void actionTypes_areMadeOfTheirFlags() {
    assertThat(ActionType.values())
        .filteredOn(ActionType::isCallout)
        .containsExactly(
            ActionType.CALLOUT_TERMINATING,
            ActionType.CALLOUT_INSPECTION,
            ActionType.CALLOUT_UNKNOWN);
    assertThat(ActionType.values())
        .filteredOn(type -> !type.isForFilters())
        .containsExactly(ActionType.CONTINUE, ActionType.NONE, ActionType.NONE_NO_MATCH);
  }

  @Test
  void objectClasses_haveTheirFacts() {
    assertThat(ObjectClass.values())
        .filteredOn(ObjectClass::isAddable)
        .containsExactly(
            ObjectClass.PROVIDER,
            ObjectClass.PROVIDER_CONTEXT,
            ObjectClass.SUBLAYER,
            ObjectClass.CALLOUT,
            ObjectClass.FILTER);
    assertThat(ObjectClass.values())
        .filteredOn(ObjectClass::hasObjectSecurity)
        .hasSize(6)
        .contains(ObjectClass.LAYER);
    assertThat(ObjectClass.LAYER.idBits()).isEqualTo(16);
    assertThat(ObjectClass.CALLOUT.idBits()).isEqualTo(32);
    assertThat(ObjectClass.FILTER.notFound()).isEqualTo(FwpStatus.FWP_E_FILTER_NOT_FOUND);
    for (ObjectClass kind : ObjectClass.values()) {
      assertThat(ObjectClass.ofLabel(kind.label())).contains(kind);
    }
    assertThat(ObjectClass.ofLabel("nothing")).isEmpty();
  }

  @Test
  void rights_areThoseOfTheType() {
    assertThat(ObjectTypes.WFP.mapping().write()).isEqualTo(WfpRights.GENERIC_WRITE);
    assertThat(ObjectTypes.WFP.mapping().all()).isEqualTo(WfpRights.GENERIC_ALL);
  }
}
