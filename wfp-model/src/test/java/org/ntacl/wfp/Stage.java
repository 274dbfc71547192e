package org.ntacl.wfp;

import static org.ntacl.wfp.Machine.adminToken;
import static org.ntacl.wfp.Machine.dacl;
import static org.ntacl.wfp.Machine.key;
import static org.ntacl.wfp.Machine.userToken;

import java.util.List;
import org.ntacl.Guid;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.descriptor.WfpRights;
import org.ntacl.wfp.model.BuiltIns;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.FilterFlag;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.WfpObject;

/**
 * An engine on which one call is tried out: an ordinary user who has what rights a test gives to
 * everybody, administrators in plain and dynamic sessions, and objects to refer to.
 */
final class Stage {
  static final Guid PROVIDER = key(900);
  static final Guid SUBLAYER = key(901);
  static final Guid CALLOUT = key(902);
  static final Guid CONTEXT = key(903);

  /** What a call is about unless it says otherwise. */
  static final Guid TARGET = key(1);

  private static final SecurityInformation PROTECTED =
      SecurityInformation.of(SecurityInformation.DACL | SecurityInformation.PROTECTED_DACL);

  final Machine machine = new Machine();
  final EngineHandle admin = machine.admin;
  final EngineHandle user = machine.open(userToken(1105).build());
  final EngineHandle dynamic = machine.openDynamic(adminToken());
  final EngineHandle otherDynamic = machine.openDynamic(adminToken());

  Stage() {
    admin.add(Machine.provider(900), linkable());
    admin.add(Machine.subLayer(901), linkable());
    admin.add(Machine.callout(902), linkable());
    admin.add(Machine.context(903), linkable());
    admin.setSecurityInfoByKey(ObjectClass.LAYER, Machine.LAYER, PROTECTED, linkable());
  }

  /** A list with which everybody may refer to an object, and do nothing else. */
  static SecurityDescriptor linkable() {
    return open(WfpRights.ADD_LINK);
  }

  /** A list with which administrators may do everything and everybody has some rights. */
  static SecurityDescriptor open(AccessMask rights) {
    String entry = rights.isEmpty() ? "" : "(A;;" + rights + ";;;WD)";
    return dacl("P(A;OICI;GA;;;BA)" + entry);
  }

  /** Gives everybody rights on a container, the engine, or what has one descriptor. */
  void grant(ObjectClass kind, AccessMask rights) {
    admin.setSecurityInfo(kind, PROTECTED, open(rights));
  }

  /** Gives everybody rights on an object. */
  void grant(ObjectClass kind, Guid key, AccessMask rights) {
    admin.setSecurityInfoByKey(kind, key, PROTECTED, open(rights));
  }

  /** Returns an object that refers to everything it can. */
  static WfpObject sample(ObjectClass kind, int number) {
    return switch (kind) {
      case PROVIDER -> Machine.provider(number);
      case PROVIDER_CONTEXT -> Machine.context(number).toBuilder().providerKey(PROVIDER).build();
      case SUBLAYER -> Machine.subLayer(number).toBuilder().providerKey(PROVIDER).build();
      case CALLOUT -> Machine.callout(number).toBuilder().providerKey(PROVIDER).build();
      case FILTER -> Machine.filter(number, PROVIDER, SUBLAYER, CALLOUT, CONTEXT);
      default -> throw new IllegalArgumentException("not addable: " + kind);
    };
  }

  /** Returns an object that refers to nothing that is not built in. */
  static WfpObject bare(ObjectClass kind, int number) {
    return switch (kind) {
      case PROVIDER -> Machine.provider(number);
      case PROVIDER_CONTEXT -> Machine.context(number);
      case SUBLAYER -> Machine.subLayer(number);
      case CALLOUT -> Machine.callout(number);
      case FILTER -> Machine.filter(number);
      default -> throw new IllegalArgumentException("not addable: " + kind);
    };
  }

  /** Returns a filter, or for a provider a sublayer, that refers to the target of a kind. */
  static WfpObject referrer(ObjectClass kind, int number) {
    return switch (kind) {
      case PROVIDER -> Machine.subLayer(number).toBuilder().providerKey(TARGET).build();
      case PROVIDER_CONTEXT -> Machine.filter(number, PROVIDER, SUBLAYER, CALLOUT, TARGET);
      case SUBLAYER -> Machine.filter(number).toBuilder().subLayerKey(TARGET).build();
      case CALLOUT -> Machine.filter(number, PROVIDER, SUBLAYER, TARGET, CONTEXT);
      default -> throw new IllegalArgumentException("nothing refers to it: " + kind);
    };
  }

  /** Adds the target of a kind by a session, with rights for everybody. */
  void target(EngineHandle by, ObjectClass kind, AccessMask rights) {
    if (kind == ObjectClass.LAYER) {
      grant(kind, targetKey(kind), rights);
    } else {
      by.add(bare(kind, 1), open(rights));
    }
  }

  /** Returns the key of the target: layers are all built in. */
  static Guid targetKey(ObjectClass kind) {
    return kind == ObjectClass.LAYER ? Machine.LAYER : TARGET;
  }

  long targetId(ObjectClass kind) {
    return machine.engine.contents().find(kind, targetKey(kind)).orElseThrow().object().id();
  }

  /** Returns the key of a built-in object; there is no built-in filter. */
  static Guid builtIn(ObjectClass kind) {
    List<? extends WfpObject> all =
        switch (kind) {
          case PROVIDER -> BuiltIns.providers();
          case PROVIDER_CONTEXT -> BuiltIns.providerContexts();
          case SUBLAYER -> BuiltIns.subLayers();
          case CALLOUT -> BuiltIns.callouts();
          case LAYER -> BuiltIns.layers();
          default -> throw new IllegalArgumentException("none is built in: " + kind);
        };
    return all.get(0).key();
  }

  /** Returns an object that asks for a lifetime by its flags. */
  static WfpObject persistent(WfpObject object) {
    return Persistence.with(object);
  }

  /** Returns a filter for boot time. */
  static Filter bootTime(int number) {
    return Machine.filter(number).toBuilder().flag(FilterFlag.BOOTTIME).build();
  }
}
