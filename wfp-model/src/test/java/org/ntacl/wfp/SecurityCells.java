package org.ntacl.wfp;

import static org.ntacl.wfp.Machine.dacl;
import static org.ntacl.wfp.Matrix.Evidence.DOCUMENTED;
import static org.ntacl.wfp.Matrix.Evidence.INFERRED;
import static org.ntacl.wfp.Matrix.Evidence.OPEN;
import static org.ntacl.wfp.Stage.targetKey;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.sddl.Sddl;
import org.ntacl.token.Privilege;
import org.ntacl.wfp.Matrix.Evidence;
import org.ntacl.wfp.model.FwpStatus;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.ObjectClass.SecurityShape;
import org.ntacl.wfp.model.WfpObject;

/** The calls about security: of objects, of containers, and of what has one (wfp 2.2, 4.5). */
final class SecurityCells {
  private static final FwpStatus OK = FwpStatus.ERROR_SUCCESS;
  private static final FwpStatus DENIED = FwpStatus.ERROR_ACCESS_DENIED;

  private static final SecurityInformation OWNER =
      SecurityInformation.of(SecurityInformation.OWNER);
  private static final SecurityInformation GROUP =
      SecurityInformation.of(SecurityInformation.GROUP);
  private static final SecurityInformation DACL = SecurityInformation.of(SecurityInformation.DACL);
  private static final SecurityInformation SACL = SecurityInformation.of(SecurityInformation.SACL);
  private static final SecurityInformation PROTECT =
      SecurityInformation.of(SecurityInformation.PROTECTED_DACL);

  /** What all changes take their parts from; the owner is the user of the stage. */
  private static final SecurityDescriptor PARTS =
      Sddl.parse("O:" + Machine.DOMAIN + "1105G:BUD:(A;;GA;;;BA)(A;;GR;;;WD)S:(AU;SA;GA;;;WD)");

  private final Matrix matrix;

  SecurityCells(Matrix matrix) {
    this.matrix = matrix;
  }

  static List<ObjectClass> singles() {
    return Stream.of(ObjectClass.values())
        .filter(kind -> kind.security() == SecurityShape.SINGLE)
        .toList();
  }

  void run() {
    for (ObjectClass kind : ObjectCallCells.keyed()) {
      readings(new Place("GetSecurityInfoByKey0", "", kind, false));
      readings(new Place("GetSecurityInfoByKey0", "NULL key: ", kind, true));
      changes(new Place("SetSecurityInfoByKey0", "", kind, false));
      objectOwners(new Place("SetSecurityInfoByKey0", "", kind, false));
      changes(new Place("SetSecurityInfoByKey0", "NULL key: ", kind, true));
      unknown(kind);
    }
    for (ObjectClass kind : singles()) {
      readings(new Place("GetSecurityInfo0", "", kind, true));
      changes(new Place("SetSecurityInfo0", "", kind, true));
    }
  }

  /** Whose security it is, and where the cells stand. */
  private final class Place {
    private final String table;
    private final String prefix;
    private final ObjectClass kind;
    private final boolean container;

    Place(String table, String prefix, ObjectClass kind, boolean container) {
      this.table = table;
      this.prefix = prefix;
      this.kind = kind;
      this.container = container;
    }

    void expect(
        String row, Evidence evidence, FwpStatus status, Function<Stage, Runnable> situation) {
      matrix.cell(table, prefix + row, kind.label(), evidence, status, situation);
    }

    /** Gives everybody rights on it. */
    void grant(Stage stage, AccessMask rights) {
      if (container) {
        stage.grant(kind, rights);
      } else {
        stage.target(stage.admin, kind, rights);
      }
    }

    Runnable get(EngineHandle session, SecurityInformation information) {
      return container
          ? () -> session.securityInfo(kind, information)
          : () -> session.securityInfoByKey(kind, targetKey(kind), information);
    }

    Runnable set(EngineHandle session, SecurityInformation information) {
      return container
          ? () -> session.setSecurityInfo(kind, information, PARTS)
          : () -> session.setSecurityInfoByKey(kind, targetKey(kind), information, PARTS);
    }

    boolean isSilentAboutSessions() {
      return container
          && List.of(
                  ObjectClass.IPSEC_SA_DB,
                  ObjectClass.IKE_SA_DB,
                  ObjectClass.IPSEC_DOSP,
                  ObjectClass.KEY_MANAGERS,
                  ObjectClass.ALE_ENDPOINTS)
              .contains(kind);
    }
  }

  private void readings(Place place) {
    place.expect(
        "with exactly the rights",
        DOCUMENTED,
        OK,
        s -> {
          place.grant(s, AccessMask.READ_CONTROL);
          return place.get(s.user, DACL);
        });
    place.expect(
        "without READ_CONTROL",
        DOCUMENTED,
        DENIED,
        s -> {
          place.grant(s, WfpRights.GENERIC_ALL.minus(AccessMask.READ_CONTROL));
          return place.get(s.user, DACL);
        });
    place.expect(
        "the SACL, without the privilege",
        DOCUMENTED,
        FwpStatus.ERROR_PRIVILEGE_NOT_HELD,
        s -> {
          place.grant(s, WfpRights.GENERIC_ALL);
          return place.get(s.user, SACL);
        });
    for (boolean reading : List.of(true, false)) {
      place.expect(
          "in a transaction for " + (reading ? "reading" : "writing"),
          DOCUMENTED,
          OK,
          s -> {
            place.grant(s, AccessMask.NONE);
            begin(s.admin, reading);
            return place.get(s.admin, DACL);
          });
    }
    place.expect(
        "from a dynamic session",
        DOCUMENTED,
        OK,
        s -> {
          place.grant(s, AccessMask.NONE);
          return place.get(s.dynamic, DACL);
        });
  }

  private void changes(Place place) {
    right(place, "the DACL", DACL, AccessMask.WRITE_DAC);
    right(place, "the owner", OWNER, AccessMask.WRITE_OWNER);
    right(place, "the group", GROUP, AccessMask.WRITE_OWNER);
    right(place, "protection", PROTECT, AccessMask.WRITE_DAC);
    place.expect(
        "the SACL, without the privilege",
        INFERRED,
        FwpStatus.ERROR_PRIVILEGE_NOT_HELD,
        s -> {
          place.grant(s, WfpRights.GENERIC_ALL);
          return place.set(s.user, SACL);
        });
    place.expect(
        "the SACL, with the privilege",
        INFERRED,
        OK,
        s -> {
          place.grant(s, AccessMask.NONE);
          EngineHandle auditor = s.machine.open(Machine.adminToken(Privilege.SECURITY));
          return place.set(auditor, SACL);
        });
    place.expect(
        "an owner that the caller may not assign",
        DOCUMENTED,
        FwpStatus.ERROR_INVALID_OWNER,
        s -> {
          place.grant(s, AccessMask.NONE);
          return place.set(s.admin, OWNER);
        });
    for (boolean reading : List.of(true, false)) {
      place.expect(
          "in a transaction for " + (reading ? "reading" : "writing"),
          place.isSilentAboutSessions() ? OPEN : DOCUMENTED,
          FwpStatus.FWP_E_TXN_IN_PROGRESS,
          s -> {
            place.grant(s, AccessMask.NONE);
            begin(s.admin, reading);
            return place.set(s.admin, DACL);
          });
    }
    if (place.container) {
      boolean documented =
          List.of(ObjectClass.NET_EVENTS, ObjectClass.CONNECTIONS, ObjectClass.VSWITCH_EVENTS)
              .contains(place.kind);
      place.expect(
          "from a dynamic session",
          documented ? DOCUMENTED : place.isSilentAboutSessions() ? OPEN : INFERRED,
          FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
          s -> place.set(s.dynamic, DACL));
    }
  }

  /** A part, with exactly the right that it needs and with all others. */
  private static void right(
      Place place, String part, SecurityInformation information, AccessMask right) {
    place.expect(
        part + ", with exactly the rights",
        DOCUMENTED,
        OK,
        s -> {
          place.grant(s, right);
          return place.set(s.user, information);
        });
    place.expect(
        part + ", without " + (right.equals(AccessMask.WRITE_DAC) ? "WRITE_DAC" : "WRITE_OWNER"),
        DOCUMENTED,
        DENIED,
        s -> {
          place.grant(s, WfpRights.GENERIC_ALL.minus(right));
          return place.set(s.user, information);
        });
  }

  private static void objectOwners(Place place) {
    ObjectClass kind = place.kind;
    if (kind == ObjectClass.LAYER) {
      place.expect(
          "from a dynamic session, it is built in",
          OPEN,
          FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
          s -> place.set(s.dynamic, DACL));
      return;
    }
    place.expect(
        "from the dynamic session that added it",
        DOCUMENTED,
        OK,
        s -> {
          s.target(s.dynamic, kind, AccessMask.NONE);
          return place.set(s.dynamic, DACL);
        });
    place.expect(
        "another dynamic session added it",
        DOCUMENTED,
        FwpStatus.FWP_E_WRONG_SESSION,
        s -> {
          s.target(s.otherDynamic, kind, AccessMask.NONE);
          return place.set(s.dynamic, DACL);
        });
    place.expect(
        "from a dynamic session, it is static",
        DOCUMENTED,
        FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
        s -> {
          s.target(s.admin, kind, AccessMask.NONE);
          return place.set(s.dynamic, DACL);
        });
    place.expect(
        "from a plain session, it is dynamic",
        INFERRED,
        OK,
        s -> {
          s.target(s.dynamic, kind, AccessMask.NONE);
          return place.set(s.admin, DACL);
        });
    if (kind == ObjectClass.FILTER) {
      return;
    }
    Guid builtIn = Stage.builtIn(kind);
    place.expect(
        "from a dynamic session, it is built in",
        DOCUMENTED,
        FwpStatus.FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
        s -> () -> s.dynamic.setSecurityInfoByKey(kind, builtIn, DACL, PARTS));
    place.expect(
        "from a plain session, it is built in",
        INFERRED,
        OK,
        s -> () -> s.admin.setSecurityInfoByKey(kind, builtIn, DACL, PARTS));
  }

  private void unknown(ObjectClass kind) {
    Guid nothing = Machine.key(77);
    matrix.cell(
        "GetSecurityInfoByKey0",
        "it does not exist",
        kind.label(),
        DOCUMENTED,
        kind.notFound(),
        s -> () -> s.admin.securityInfoByKey(kind, nothing, DACL));
    matrix.cell(
        "SetSecurityInfoByKey0",
        "it does not exist",
        kind.label(),
        DOCUMENTED,
        kind.notFound(),
        s -> () -> s.admin.setSecurityInfoByKey(kind, nothing, DACL, PARTS));
    matrix.cell(
        "SetSecurityInfoByKey0",
        "the zero GUID, which is the container",
        kind.label(),
        DOCUMENTED,
        OK,
        s ->
            () -> {
              s.admin.setSecurityInfoByKey(
                  kind, WfpObject.ZERO_KEY, DACL, dacl("(A;OICI;GA;;;BA)"));
              if (!s.machine.engine.security(kind).toSddl().contains("(A;OICI;0xf07ff;;;BA)")) {
                throw new AssertionError("the container has not changed");
              }
            });
  }

  private static void begin(EngineHandle session, boolean reading) {
    if (reading) {
      session.beginReadOnly();
    } else {
      session.begin();
    }
  }
}
