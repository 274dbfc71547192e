package org.ntacl.cli.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ntacl.cli.explain.Asker;
import org.ntacl.cli.explain.Principal;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.registry.audit.AuditedDescriptor;
import org.ntacl.registry.audit.HiveAudit;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.sid.SidContext;

/**
 * The audit of a hive, and who was asked about.
 *
 * @param file what the hive is called
 * @param audit what came out
 * @param askers whose rights were looked at, in the order of the audit's tokens
 * @param context what relative aliases and names are relative to
 */
public record AuditedHive(String file, HiveAudit audit, List<Asker> askers, SidContext context) {
  /**
   * Rights of one of the askers to all keys with one descriptor.
   *
   * @param asker who
   * @param granted the rights
   * @param descriptor the descriptor and the keys
   * @param reasons what decided
   */
  public record Access(
      Asker asker, AccessMask granted, AuditedDescriptor descriptor, List<String> reasons) {
    List<HiveKey> keys() {
      return descriptor.keys();
    }
  }

  /** Copies the list and refuses null. */
  public AuditedHive {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(context, "context");
    askers = List.copyOf(askers);
  }

  /** Tells whether there is anything to look at. */
  public boolean isFound() {
    return !audit.findings().isEmpty()
        || audit.descriptors().stream().anyMatch(AuditedDescriptor::isOpen);
  }

  /** Returns what one of the askers is granted, in the order in which the walk met it. */
  List<Access> access(int index) {
    Asker asker = askers.get(index);
    List<Access> access = new ArrayList<>();
    for (AuditedDescriptor descriptor : audit.descriptors()) {
      AccessMask granted = descriptor.granted().get(index);
      if (!granted.isEmpty()) {
        List<String> reasons = HiveAudit.reasons(descriptor.descriptor(), asker.token(), granted);
        access.add(new Access(asker, granted, descriptor, reasons));
      }
    }
    return access;
  }

  /** Returns what somebody is called: his name or SID, or the file of his token. */
  String title(Asker asker) {
    return asker.sid().map(sid -> Principal.of(sid, context).title()).orElse(asker.file());
  }
}
