package org.ntacl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ntacl.registry.Machine.ALL;
import static org.ntacl.registry.Machine.DACL;
import static org.ntacl.registry.Machine.OPEN;
import static org.ntacl.registry.Machine.line;
import static org.ntacl.registry.Machine.statusOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;

/** Callbacks: order, replies, contexts, nesting and the end of a registration (registry 2). */
class RegistryCallbacksTest {
  private static final SecurityDescriptor OTHER = Machine.dacl("P(A;;KA;;;WD)");

  private final Machine machine = new Machine();
  private final RegistryCallbacks callbacks = machine.registry.callbacks();
  private final KeyHandle key = machine.user.create(OPEN + "\\Key", ALL);
  private final List<String> log = new ArrayList<>();

  /** Registers a callback that writes down what it is told and answers as told here. */
  private CallbackCookie listen(String altitude, RegistryCallback<List<String>> callback) {
    return callbacks.register(
        altitude,
        log,
        (list, what, information) -> {
          list.add(altitude + " " + line(what, information));
          return callback.notify(list, what, information);
        });
  }

  private static CallbackReply pass(
      List<String> list, RegNotifyClass what, RegInformation information) {
    return CallbackReply.SUCCESS;
  }

  /** Answers before operations; says success after them. */
  private static RegistryCallback<List<String>> before(CallbackReply reply) {
    return (list, what, information) ->
        information instanceof RegPostOperationInformation ? CallbackReply.SUCCESS : reply;
  }

  private static RegistryCallback<List<String>> after(CallbackReply reply) {
    return (list, what, information) ->
        information instanceof RegPostOperationInformation ? reply : CallbackReply.SUCCESS;
  }

  private NtStatus set() {
    return statusOf(() -> key.setSecurity(DACL, OTHER));
  }

  // ---- every class that operations raise

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("DELETE_KEY", KeyHandle::delete),
        operation("SET_VALUE_KEY", key -> key.setValue(KeyValue.ofText("New", ""))),
        operation("DELETE_VALUE_KEY", key -> key.deleteValue("Name")),
        operation("RENAME_KEY", key -> key.rename("Other")),
        operation("ENUMERATE_KEY", key -> key.enumerateKey(0)),
        operation("ENUMERATE_VALUE_KEY", key -> key.enumerateValue(0)),
        operation("QUERY_KEY", KeyHandle::query),
        operation("QUERY_VALUE_KEY", key -> key.queryValue("Name")),
        operation("KEY_HANDLE_CLOSE", KeyHandle::close),
        operation("CREATE_KEY_EX", key -> key.create("New", ALL)),
        operation("OPEN_KEY_EX", key -> key.open("", ALL)),
        operation("FLUSH_KEY", KeyHandle::flush),
        operation("QUERY_KEY_SECURITY", key -> key.querySecurity(DACL)),
        operation("SET_KEY_SECURITY", key -> key.setSecurity(DACL, OTHER)),
        operation("QUERY_KEY_NAME", KeyHandle::path),
        operation(
            "SET_INFORMATION_KEY", key -> key.setInformation(new KeySetInformation.Wow64Flags(1))),
        operation("QUERY_MULTIPLE_VALUE_KEY", key -> key.queryValues(List.of("name"), 100)));
  }

  private static Arguments operation(String name, Consumer<KeyHandle> operation) {
    return Arguments.of(name, operation);
  }

  private KeyHandle prepared(String name) {
    key.setValue(KeyValue.ofText("Name", "text"));
    if (name.equals("ENUMERATE_KEY")) {
      key.create("Sub", ALL);
    }
    return key;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_isShownBeforeAndAfter(String name, Consumer<KeyHandle> operation) {
    KeyHandle prepared = prepared(name);
    List<RegInformation> seen = new ArrayList<>();
    callbacks.register(
        "1",
        seen,
        (list, what, information) -> {
          assertThat(what.name()).isEqualTo((list.isEmpty() ? "PRE_" : "POST_") + name);
          list.add(information);
          return CallbackReply.SUCCESS.withCallContext("mine");
        });
    operation.accept(prepared);
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).callContext()).isEmpty();
    assertThat(seen.get(0).reserved()).isZero();
    RegPostOperationInformation end = (RegPostOperationInformation) seen.get(1);
    assertThat(end.status()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(end.object()).isPresent();
    assertThat(end.callContext()).contains("mine");
    assertThat(end.preInformation()).hasSameClassAs(seen.get(0));
    assertThat(end.preInformation().callContext()).contains("mine");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_thatIsForbidden_doesNothing(String name, Consumer<KeyHandle> operation) {
    KeyHandle prepared = prepared(name);
    listen("1", before(CallbackReply.of(NtStatus.STATUS_UNSUCCESSFUL)));
    NtStatus status = statusOf(() -> operation.accept(prepared));
    if (name.equals("KEY_HANDLE_CLOSE")) {
      // nobody can stop a handle from being closed
      assertThat(status).isEqualTo(NtStatus.STATUS_SUCCESS);
      assertThat(statusOf(prepared::query)).isEqualTo(NtStatus.STATUS_INVALID_HANDLE);
    } else {
      assertThat(status).isEqualTo(NtStatus.STATUS_UNSUCCESSFUL);
      assertThat(log).containsExactly("1 PRE_" + name);
    }
  }

  @Test
  void classes_haveTheNumbersOfTheHeaders() {
    assertThat(RegNotifyClass.values()).hasSize(51);
    assertThat(RegNotifyClass.PRE_SET_KEY_SECURITY.code()).isEqualTo(38);
    assertThat(RegNotifyClass.PRE_SET_KEY_SECURITY.post())
        .contains(RegNotifyClass.POST_SET_KEY_SECURITY);
    assertThat(RegNotifyClass.CALLBACK_OBJECT_CONTEXT_CLEANUP.code()).isEqualTo(40);
    assertThat(RegNotifyClass.POST_QUERY_KEY_NAME.code()).isEqualTo(48);
    assertThat(RegNotifyClass.POST_DELETE_KEY.code()).isEqualTo(15);
    assertThat(RegNotifyClass.PRE_SET_KEY_SECURITY.windowsName())
        .isEqualTo("RegNtPreSetKeySecurity");
  }

  // ---- order

  @Test
  void order_isByTheNumber_downBeforeAndUpAfter() {
    listen("9", RegistryCallbacksTest::pass);
    listen("370020.5", RegistryCallbacksTest::pass);
    listen("370020.49", RegistryCallbacksTest::pass);
    assertThat(set()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(log)
        .containsExactly(
            "370020.5 PRE_SET_KEY_SECURITY",
            "370020.49 PRE_SET_KEY_SECURITY",
            "9 PRE_SET_KEY_SECURITY",
            "9 POST_SET_KEY_SECURITY STATUS_SUCCESS",
            "370020.49 POST_SET_KEY_SECURITY STATUS_SUCCESS",
            "370020.5 POST_SET_KEY_SECURITY STATUS_SUCCESS");
  }

  @Test
  void order_afterOperations_canBeTheSameAsBefore() {
    Machine other = new Machine(RegistryOptions.DEFAULT.withPostFromBelow(false));
    List<String> order = new ArrayList<>();
    for (String altitude : List.of("1", "2")) {
      other
          .registry
          .callbacks()
          .register(
              altitude,
              order,
              (list, what, information) -> {
                list.add(altitude);
                return CallbackReply.SUCCESS;
              });
    }
    other.user.open(OPEN, ALL);
    assertThat(order).containsExactly("2", "1", "2", "1");
  }

  // ---- replies before an operation

  @ParameterizedTest
  @CsvSource({"STATUS_UNSUCCESSFUL, STATUS_UNSUCCESSFUL", "STATUS_CALLBACK_BYPASS, STATUS_SUCCESS"})
  void before_whoeverStops_isNotToldTheEnd_higherOnesAre(NtStatus reply, NtStatus expected) {
    listen("3", RegistryCallbacksTest::pass);
    listen("2", before(CallbackReply.of(reply)));
    listen("1", RegistryCallbacksTest::pass);
    assertThat(set()).isEqualTo(expected);
    assertThat(log)
        .containsExactly(
            "3 PRE_SET_KEY_SECURITY",
            "2 PRE_SET_KEY_SECURITY",
            "3 POST_SET_KEY_SECURITY " + expected);
    // asking the key would be stopped as well
    assertThat(key.object().node().security().descriptor().dacl()).isNotEqualTo(OTHER.dacl());
  }

  @Test
  void before_bypass_givesWhatTheOperationReturns() {
    KeyHandle elsewhere = machine.user.create(OPEN + "\\Elsewhere", ALL);
    listen("1", before(CallbackReply.BYPASS.withOutput(elsewhere)));
    assertThat(machine.user.open(OPEN + "\\None", ALL)).isSameAs(elsewhere);
  }

  @Test
  void before_bypassWithoutOutput_isAMistake() {
    listen("1", before(CallbackReply.BYPASS));
    assertThatThrownBy(key::query)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the callback at 1 gives nothing to return for RegNtPreQueryKey");
  }

  // ---- replies after an operation

  @Test
  void after_bypass_setsTheStatus_higherOnesSeeIt() {
    listen("2", RegistryCallbacksTest::pass);
    listen("1", after(CallbackReply.overriding(NtStatus.STATUS_UNSUCCESSFUL)));
    assertThat(set()).isEqualTo(NtStatus.STATUS_UNSUCCESSFUL);
    assertThat(log.get(3)).isEqualTo("2 POST_SET_KEY_SECURITY STATUS_UNSUCCESSFUL");
    // undoing is the callback's business
    assertThat(key.object().node().security().descriptor().dacl()).isEqualTo(OTHER.dacl());
  }

  @Test
  void after_bypass_makesSuccessOfFailure() {
    listen("1", after(CallbackReply.overriding(NtStatus.STATUS_SUCCESS)));
    assertThat(statusOf(() -> key.deleteValue("None"))).isEqualTo(NtStatus.STATUS_SUCCESS);
  }

  @Test
  void after_anythingElse_countsForNothing() {
    listen("1", after(CallbackReply.of(NtStatus.STATUS_UNSUCCESSFUL).withOutput(OTHER)));
    assertThat(set()).isEqualTo(NtStatus.STATUS_SUCCESS);
    assertThat(key.querySecurity(DACL).dacl()).isEqualTo(OTHER.dacl());
  }

  @Test
  void after_success_mayRewriteWhatIsReturned() {
    listen("1", after(CallbackReply.SUCCESS.withOutput(OTHER)));
    assertThat(key.querySecurity(DACL)).isEqualTo(OTHER);
  }

  @Test
  void after_refusedOpening_closesTheHandle() {
    List<Object> cleaned = new ArrayList<>();
    CallbackCookie[] cookie = new CallbackCookie[1];
    cookie[0] =
        callbacks.register(
            "1",
            cleaned,
            (list, what, information) -> {
              if (information instanceof RegPostOperationInformation post) {
                callbacks.setObjectContext(cookie[0], post.object().orElseThrow(), "mine");
                return CallbackReply.overriding(NtStatus.STATUS_ACCESS_DENIED);
              }
              if (information instanceof RegCallbackContextCleanupInformation gone) {
                list.add(gone.objectContext().orElseThrow());
              }
              return CallbackReply.SUCCESS;
            });
    assertThat(statusOf(() -> machine.user.open(OPEN, ALL)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(cleaned).containsExactly("mine");
  }

  // ---- what is told

  @Test
  void setSecurity_tellsTheInputOfTheCaller() {
    List<RegInformation> seen = new ArrayList<>();
    SecurityDescriptor input = Machine.dacl("(A;;GA;;;WD)");
    callbacks.register(
        "1",
        seen,
        (list, what, information) -> {
          list.add(information);
          return CallbackReply.SUCCESS;
        });
    key.setSecurity(DACL, input);
    assertThat(seen.get(0))
        .isEqualTo(
            new RegSetKeySecurityInformation(
                key.object(), DACL, input, Optional.empty(), Optional.empty(), 0));
  }

  @Test
  void createAndOpen_tellPathAndRoot() {
    List<RegInformation> seen = new ArrayList<>();
    callbacks.register(
        "1",
        seen,
        (list, what, information) -> {
          list.add(information);
          return CallbackReply.SUCCESS;
        });
    machine.user.open(OPEN, KeyRights.READ.or(KeyRights.WOW64_64KEY));
    key.create("Sub", ALL);
    RegOpenKeyInformation whole = (RegOpenKeyInformation) seen.get(0);
    assertThat(whole.completeName()).isEqualTo(OPEN);
    assertThat(whole.remainingName()).isEqualTo("MACHINE\\SYSTEM\\Open");
    assertThat(whole.rootObject().path()).isEqualTo("\\REGISTRY");
    assertThat(whole.wow64Flags()).isEqualTo(KeyRights.WOW64_64KEY);
    assertThat(whole.checkAccessMode()).isEqualTo(ProcessorMode.USER_MODE);
    RegCreateKeyInformation relative = (RegCreateKeyInformation) seen.get(2);
    assertThat(relative.completeName()).isEqualTo("Sub").isEqualTo(relative.remainingName());
    assertThat(relative.rootObject()).isSameAs(key.object());
  }

  @Test
  void failedOpening_hasNoObject() {
    List<Optional<KeyObject>> objects = new ArrayList<>();
    callbacks.register(
        "1",
        objects,
        (list, what, information) -> {
          if (information instanceof RegPostOperationInformation post) {
            list.add(post.object());
          }
          return CallbackReply.SUCCESS;
        });
    assertThat(statusOf(() -> key.open("None", ALL)))
        .isEqualTo(NtStatus.STATUS_OBJECT_NAME_NOT_FOUND);
    assertThat(objects).containsExactly(Optional.empty());
  }

  @Test
  void rightsOfTheHandle_areLookedAtBeforeCallbacks() {
    KeyHandle reader = machine.user.open(OPEN, KeyRights.READ);
    listen("1", RegistryCallbacksTest::pass);
    assertThat(statusOf(() -> reader.setSecurity(DACL, OTHER)))
        .isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    assertThat(log).isEmpty();
    key.delete();
    log.clear();
    assertThat(set()).isEqualTo(NtStatus.STATUS_KEY_DELETED);
    assertThat(log)
        .containsExactly("1 PRE_SET_KEY_SECURITY", "1 POST_SET_KEY_SECURITY STATUS_KEY_DELETED");
  }

  // ---- nesting

  @Test
  void nestedCalls_areSeenByLowerAltitudesOnly() {
    listen("3", RegistryCallbacksTest::pass);
    listen(
        "2",
        (list, what, information) -> {
          machine.user.open(OPEN, ALL).close();
          return CallbackReply.SUCCESS;
        });
    listen("1", RegistryCallbacksTest::pass);
    machine.user.create(OPEN + "\\New", ALL);
    // the figures of the sample of the driver kit, counting opening and closing apart
    assertThat(log).filteredOn(text -> text.startsWith("3 ")).hasSize(2);
    assertThat(log).filteredOn(text -> text.startsWith("2 ")).hasSize(2);
    assertThat(log).filteredOn(text -> text.startsWith("1 PRE")).hasSize(5);
    assertThat(log).filteredOn(text -> text.startsWith("1 POST")).hasSize(5);
  }

  @Test
  void exception_goesThroughToTheCaller_andLeavesNoTrace() {
    CallbackCookie broken =
        listen(
            "1",
            (list, what, information) -> {
              throw new UnsupportedOperationException("broken");
            });
    assertThatThrownBy(key::query).isInstanceOf(UnsupportedOperationException.class);
    callbacks.unregister(broken);
    assertThat(key.query().name()).isEqualTo("Key");
  }

  // ---- contexts of objects

  @Test
  void objectContext_isOfOneHandleAndOneCallback() {
    CallbackCookie one = listen("1", RegistryCallbacksTest::pass);
    List<Optional<Object>> seen = new ArrayList<>();
    CallbackCookie two =
        callbacks.register(
            "2",
            seen,
            (list, what, information) -> {
              list.add(information.objectContext());
              return CallbackReply.SUCCESS;
            });
    KeyHandle other = machine.user.open(OPEN + "\\Key", ALL);
    seen.clear();
    assertThat(callbacks.setObjectContext(one, key.object(), "of one")).isEmpty();
    assertThat(callbacks.setObjectContext(two, key.object(), "first")).isEmpty();
    assertThat(callbacks.setObjectContext(two, key.object(), "second")).contains("first");
    key.query();
    other.query();
    key.open("", ALL);
    assertThat(seen)
        .containsExactly(
            Optional.of("second"),
            Optional.of("second"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("second"),
            Optional.empty());
  }

  @Test
  void objectContexts_areCleanedUpOnce_whenTheHandleCloses() {
    CallbackCookie cookie = listen("1", RegistryCallbacksTest::pass);
    callbacks.setObjectContext(cookie, key.object(), "old");
    callbacks.setObjectContext(cookie, key.object(), "new");
    key.close();
    assertThat(log)
        .containsExactly(
            "1 PRE_KEY_HANDLE_CLOSE",
            "1 CALLBACK_OBJECT_CONTEXT_CLEANUP",
            "1 CALLBACK_OBJECT_CONTEXT_CLEANUP",
            "1 POST_KEY_HANDLE_CLOSE STATUS_SUCCESS");
    assertThat(statusOf(() -> callbacks.setObjectContext(cookie, key.object(), "late")))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
    callbacks.unregister(cookie);
    assertThat(log).hasSize(4);
  }

  @Test
  void unregister_cleansUp_andTheCookieIsWorthless() {
    CallbackCookie cookie = listen("1", RegistryCallbacksTest::pass);
    callbacks.setObjectContext(cookie, key.object(), "mine");
    callbacks.unregister(cookie);
    assertThat(log).containsExactly("1 CALLBACK_OBJECT_CONTEXT_CLEANUP");
    key.query();
    assertThat(log).hasSize(1);
    assertThat(statusOf(() -> callbacks.unregister(cookie)))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
    assertThat(statusOf(() -> callbacks.setObjectContext(cookie, key.object(), "mine")))
        .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
  }

  @Test
  void unregister_withinItsOwnCall_isRefused() {
    CallbackCookie[] cookie = new CallbackCookie[1];
    cookie[0] =
        listen(
            "1",
            (list, what, information) -> {
              callbacks.unregister(cookie[0]);
              return CallbackReply.SUCCESS;
            });
    assertThatThrownBy(key::query).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void unregister_waitsForWhatRuns() throws InterruptedException {
    Object[] order = new Object[2];
    Thread[] unregistering = new Thread[1];
    CallbackCookie cookie =
        callbacks.register(
            "1",
            order,
            (list, what, information) -> {
              if (information instanceof RegPostOperationInformation && list[0] == null) {
                list[0] = unregistering[0].isAlive();
              }
              return CallbackReply.SUCCESS;
            });
    unregistering[0] = new Thread(() -> callbacks.unregister(cookie));
    listen(
        "0.5",
        (list, what, information) -> {
          if (unregistering[0].getState() == Thread.State.NEW) {
            unregistering[0].start();
            while (unregistering[0].getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
          }
          return CallbackReply.SUCCESS;
        });
    key.query();
    unregistering[0].join();
    assertThat(order[0]).isEqualTo(true);
  }
}
