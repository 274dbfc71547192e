package org.ntacl.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ntacl.Guid;
import org.ntacl.access.AccessCheck;
import org.ntacl.access.AccessRequest;
import org.ntacl.access.ObjectAccess;
import org.ntacl.access.ObjectTypeList;
import org.ntacl.access.ObjectTypeList.Node;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.DsRights;
import org.ntacl.descriptor.ObjectTypes;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.domain.DirectorySchema.Attribute;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/**
 * What a directory tells users about their own rights on an object (MS-ADTS 3.1.1.4.5), worked out
 * with our access check: one list of object types with everything the object has.
 */
final class EffectiveRights {
  private static final AccessCheck CHECK = AccessCheck.forType(ObjectTypes.DS);

  private final DirectorySchema schema;
  private final ObjectTypeList classAndDescriptor;
  private final ObjectTypeList tree;
  private final List<String> candidates;
  private final Map<String, ObjectTypeList> childClasses = new HashMap<>();

  /**
   * Prepares the lists of object types of a class.
   *
   * @param objectClass the class of the objects
   * @param attributes all attributes that such objects may have
   * @param children all classes of objects that may be made below
   */
  EffectiveRights(
      DirectorySchema schema, String objectClass, Set<String> attributes, Set<String> children) {
    this.schema = schema;
    Guid classId = schema.objectClass(objectClass).id();
    classAndDescriptor =
        ObjectTypeList.of(
            new Node(0, classId), new Node(1, schema.attribute("nTSecurityDescriptor").id()));
    candidates =
        attributes.stream().filter(name -> schema.attribute(name).settable()).sorted().toList();
    tree = tree(classId);
    for (String child : children) {
      childClasses.put(child, ObjectTypeList.of(new Node(0, schema.objectClass(child).id())));
    }
  }

  /** The class, its property sets and their attributes; attributes without a set last. */
  private ObjectTypeList tree(Guid classId) {
    Map<Optional<Guid>, List<Guid>> sets = new LinkedHashMap<>();
    for (String name : candidates) {
      Attribute attribute = schema.attribute(name);
      sets.computeIfAbsent(attribute.propertySet(), set -> new ArrayList<>()).add(attribute.id());
    }
    List<Node> nodes = new ArrayList<>(List.of(new Node(0, classId)));
    sets.forEach(
        (set, members) -> {
          set.ifPresent(id -> nodes.add(new Node(1, id)));
          int level = set.isPresent() ? 2 : 1;
          members.forEach(member -> nodes.add(new Node(level, member)));
        });
    return ObjectTypeList.of(nodes);
  }

  /**
   * The user's rights.
   *
   * @param information what of the descriptor may be written: 1 owner, 2 group, 4 DACL, 8 SACL
   */
  record Rights(Set<String> attributes, Set<String> childClasses, int information) {}

  Rights of(SecurityDescriptor descriptor, AccessToken token, Optional<Sid> self) {
    return new Rights(
        attributes(descriptor, token, self),
        childClasses(descriptor, token, self),
        information(descriptor, token, self));
  }

  private static AccessRequest request(AccessMask desired, Optional<Sid> self) {
    AccessRequest request = AccessRequest.of(desired);
    return self.isPresent() ? request.withSelf(self.get()) : request;
  }

  private Set<String> attributes(
      SecurityDescriptor descriptor, AccessToken token, Optional<Sid> self) {
    AccessRequest request = request(DsRights.WRITE_PROPERTY, self).withResultList(tree);
    Map<Guid, Boolean> granted = new HashMap<>();
    for (ObjectAccess access : CHECK.check(descriptor, token, request).objects()) {
      granted.put(access.type(), access.isGranted());
    }
    Set<String> attributes = new TreeSet<>();
    for (String name : candidates) {
      if (granted.get(schema.attribute(name).id())) {
        attributes.add(name);
      }
    }
    return attributes;
  }

  /**
   * Tells whether the answer about an attribute is the same when it is asked about alone, with its
   * class and its property set.
   *
   * @param index which attribute; counting starts again at the end
   */
  boolean agreesAlone(
      SecurityDescriptor descriptor, AccessToken token, Optional<Sid> self, int index) {
    Attribute attribute = schema.attribute(candidates.get(index % candidates.size()));
    List<Node> nodes = new ArrayList<>(List.of(tree.nodes().get(0)));
    attribute.propertySet().ifPresent(set -> nodes.add(new Node(1, set)));
    nodes.add(new Node(nodes.size(), attribute.id()));
    AccessRequest request =
        request(DsRights.WRITE_PROPERTY, self).withResultList(ObjectTypeList.of(nodes));
    boolean alone =
        CHECK.check(descriptor, token, request).objects().get(nodes.size() - 1).isGranted();
    return alone == attributes(descriptor, token, self).contains(attribute.name());
  }

  private Set<String> childClasses(
      SecurityDescriptor descriptor, AccessToken token, Optional<Sid> self) {
    Set<String> granted = new TreeSet<>();
    childClasses.forEach(
        (name, list) -> {
          AccessRequest request = request(DsRights.CREATE_CHILD, self).withObjects(list);
          if (CHECK.check(descriptor, token, request).isGranted()) {
            granted.add(name);
          }
        });
    return granted;
  }

  private int information(SecurityDescriptor descriptor, AccessToken token, Optional<Sid> self) {
    return (mayChange(AccessMask.WRITE_OWNER, descriptor, token, self) ? 3 : 0)
        | (mayChange(AccessMask.WRITE_DAC, descriptor, token, self) ? 4 : 0)
        | (mayChange(AccessMask.ACCESS_SYSTEM_SECURITY, descriptor, token, self) ? 8 : 0);
  }

  private boolean mayChange(
      AccessMask right, SecurityDescriptor descriptor, AccessToken token, Optional<Sid> self) {
    AccessRequest request = request(right, self).withResultList(classAndDescriptor);
    return CHECK.check(descriptor, token, request).objects().get(1).isGranted();
  }
}
