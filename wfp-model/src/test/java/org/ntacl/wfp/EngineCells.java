package org.ntacl.wfp;

import static org.ntacl.wfp.Machine.adminToken;
import static org.ntacl.wfp.Machine.userToken;
import static org.ntacl.wfp.Matrix.Evidence.DOCUMENTED;
import static org.ntacl.wfp.Matrix.Evidence.INFERRED;

import java.util.List;
import java.util.function.Function;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.Matrix.Evidence;
import org.ntacl.wfp.model.EngineOption;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.FwpValue;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.SessionInfo;

/** The calls about the engine, sessions and transactions, and the functions of services. */
final class EngineCells {
  private static final FwpStatus OK = FwpStatus.ERROR_SUCCESS;
  private static final FwpStatus DENIED = FwpStatus.ERROR_ACCESS_DENIED;
  private static final String ENGINE = ObjectClass.ENGINE.label();
  private static final FwpValue ONE = new FwpValue.UInt32(1);
  private static final long HOUR = 3_600_000;

  private final Matrix matrix;

  EngineCells(Matrix matrix) {
    this.matrix = matrix;
  }

  void run() {
    opening();
    options();
    sessions();
    transactions();
    losses();
    for (ServiceCall function : ServiceCall.values()) {
      service(function);
    }
    eventsThatAreOff();
  }

  private void cell(
      String table,
      String row,
      Evidence evidence,
      FwpStatus status,
      Function<Stage, Runnable> situation) {
    matrix.cell(table, row, ENGINE, evidence, status, situation);
  }

  private void opening() {
    String table = "EngineOpen0, EngineClose0";
    cell(
        table,
        "with exactly the rights",
        DOCUMENTED,
        OK,
        s -> {
          s.grant(ObjectClass.ENGINE, WfpRights.OPEN);
          return () -> s.machine.open(userToken(1106).build());
        });
    cell(
        table,
        "without OPEN",
        DOCUMENTED,
        DENIED,
        s -> {
          s.grant(ObjectClass.ENGINE, WfpRights.GENERIC_ALL.minus(WfpRights.OPEN));
          return () -> s.machine.open(userToken(1106).build());
        });
    cell(
        table,
        "by an administrator, whatever the descriptor",
        DOCUMENTED,
        OK,
        s -> {
          s.admin.setSecurityInfo(ObjectClass.ENGINE, Machine.DACL, Machine.dacl("(D;;GA;;;WD)"));
          return () -> s.machine.open(adminToken());
        });
    cell(
        table,
        "by a driver, whatever the descriptor",
        DOCUMENTED,
        OK,
        s -> {
          s.admin.setSecurityInfo(ObjectClass.ENGINE, Machine.DACL, Machine.dacl("(D;;GA;;;WD)"));
          return () -> s.machine.engine.openInKernel(userToken(1106).build(), Machine.session());
        });
    SessionInfo named = SessionInfo.builder().sessionKey(Machine.key(5)).build();
    cell(
        table,
        "a session of that key is open",
        DOCUMENTED,
        FwpStatus.FWP_E_ALREADY_EXISTS,
        s -> {
          s.machine.engine.open(adminToken(), named);
          return () -> s.machine.engine.open(adminToken(), named);
        });
    cell(
        table,
        "a session of that key was closed",
        INFERRED,
        OK,
        s -> {
          s.machine.engine.open(adminToken(), named).close();
          return () -> s.machine.engine.open(adminToken(), named);
        });
    cell(
        table,
        "closing twice",
        INFERRED,
        OK,
        s -> {
          s.dynamic.close();
          return s.dynamic::close;
        });
  }

  private void options() {
    right(
        "EngineGetOption0",
        WfpRights.READ,
        "READ",
        session -> session.option(EngineOption.NAME_CACHE));
    right(
        "EngineSetOption0",
        WfpRights.WRITE,
        "WRITE",
        session -> session.setOption(EngineOption.NAME_CACHE, ONE));
    inTransactions("EngineGetOption0", OK, OK, session -> session.option(EngineOption.NAME_CACHE));
    inTransactions(
        "EngineSetOption0",
        FwpStatus.FWP_E_TXN_IN_PROGRESS,
        FwpStatus.FWP_E_TXN_IN_PROGRESS,
        session -> session.setOption(EngineOption.NAME_CACHE, ONE));
    cell(
        "EngineSetOption0",
        "from a dynamic session",
        DOCUMENTED,
        FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
        s -> () -> s.dynamic.setOption(EngineOption.NAME_CACHE, ONE));
    cell(
        "EngineSetOption0",
        "tracking connections no more, while the operational log is on",
        DOCUMENTED,
        FwpStatus.FWP_E_STILL_ON,
        s -> {
          s.machine.engine.kernel().setOperationalLog(true);
          return () ->
              s.admin.setOption(EngineOption.MONITOR_IPSEC_CONNECTIONS, new FwpValue.UInt32(0));
        });
    cell(
        "EngineSetOption0",
        "a value of another type",
        INFERRED,
        FwpStatus.FWP_E_TYPE_MISMATCH,
        s -> () -> s.admin.setOption(EngineOption.NAME_CACHE, new FwpValue.UInt64(1)));
  }

  private void sessions() {
    right(
        "SessionCreateEnumHandle0",
        WfpRights.ENUM,
        "ENUM",
        session -> session.enumerateSessions().next(10));
    inTransactions(
        "SessionCreateEnumHandle0",
        FwpStatus.FWP_E_TXN_IN_PROGRESS,
        FwpStatus.FWP_E_TXN_IN_PROGRESS,
        EngineHandle::enumerateSessions);
  }

  /** A call of a session. */
  private interface SessionCall {
    void run(EngineHandle session);
  }

  private void right(String table, AccessMask right, String name, SessionCall call) {
    cell(
        table,
        "with exactly the rights",
        DOCUMENTED,
        OK,
        s -> {
          s.grant(ObjectClass.ENGINE, right);
          return () -> call.run(s.user);
        });
    cell(
        table,
        "without " + name,
        DOCUMENTED,
        DENIED,
        s -> {
          s.grant(ObjectClass.ENGINE, WfpRights.GENERIC_ALL.minus(right));
          return () -> call.run(s.user);
        });
  }

  private void inTransactions(
      String table, FwpStatus reading, FwpStatus writing, SessionCall call) {
    cell(
        table,
        "in a transaction for reading",
        DOCUMENTED,
        reading,
        s -> {
          s.admin.beginReadOnly();
          return () -> call.run(s.admin);
        });
    cell(
        table,
        "in a transaction for writing",
        DOCUMENTED,
        writing,
        s -> {
          s.admin.begin();
          return () -> call.run(s.admin);
        });
  }

  private void transactions() {
    right(
        "TransactionBegin0 for reading",
        WfpRights.BEGIN_READ_TXN,
        "BEGIN_READ_TXN",
        EngineHandle::beginReadOnly);
    right(
        "TransactionBegin0 for writing",
        WfpRights.BEGIN_WRITE_TXN,
        "BEGIN_WRITE_TXN",
        EngineHandle::begin);
    FwpStatus open = FwpStatus.FWP_E_TXN_IN_PROGRESS;
    inTransactions("TransactionBegin0 for reading", open, open, EngineHandle::beginReadOnly);
    inTransactions("TransactionBegin0 for writing", open, open, EngineHandle::begin);
    inTransactions("TransactionCommit0", OK, OK, EngineHandle::commit);
    inTransactions("TransactionAbort0", OK, OK, EngineHandle::abort);
    cell(
        "TransactionCommit0",
        "in no transaction",
        DOCUMENTED,
        FwpStatus.FWP_E_NO_TXN_IN_PROGRESS,
        s -> s.admin::commit);
    cell(
        "TransactionAbort0",
        "in no transaction",
        DOCUMENTED,
        FwpStatus.FWP_E_NO_TXN_IN_PROGRESS,
        s -> s.admin::abort);
    waiting("another session writes", true, FwpStatus.FWP_E_TIMEOUT, FwpStatus.FWP_E_TIMEOUT);
    waiting("another session reads", false, OK, FwpStatus.FWP_E_TIMEOUT);
  }

  private void waiting(String row, boolean writer, FwpStatus reading, FwpStatus writing) {
    SessionInfo patient = SessionInfo.builder().txnWaitTimeoutInMSec(1000).build();
    cell(
        "TransactionBegin0 for reading",
        row,
        INFERRED,
        reading,
        s -> {
          begin(s.admin, writer);
          return s.machine.engine.open(adminToken(), patient)::beginReadOnly;
        });
    cell(
        "TransactionBegin0 for writing",
        row,
        writer ? DOCUMENTED : INFERRED,
        writing,
        s -> {
          begin(s.admin, writer);
          return s.machine.engine.open(adminToken(), patient)::begin;
        });
    cell(
        "Any call that changes something",
        row,
        writer ? DOCUMENTED : INFERRED,
        writing,
        s -> {
          begin(s.admin, writer);
          EngineHandle other = s.machine.engine.open(adminToken(), patient);
          return () -> other.add(Machine.provider(1));
        });
    cell(
        "Any call that reads",
        row,
        INFERRED,
        reading,
        s -> {
          begin(s.admin, writer);
          EngineHandle other = s.machine.engine.open(adminToken(), patient);
          return () -> other.getByKey(ObjectClass.LAYER, Machine.LAYER);
        });
  }

  private static void begin(EngineHandle session, boolean writing) {
    if (writing) {
      session.begin();
    } else {
      session.beginReadOnly();
    }
  }

  private void losses() {
    for (String table : List.of("Any call that changes something", "Any call that reads")) {
      SessionCall call =
          table.endsWith("reads")
              ? session -> session.getByKey(ObjectClass.LAYER, Machine.LAYER)
              : session -> session.add(Machine.provider(1));
      cell(
          table,
          "the session was aborted",
          DOCUMENTED,
          FwpStatus.FWP_E_SESSION_ABORTED,
          s -> {
            s.machine.engine.abortSession(s.admin.session().sessionKey());
            return () -> call.run(s.admin);
          });
      cell(
          table,
          "the transaction was held for an hour",
          DOCUMENTED,
          FwpStatus.FWP_E_TXN_ABORTED,
          s -> {
            s.admin.begin();
            s.machine.clock.pass(HOUR);
            return () -> call.run(s.admin);
          });
      cell(
          table,
          "the transaction was held for an hour, the second call",
          INFERRED,
          OK,
          s -> {
            s.admin.begin();
            s.machine.clock.pass(HOUR);
            Machine.statusOf(() -> call.run(s.admin));
            return () -> call.run(s.admin);
          });
      cell(
          table,
          "a driver holds the transaction for a year",
          DOCUMENTED,
          OK,
          s -> {
            EngineHandle driver = s.machine.engine.openInKernel(adminToken(), Machine.session());
            driver.begin();
            s.machine.clock.pass(365 * 24 * HOUR);
            return () -> call.run(driver);
          });
      cell(
          table,
          "the handle is closed",
          INFERRED,
          FwpStatus.ERROR_INVALID_HANDLE,
          s -> {
            s.admin.close();
            return () -> call.run(s.admin);
          });
    }
  }

  private void eventsThatAreOff() {
    matrix.cell(
        "Functions about what has one descriptor",
        ServiceCall.NET_EVENT_ENUM.function() + ", no events are collected",
        "rights",
        DOCUMENTED,
        FwpStatus.FWP_E_NET_EVENTS_DISABLED,
        s -> {
          s.admin.setOption(EngineOption.COLLECT_NET_EVENTS, new FwpValue.UInt32(0));
          return () -> s.admin.require(ServiceCall.NET_EVENT_ENUM);
        });
  }

  private void service(ServiceCall function) {
    String table = "Functions about what has one descriptor";
    String row = function.function();
    Evidence evidence = function.isDocumented() ? DOCUMENTED : Evidence.OPEN;
    matrix.cell(
        table,
        row,
        "rights",
        evidence,
        OK,
        s -> {
          s.grant(function.kind(), function.rights());
          return () -> s.user.require(function);
        });
    if (!function.rights().isEmpty()) {
      for (int bit = 1; bit != 0; bit <<= 1) {
        AccessMask right = AccessMask.of(bit);
        if (function.rights().contains(right)) {
          matrix.cell(
              table,
              row,
              right.equals(WfpRights.ENUM) || function.rights().equals(right)
                  ? "without the (first) right"
                  : "without the second right",
              evidence,
              DENIED,
              s -> {
                s.grant(function.kind(), WfpRights.GENERIC_ALL.minus(right));
                return () -> s.user.require(function);
              });
        }
      }
    }
    Evidence ofTransactions =
        function == ServiceCall.KEY_MANAGER_ADD_AND_REGISTER ? DOCUMENTED : evidence;
    FwpStatus inside = function.isAlone() ? FwpStatus.FWP_E_TXN_IN_PROGRESS : OK;
    matrix.cell(
        table,
        row,
        "reading transaction",
        ofTransactions,
        inside,
        s -> {
          s.admin.beginReadOnly();
          return () -> s.admin.require(function);
        });
    matrix.cell(
        table,
        row,
        "writing transaction",
        ofTransactions,
        inside,
        s -> {
          s.admin.begin();
          return () -> s.admin.require(function);
        });
    matrix.cell(
        table,
        row,
        "dynamic session",
        evidence,
        function.isClosedToDynamic() ? FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS : OK,
        s -> () -> s.dynamic.require(function));
  }
}
