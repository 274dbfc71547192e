package org.ntacl.domain;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ntacl.Guid;

/** The attributes and classes of a directory, by the names that LDAP uses. */
final class DirectorySchema {
  /** FLAG_ATTR_IS_CONSTRUCTED of systemFlags (MS-ADTS 2.2.10). */
  private static final int CONSTRUCTED = 4;

  private static final String NAME = "lDAPDisplayName";
  private static final String ID = "schemaIDGUID";

  /**
   * An attribute.
   *
   * @param id what object entries call it
   * @param propertySet the set it belongs to, if any
   * @param settable whether anybody but the directory itself can write it
   */
  record Attribute(String name, Guid id, Optional<Guid> propertySet, boolean settable) {}

  /**
   * A class.
   *
   * @param id what object entries call it
   * @param defaultDescriptor what new objects of it get, in SDDL, if anything
   */
  record ObjectClass(String name, Guid id, Optional<String> defaultDescriptor) {}

  private final Map<String, Attribute> attributes = new HashMap<>();
  private final Map<String, ObjectClass> classes = new HashMap<>();

  private DirectorySchema() {}

  static DirectorySchema read(Directory directory) throws LDAPException {
    DirectorySchema schema = new DirectorySchema();
    String base = "CN=Schema,CN=Configuration," + LiveDomain.BASE;
    for (SearchResultEntry entry :
        directory.below(
            base,
            "(objectClass=attributeSchema)",
            NAME,
            ID,
            "attributeSecurityGUID",
            "systemFlags",
            "systemOnly",
            "linkID")) {
      schema.attributes.put(entry.getAttributeValue(NAME), attribute(entry));
    }
    for (SearchResultEntry entry :
        directory.below(base, "(objectClass=classSchema)", NAME, ID, "defaultSecurityDescriptor")) {
      schema.classes.put(
          entry.getAttributeValue(NAME),
          new ObjectClass(
              entry.getAttributeValue(NAME),
              guid(entry, ID).orElseThrow(),
              Optional.ofNullable(entry.getAttributeValue("defaultSecurityDescriptor"))));
    }
    return schema;
  }

  /** Constructed attributes, those of the system and back links have no rights of their own. */
  private static Attribute attribute(SearchResultEntry entry) {
    int flags = integer(entry, "systemFlags");
    boolean backLink = integer(entry, "linkID") % 2 != 0;
    boolean systemOnly = "TRUE".equals(entry.getAttributeValue("systemOnly"));
    return new Attribute(
        entry.getAttributeValue(NAME),
        guid(entry, ID).orElseThrow(),
        guid(entry, "attributeSecurityGUID"),
        (flags & CONSTRUCTED) == 0 && !systemOnly && !backLink);
  }

  private static int integer(SearchResultEntry entry, String attribute) {
    String value = entry.getAttributeValue(attribute);
    return value == null ? 0 : Integer.parseInt(value);
  }

  private static Optional<Guid> guid(SearchResultEntry entry, String attribute) {
    byte[] value = entry.getAttributeValueBytes(attribute);
    return value == null ? Optional.empty() : Optional.of(Guid.read(value, 0));
  }

  Attribute attribute(String name) {
    return Optional.ofNullable(attributes.get(name)).orElseThrow();
  }

  ObjectClass objectClass(String name) {
    return Optional.ofNullable(classes.get(name)).orElseThrow();
  }

  Map<String, Attribute> attributes() {
    return Map.copyOf(attributes);
  }

  Map<String, ObjectClass> classes() {
    return Map.copyOf(classes);
  }
}
