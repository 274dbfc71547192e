package org.ntacl.wfp.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.wfp.classify.ClassifyOption;
import org.ntacl.wfp.classify.ClassifyOptions;
import org.ntacl.wfp.model.Filter;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.WfpObject;

/**
 * What is weak or without effect in the objects of a filter engine: references to what is not
 * there, filters that are never asked, conditions that nobody or everybody meets, objects that very
 * many may change.
 *
 * <p>What it claims is certain under the options; what it does not claim may be so as well.
 * Immutable and thread-safe.
 *
 * @param objects how many objects were looked at
 * @param descriptors how many of them, or of containers, have a known descriptor
 * @param findings what was found, the worst first
 */
public record WfpAudit(int objects, int descriptors, List<WfpFinding> findings) {
  /** Copies the list. */
  public WfpAudit {
    findings = List.copyOf(findings);
  }

  /**
   * Looks at objects.
   *
   * @param objects all objects of the engine
   * @param descriptors the descriptors that are known, by object; by the key of zeros that of the
   *     container of a kind. State dumps have none
   */
  public static WfpAudit of(
      Collection<? extends WfpObject> objects, Map<Reference, SecurityDescriptor> descriptors) {
    return of(objects, descriptors, ClassifyOptions.DEFAULT);
  }

  /**
   * Looks at objects, with certain readings of what the sources leave open. Filters of boot time
   * are looked at apart from the others in any case.
   *
   * @param objects all objects of the engine
   * @param descriptors the descriptors that are known, by object
   * @param options how to read the sources
   */
  public static WfpAudit of(
      Collection<? extends WfpObject> objects,
      Map<Reference, SecurityDescriptor> descriptors,
      ClassifyOptions options) {
    List<WfpFinding> findings = new ArrayList<>(SecurityFindings.of(descriptors));
    findings.addAll(dangling(objects));
    List<ClassifyOptions> phases =
        options.isOn(ClassifyOption.AT_BOOT)
            ? List.of(options)
            : List.of(options, options.with(ClassifyOption.AT_BOOT));
    phases.forEach(phase -> findings.addAll(new FilterFindings(objects, phase).findings()));
    findings.sort(Comparator.comparing(WfpFinding::kind));
    return new WfpAudit(objects.size(), descriptors.size(), findings);
  }

  private static List<WfpFinding> dangling(Collection<? extends WfpObject> objects) {
    Set<Reference> known = new HashSet<>();
    objects.forEach(object -> known.add(referenceTo(object)));
    List<WfpFinding> findings = new ArrayList<>();
    for (WfpObject object : objects) {
      for (Reference needed : object.references()) {
        if (!known.contains(needed) && !isDefault(object, needed)) {
          findings.add(
              WfpFinding.of(
                  WfpFindingKind.DANGLING_REFERENCE,
                  referenceTo(object),
                  needed,
                  "there is no such " + needed.target().label()));
        }
      }
    }
    return findings;
  }

  /** A filter that names no sublayer stands in the default one of its layer. */
  private static boolean isDefault(WfpObject object, Reference needed) {
    return object instanceof Filter
        && needed.target() == ObjectClass.SUBLAYER
        && needed.key().equals(WfpObject.ZERO_KEY);
  }

  static Reference referenceTo(WfpObject object) {
    return new Reference(object.objectClass(), object.key());
  }
}
