package org.ntacl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NtStatusTest {
  @Test
  void values_codesAndNames_areDistinct() {
    assertThat(NtStatus.values()).extracting(NtStatus::code).doesNotHaveDuplicates();
    Map<Integer, String> names = new HashMap<>();
    for (NtStatus status : NtStatus.values()) {
      // several statuses may become one error, but an error has one name
      String name = names.putIfAbsent(status.win32(), status.win32Name());
      assertThat(name).as(status.name()).isIn(null, status.win32Name());
    }
    assertThat(names.values()).doesNotHaveDuplicates();
  }

  @Test
  void isSuccess_severity_decides() {
    assertThat(NtStatus.values())
        .filteredOn(NtStatus::isSuccess)
        .containsExactly(
            NtStatus.STATUS_SUCCESS,
            NtStatus.STATUS_REPARSE,
            NtStatus.STATUS_NOT_ALL_ASSIGNED,
            NtStatus.STATUS_NOTIFY_CLEANUP,
            NtStatus.STATUS_NOTIFY_ENUM_DIR,
            NtStatus.STATUS_REGISTRY_RECOVERED,
            NtStatus.STATUS_PREDEFINED_HANDLE);
  }

  @Test
  void constants_ofEachKind_haveTheNumbersOfTheSystem() {
    assertThat(NtStatus.STATUS_ACCESS_DENIED.code()).isEqualTo(0xC0000022);
    assertThat(NtStatus.STATUS_ACCESS_DENIED.win32()).isEqualTo(5);
    assertThat(NtStatus.STATUS_ACCESS_DENIED.win32Name()).isEqualTo("ERROR_ACCESS_DENIED");
    assertThat(NtStatus.STATUS_INVALID_SID.code()).isEqualTo(0xC0000078);
    assertThat(NtStatus.STATUS_INVALID_SID.win32()).isEqualTo(1337);
  }

  @Test
  void malformedBytes_message_endsWithThePlace() {
    MalformedBytesException fault =
        new MalformedBytesException(NtStatus.STATUS_INVALID_ACL, 12, "ACL size is 3, at least 8");
    assertThat(fault).hasMessage("ACL size is 3, at least 8 at byte 12");
    assertThat(fault.status()).isEqualTo(NtStatus.STATUS_INVALID_ACL);
    assertThat(fault.offset()).isEqualTo(12);
  }
}
