package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.registry.Machine.ALL;
import static org.ntacl.registry.Machine.SYSTEM;
import static org.ntacl.registry.Machine.statusOf;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.Hive;
import org.ntacl.registry.hive.HiveOptions;
import org.ntacl.registry.hive.HiveText;
import org.ntacl.registry.hive.HiveWriter;
import org.ntacl.sddl.Sddl;
import org.ntacl.token.Privilege;

/** Hives that are loaded, unloaded and saved. */
class RegistryHivesTest {
  private static final String PLACE = "\\REGISTRY\\MACHINE\\Other";

  private static final Hive HIVE =
      hive(
          """
          ntacl-hive 1
          []
          security=O:BAG:SYD:PAI(A;CI;KR;;;BU)(A;CI;KA;;;BA)
          [App]
          "Name"="value"
          @=dword:1
          [App\\Deep]
          security=O:SYG:SYD:P(A;;KA;;;SY)S:(ML;;NW;;;LW)
          """);

  private final Machine machine = new Machine();
  private final RegistryCaller operator = machine.adminWith(Privilege.BACKUP, Privilege.RESTORE);

  private static Hive hive(String text) {
    return read(HiveWriter.write(HiveText.parse(text), HiveWriter.VERSION_5));
  }

  private static Hive read(Bytes bytes) {
    return Hive.read(bytes, HiveOptions.DEFAULT.strict(true));
  }

  private static void assertSame(Hive saved, Hive original) {
    assertThat(HiveDump.of(saved)).isEqualTo(HiveDump.of(original));
    assertThat(saved.check().faults()).isZero();
  }

  // ---- as tools do

  @Test
  void mount_hive_hasItsKeysWithAllThatTheyHold() {
    machine.registry.mount(PLACE, HIVE);

    KeyHandle app = machine.user.open(PLACE + "\\APP", KeyRights.READ);
    assertThat(app.query().lastWrite()).isEqualTo(HIVE.find("App").orElseThrow().lastWrittenTime());
    assertThat(app.queryValue("name")).isEqualTo(KeyValue.ofText("Name", "value"));
    assertThat(app.query().valueCount()).isEqualTo(2);
    assertThat(statusOf(() -> machine.admin.open(PLACE + "\\App\\Deep", KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(machine.registry.descriptors())
        .anySatisfy(
            shared -> {
              assertThat(shared.descriptor())
                  .isEqualTo(Sddl.parse("O:SYG:SYD:P(A;;KA;;;SY)S:(ML;;NW;;;LW)"));
              assertThat(shared.keyCount()).isEqualTo(1);
            });
  }

  @Test
  void save_mountedHive_isTheSame() {
    machine.registry.mount(PLACE, HIVE);

    for (int version : List.of(HiveWriter.VERSION_3, HiveWriter.VERSION_5)) {
      assertSame(read(machine.registry.save(PLACE, version)), HIVE);
    }
  }

  @Test
  void save_afterChanges_hasThem() {
    machine.registry.mount(PLACE, HIVE);
    try (KeyHandle app = machine.admin.open(PLACE + "\\App", ALL)) {
      app.deleteValue("");
      app.create("New", ALL).setValue(KeyValue.ofText("x", "y"));
      machine
          .admin
          .create(KeyRequest.of("Passing", ALL).below(app).with(KeyOption.VOLATILE))
          .close();
      machine
          .admin
          .create(
              KeyRequest.of("Link", KeyRights.SET_VALUE)
                  .below(app)
                  .with(KeyOption.CREATE_LINK)
                  .withClass("Kind"))
          .setValue(KeyValue.linkTo(SYSTEM));
    }

    Hive saved = read(machine.registry.save(PLACE, HiveWriter.VERSION_5));

    assertThat(HiveDump.of(saved))
        .contains("App\\New x=790000", "App\\Link SymbolicLinkValue=")
        .doesNotContain("Passing");
    assertThat(saved.find("App").orElseThrow().value("")).isEmpty();
    assertThat(saved.find("App\\Link").orElseThrow().isSymbolicLink()).isTrue();
    assertThat(saved.find("App\\Link").orElseThrow().className()).contains("Kind");
    SecurityDescriptor inherited =
        saved.find("App\\New").orElseThrow().security().orElseThrow().descriptor();
    assertThat(inherited.dacl().toString()).contains("(A;CIID;KR;;;BU)");
    // and it can be mounted again
    machine.registry.mount(PLACE + "2", saved);
    assertSame(read(machine.registry.save(PLACE + "2", HiveWriter.VERSION_5)), saved);
  }

  @Test
  void mount_whatIsNoHive_isRefused() {
    byte[] bytes = HIVE.bytes().toArray();
    bytes[508]++;
    Hive damaged = Hive.read(Bytes.of(bytes), HiveOptions.DEFAULT);
    Hive none = Hive.read(Bytes.of(new byte[8192]), HiveOptions.DEFAULT);

    assertThat(statusOf(() -> machine.registry.mount(PLACE, damaged)))
        .isEqualTo(NtStatus.STATUS_REGISTRY_CORRUPT);
    assertThat(statusOf(() -> machine.registry.mount(PLACE, none)))
        .isEqualTo(NtStatus.STATUS_NOT_REGISTRY_FILE);
    assertThat(statusOf(() -> machine.registry.mount(SYSTEM, HIVE)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_COLLISION);
    assertThat(statusOf(() -> machine.registry.mount(PLACE + "\\Deeper", HIVE)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    assertThat(statusOf(() -> machine.registry.save(PLACE, HiveWriter.VERSION_5)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
  }

  // ---- as programs do

  @Test
  void load_needsThePrivilegeAndThePlace() {
    assertThat(statusOf(() -> machine.admin.load(PLACE, "file", HIVE)))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(statusOf(() -> operator.load(SYSTEM + "\\Below", "file", HIVE)))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
    List<String> log = machine.record("1");

    operator.load(PLACE, "file", HIVE);

    assertThat(log).containsExactly("PRE_LOAD_KEY", "POST_LOAD_KEY STATUS_SUCCESS");
    assertThat(machine.user.open(PLACE + "\\App", KeyRights.READ).subkeyNames())
        .containsExactly("Deep");
  }

  @Test
  void unload_whileKeysAreOpen_isRefused() {
    operator.load(PLACE, "file", HIVE);
    int before = machine.registry.descriptors().size();
    KeyHandle app = machine.user.open(PLACE + "\\App", KeyRights.READ);
    KeyHandle twin = app.duplicate();

    assertThat(statusOf(() -> machine.admin.unload(PLACE)))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(statusOf(() -> operator.unload(PLACE))).isEqualTo(NtStatus.STATUS_CANNOT_DELETE);
    app.close();
    assertThat(statusOf(() -> operator.unload(PLACE))).isEqualTo(NtStatus.STATUS_CANNOT_DELETE);
    twin.close();
    List<String> log = machine.record("1");
    operator.unload(PLACE);

    assertThat(log).containsExactly("PRE_UNLOAD_KEY", "POST_UNLOAD_KEY STATUS_SUCCESS");
    assertThat(statusOf(() -> machine.user.open(PLACE, KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    assertThat(machine.registry.descriptors()).hasSize(before - 3);
    assertThat(statusOf(() -> operator.unload(SYSTEM + "\\Open")))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
  }

  @Test
  void save_throughAHandle_needsThePrivilegeAndTheRights() {
    operator.load(PLACE, "file", HIVE);
    KeyHandle byUser = machine.user.open(PLACE + "\\App", KeyRights.READ);
    KeyHandle narrow = operator.open(PLACE + "\\App", KeyRights.QUERY_VALUE);
    KeyHandle key = operator.open(PLACE + "\\App", KeyRights.READ);

    assertThat(statusOf(() -> byUser.save(HiveWriter.VERSION_5)))
        .isEqualTo(NtStatus.STATUS_PRIVILEGE_NOT_HELD);
    assertThat(statusOf(() -> narrow.save(HiveWriter.VERSION_5)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThatThrownBy(() -> key.save(4)).isInstanceOf(IllegalArgumentException.class);
    List<String> log = machine.record("1");
    Hive saved = read(key.save(HiveWriter.VERSION_5));

    assertThat(log).containsExactly("PRE_SAVE_KEY", "POST_SAVE_KEY STATUS_SUCCESS");
    assertThat(saved.root().orElseThrow().name()).isEqualTo("App");
    assertThat(saved.keys().map(Object::toString)).containsExactly("", "Deep");
  }

  @Test
  void load_byACallback_isForbiddenOrReported() {
    machine
        .registry
        .callbacks()
        .register(
            "1",
            "",
            (context, what, information) -> {
              if (information instanceof RegLoadKeyInformation load) {
                assertThat(load.keyName()).isEqualTo("MACHINE\\Other");
                assertThat(load.sourceFile()).isEqualTo("file");
                return CallbackReply.of(NtStatus.STATUS_ACCESS_DENIED);
              }
              return CallbackReply.SUCCESS;
            });

    assertThat(statusOf(() -> operator.load(PLACE, "file", HIVE)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(statusOf(() -> operator.open(PLACE, KeyRights.READ)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
  }

  @Test
  void setInformation_flags_areKeptInFiles() {
    machine.registry.mount(PLACE, HIVE);
    Instant time = Instant.parse("2001-02-03T04:05:06.0000007Z");
    try (KeyHandle app = machine.admin.open(PLACE + "\\App", ALL)) {
      app.setInformation(new KeySetInformation.Virtualization(true, false, true));
      app.setInformation(new KeySetInformation.WriteTime(time));
    }

    Hive saved = read(machine.registry.save(PLACE, HiveWriter.VERSION_5));
    assertThat(saved.find("App").orElseThrow().flags() & 0x380).isEqualTo(0x180);
    assertThat(saved.find("App").orElseThrow().lastWrittenTime()).isEqualTo(time);
    machine.registry.mount(PLACE + "2", saved);
    assertThat(machine.admin.open(PLACE + "2\\App", ALL).query().flags())
        .isEqualTo(new KeyFlags(0, 0, true, false, true));
  }
}
