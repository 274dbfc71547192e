package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ntacl.registry.Machine.ALL;
import static org.ntacl.registry.Machine.DACL;
import static org.ntacl.registry.Machine.OPEN;
import static org.ntacl.registry.Machine.SYSTEM;
import static org.ntacl.registry.Machine.statusOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.sddl.Sddl;

/** Duplicates of handles, paths made at once, several values at once, and what is set of keys. */
class HandleOperationsTest {
  private static final String DEEP = OPEN + "\\a\\b\\c";

  private final Machine machine = new Machine();
  private final KeyHandle open = machine.user.create(OPEN + "\\Key", ALL);

  // ---- duplicates

  @Test
  void duplicate_fewerRights_hasThoseAndTheSameObject() {
    KeyHandle reader = open.duplicate(AccessMask.GENERIC_READ);

    assertThat(reader.granted()).isEqualTo(KeyRights.READ);
    assertThat(reader.object()).isSameAs(open.object());
    assertThat(reader).isNotEqualTo(open);
    assertThat(statusOf(() -> reader.setValue(KeyValue.ofText("a", "b"))))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(open.duplicate().granted()).isEqualTo(ALL);
  }

  @Test
  void duplicate_moreRights_areRefusedWhateverTheDescriptorSays() {
    KeyHandle reader = machine.user.open(OPEN + "\\Key", KeyRights.READ);

    assertThat(statusOf(() -> reader.duplicate(ALL))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    reader.close();
    assertThat(statusOf(reader::duplicate)).isEqualTo(NtStatus.STATUS_INVALID_HANDLE);
  }

  @Test
  void duplicate_closed_leavesTheOtherOpen() {
    KeyHandle twin = open.duplicate();
    List<String> log = machine.record("1");

    twin.close();
    twin.close();

    assertThat(log).isEmpty();
    assertThat(statusOf(twin::query)).isEqualTo(NtStatus.STATUS_INVALID_HANDLE);
    assertThat(open.query().name()).isEqualTo("Key");
    log.clear();
    open.close();
    assertThat(log).containsExactly("PRE_KEY_HANDLE_CLOSE", "POST_KEY_HANDLE_CLOSE STATUS_SUCCESS");
    assertThat(statusOf(open::query)).isEqualTo(NtStatus.STATUS_INVALID_HANDLE);
  }

  @Test
  void duplicate_sharesContextsAndWatches() {
    KeyHandle twin = open.duplicate();
    AtomicReference<Optional<Object>> seen = new AtomicReference<>(Optional.empty());
    CallbackCookie cookie =
        machine
            .registry
            .callbacks()
            .register(
                "1",
                seen,
                (last, what, information) -> {
                  last.set(information.objectContext());
                  return CallbackReply.SUCCESS;
                });
    machine.registry.callbacks().setObjectContext(cookie, open.object(), "mine");
    CompletableFuture<NtStatus> change = open.notifyChange(Set.of(KeyChange.LAST_SET), false);

    open.close();
    twin.query();

    assertThat(seen.get()).contains("mine");
    assertThat(change).isNotDone();
    twin.setValue(KeyValue.ofText("a", "b"));
    assertThat(change).isCompletedWithValue(NtStatus.STATUS_NOTIFY_ENUM_DIR);
  }

  // ---- RegCreateKeyEx

  @Test
  void createPath_missingKeys_areMadeFromTheTop() {
    List<String> log = machine.record("1");
    KeyRequest request =
        KeyRequest.of(DEEP, ALL).withClass("Kind").withSecurity(Sddl.parse("D:P(A;;KA;;;WD)"));

    try (KeyHandle key = machine.user.createPath(request)) {
      assertThat(key.granted()).isEqualTo(ALL);
      assertThat(key.disposition()).isEqualTo(Disposition.REG_CREATED_NEW_KEY);
      assertThat(key.query().className()).isEqualTo("Kind");
      assertThat(key.querySecurity(DACL).toSddl()).isEqualTo("D:PAI(A;;KA;;;WD)");
    }

    assertThat(log.stream().filter(line -> line.startsWith("POST_CREATE")))
        .containsExactly(
            "POST_CREATE_KEY_EX STATUS_OBJECT_NAME_NOT_FOUND",
            "POST_CREATE_KEY_EX STATUS_OBJECT_NAME_NOT_FOUND",
            "POST_CREATE_KEY_EX STATUS_SUCCESS",
            "POST_CREATE_KEY_EX STATUS_SUCCESS",
            "POST_CREATE_KEY_EX STATUS_SUCCESS");
    KeyHandle above = machine.user.open(OPEN + "\\a\\b", KeyRights.READ);
    assertThat(above.query().className()).isEmpty();
    assertThat(above.querySecurity(DACL).toSddl()).isEqualTo("D:AI(A;CIID;KA;;;WD)");
  }

  @Test
  void createPath_existingKey_isOpenedWithoutMore() {
    machine.user.createPath(KeyRequest.of(DEEP, ALL)).close();
    List<String> log = machine.record("1");

    assertThat(machine.user.createPath(KeyRequest.of(DEEP + "\\", ALL)).disposition())
        .isEqualTo(Disposition.REG_OPENED_EXISTING_KEY);
    assertThat(log).hasSize(2);
  }

  @Test
  void createPath_belowAKey_options_areThoseOfAll() {
    KeyRequest request = KeyRequest.of("x\\y", ALL).below(open).with(KeyOption.VOLATILE);

    machine.user.createPath(request).close();

    assertThat(open.open("x", KeyRights.READ).query().isVolatile()).isTrue();
    KeyRequest link = KeyRequest.of("l\\m", ALL).below(open).with(KeyOption.CREATE_LINK);
    machine.user.createPath(link).close();
    assertThat(open.open("l", KeyRights.READ).query().isLink()).isFalse();
  }

  @Test
  void createPath_refused_leavesWhatWasMade() {
    assertThat(statusOf(() -> machine.user.createPath(KeyRequest.of(SYSTEM + "\\a\\b", ALL))))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(
            statusOf(
                () ->
                    machine.user.createPath(
                        KeyRequest.of("u\\v", ALL.or(AccessMask.ACCESS_SYSTEM_SECURITY))
                            .below(open))))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(open.subkeyNames()).containsExactly("u");
  }

  @Test
  void createPath_tooManyLevels_makesNothing() {
    assertThat(
            statusOf(
                () -> machine.user.createPath(KeyRequest.of("k\\".repeat(33), ALL).below(open))))
        .isEqualTo(NtStatus.STATUS_IMPLEMENTATION_LIMIT);
    assertThat(open.subkeyNames()).isEmpty();
    machine.user.createPath(KeyRequest.of("k\\".repeat(32), ALL).below(open)).close();
    assertThat(statusOf(() -> machine.user.createPath(KeyRequest.of("\\Other", ALL))))
        .isEqualTo(NtStatus.STATUS_OBJECT_PATH_NOT_FOUND);
  }

  // ---- several values at once

  @Test
  void queryValues_all_comeInTheOrderOfTheQuestion() {
    open.setValue(KeyValue.ofText("a", "1"));
    open.setValue(KeyValue.ofText("B", "22"));

    assertThat(open.queryValues(List.of("b", "A"), 12))
        .containsExactly(KeyValue.ofText("B", "22"), KeyValue.ofText("a", "1"));
    assertThat(open.queryValues(List.of(), 0)).isEmpty();
  }

  @Test
  void queryValues_refusals_haveTheirStatus() {
    open.setValue(KeyValue.ofText("a", "1"));
    open.setValue(KeyValue.ofText("B", "22"));

    assertThat(statusOf(() -> open.queryValues(List.of("a", "gone"), 100)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    // six bytes, two to the next multiple of four, four bytes
    RegistryException tooSmall =
        catchThrowableOfType(
            RegistryException.class, () -> open.queryValues(List.of("B", "a"), 11));
    assertThat(tooSmall.status()).isEqualTo(NtStatus.STATUS_BUFFER_OVERFLOW);
    assertThat(tooSmall.needed()).hasValue(12);
    KeyHandle writer = open.duplicate(KeyRights.SET_VALUE);
    assertThat(statusOf(() -> writer.queryValues(List.of("a"), 100)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  // ---- what is set of keys

  @Test
  void setInformation_isToldByQuery() {
    Instant time = Instant.parse("2020-01-01T00:00:00Z");
    CompletableFuture<NtStatus> change = open.notifyChange(Set.of(KeyChange.ATTRIBUTES), false);

    open.setInformation(new KeySetInformation.WriteTime(time));
    open.setInformation(new KeySetInformation.Wow64Flags(1));
    open.setInformation(new KeySetInformation.ControlFlags(8));
    open.setInformation(new KeySetInformation.Virtualization(false, true, false));

    assertThat(open.query().lastWrite()).isEqualTo(time);
    assertThat(open.query().flags()).isEqualTo(new KeyFlags(1, 8, false, true, false));
    assertThat(change).isCompletedWithValue(NtStatus.STATUS_NOTIFY_ENUM_DIR);
    assertThat(new KeySetInformation.WriteTime(time).informationClass()).isZero();
    assertThat(new KeySetInformation.Virtualization(false, false, false).informationClass())
        .isEqualTo(3);
    KeyHandle reader = open.duplicate(KeyRights.READ);
    assertThat(statusOf(() -> reader.setInformation(new KeySetInformation.Wow64Flags(2))))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
  }

  @Test
  void setSecurity_rightsThatKeysDoNotHave_areNotStored() {
    open.setSecurity(DACL, Machine.dacl("(A;;0x111fffff;;;WD)(A;CIIO;0x111fffff;;;WD)"));

    // registry 1.1
    assertThat(open.querySecurity(SecurityInformation.of(SecurityInformation.DACL)).toSddl())
        .isEqualTo("D:(A;;KA;;;WD)(A;CIIO;0x111fffff;;;WD)");
  }
}
