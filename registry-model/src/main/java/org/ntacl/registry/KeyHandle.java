package org.ntacl.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;
import org.ntacl.update.PropagationReport;

/**
 * An open key. What was granted when it was opened decides what it can be used for; a change of the
 * key's security does not matter to it (registry 1.3).
 *
 * <p>Every method but those that tell about the handle itself throws {@link RegistryException}:
 * STATUS_INVALID_HANDLE when the handle is closed, STATUS_ACCESS_DENIED when it lacks a right,
 * STATUS_KEY_DELETED when the key is gone, whatever a callback reports, and what the method says.
 * An operation that throws has changed nothing. {@link RegistryResult#of} makes a value of it.
 *
 * <p>Thread-safe; each operation happens at one moment.
 */
public final class KeyHandle implements AutoCloseable {
  private final KeyOperations operations;
  private final RegistryCaller caller;
  private final OpenHandle handle;
  private final Disposition disposition;

  KeyHandle(
      KeyOperations operations, RegistryCaller caller, OpenHandle handle, Disposition disposition) {
    this.operations = operations;
    this.caller = caller;
    this.handle = handle;
    this.disposition = disposition;
  }

  // ---- the handle itself

  /** Returns what callbacks see of this handle. */
  public KeyObject object() {
    return handle.object();
  }

  /** Returns the rights of the handle. */
  public AccessMask granted() {
    return handle.granted();
  }

  /** Tells whether the key was made for this handle. */
  public Disposition disposition() {
    return disposition;
  }

  /** Returns who uses the handle. */
  public RegistryCaller caller() {
    return caller;
  }

  /** Returns the same handle used by somebody else, whose token counts then. */
  public KeyHandle usedBy(RegistryCaller other) {
    return new KeyHandle(operations, other, handle, disposition);
  }

  OpenHandle handle() {
    return handle;
  }

  KeyOperations operations() {
    return operations;
  }

  /**
   * Returns another handle to the same object with the same rights (DuplicateHandle). Callbacks see
   * one object, and are told that it is closed with the last of its handles.
   */
  public KeyHandle duplicate() {
    return duplicate(granted());
  }

  /**
   * Returns another handle to the same object with fewer rights.
   *
   * @param rights the rights of the new handle; generic ones are mapped
   * @throws RegistryException with STATUS_ACCESS_DENIED when this handle has not all of them:
   *     duplicating never asks the descriptor
   */
  public KeyHandle duplicate(AccessMask rights) {
    AccessMask mapped = operations.access().kind().mapping().map(rights);
    operations.demand(handle, mapped);
    return new KeyHandle(operations, caller, operations.duplicate(handle, mapped), disposition);
  }

  /** Closes the handle. A handle that is closed stays so. */
  @Override
  public void close() {
    try {
      operations.close(handle);
    } catch (RegistryException e) {
      if (e.status() != NtStatus.STATUS_INVALID_HANDLE) {
        throw e;
      }
    }
  }

  void abandon() {
    operations.abandon(handle);
  }

  // ---- keys

  /** Opens a key below this one, see {@link RegistryCaller#open(KeyRequest)}. */
  public KeyHandle open(String path, AccessMask desired) {
    return caller.open(KeyRequest.of(path, desired).below(this));
  }

  /** Creates or opens a key below this one, see {@link RegistryCaller#create(KeyRequest)}. */
  public KeyHandle create(String path, AccessMask desired) {
    return caller.create(KeyRequest.of(path, desired).below(this));
  }

  /**
   * Deletes the key. Needs DELETE. Other handles to it find it deleted from then on.
   *
   * @throws RegistryException with STATUS_CANNOT_DELETE when the key has subkeys or is the root of
   *     a hive
   */
  public void delete() {
    keyChanges().delete();
  }

  /**
   * Gives the key another name. Needs KEY_WRITE; and by their descriptors KEY_CREATE_SUB_KEY on the
   * parent and DELETE on the key and all below it.
   *
   * @throws RegistryException with STATUS_OBJECT_NAME_COLLISION when the name is taken,
   *     STATUS_OBJECT_NAME_INVALID or STATUS_INVALID_PARAMETER when it is none,
   *     STATUS_ACCESS_DENIED for the root of a hive
   */
  public void rename(String newName) {
    keyChanges().rename(newName);
  }

  private KeyChanges keyChanges() {
    return new KeyChanges(operations, caller, handle);
  }

  /** Tells about the key. Needs KEY_QUERY_VALUE. */
  public KeyInformation query() {
    operations.demand(handle, KeyRights.QUERY_VALUE);
    return operations.read(
        handle,
        RegNotifyClass.PRE_QUERY_KEY,
        KeyInformation.class,
        (call, context) -> new RegQueryKeyInformation(object(), call, context, 0),
        KeyNode::information);
  }

  /** Returns the whole path. Needs any right at all. */
  public String path() {
    operations.demand(handle, AccessMask.NONE);
    if (granted().isEmpty()) {
      throw new RegistryException(NtStatus.STATUS_ACCESS_DENIED, "the handle has no right");
    }
    return operations.read(
        handle,
        RegNotifyClass.PRE_QUERY_KEY_NAME,
        String.class,
        (call, context) -> new RegQueryKeyNameInformation(object(), call, context, 0),
        KeyNode::path);
  }

  /**
   * Tells about a subkey. Needs KEY_ENUMERATE_SUB_KEYS.
   *
   * @param index which, counted from 0: first those on the disk, then volatile ones, by name
   * @throws RegistryException with STATUS_NO_MORE_ENTRIES when there are not so many
   */
  public KeyInformation enumerateKey(int index) {
    operations.demand(handle, KeyRights.ENUMERATE_SUB_KEYS);
    return operations.read(
        handle,
        RegNotifyClass.PRE_ENUMERATE_KEY,
        KeyInformation.class,
        (call, context) -> new RegEnumerateKeyInformation(object(), index, call, context, 0),
        node -> {
          if (index < 0 || index >= node.subkeyCount()) {
            throw noMore(index);
          }
          return node.subkey(index).information();
        });
  }

  /** Returns the names of the subkeys, by one enumeration each. */
  public List<String> subkeyNames() {
    List<String> names = new ArrayList<>();
    while (true) {
      int index = names.size();
      RegistryResult<KeyInformation> next = RegistryResult.of(() -> enumerateKey(index));
      if (next.status() == NtStatus.STATUS_NO_MORE_ENTRIES) {
        return List.copyOf(names);
      }
      names.add(next.orThrow().name());
    }
  }

  private static RegistryException noMore(int index) {
    return new RegistryException(NtStatus.STATUS_NO_MORE_ENTRIES, "nothing has index " + index);
  }

  // ---- values

  /**
   * Returns a value. Needs KEY_QUERY_VALUE.
   *
   * @param name the name, empty for the default value
   * @throws RegistryException with STATUS_OBJECT_NAME_NOT_FOUND when there is none
   */
  public KeyValue queryValue(String name) {
    return queryValue(name, Integer.MAX_VALUE);
  }

  /**
   * Returns a value to a caller with little room.
   *
   * @param name the name, empty for the default value
   * @param length the room for a KEY_VALUE_PARTIAL_INFORMATION, in bytes
   * @throws RegistryException with STATUS_BUFFER_TOO_SMALL when not even the type and the size fit,
   *     STATUS_BUFFER_OVERFLOW when the data do not, each with what is {@link
   *     RegistryException#needed()}; STATUS_OBJECT_NAME_NOT_FOUND when there is no such value
   */
  public KeyValue queryValue(String name, int length) {
    operations.demand(handle, KeyRights.QUERY_VALUE);
    return KeyValues.query(operations, handle, name, length);
  }

  /**
   * Returns several values as they are at one moment. Needs KEY_QUERY_VALUE.
   *
   * @param names their names
   * @param length the room for their data, in bytes, each at a multiple of four
   * @return the values in that order
   * @throws RegistryException with STATUS_OBJECT_NAME_NOT_FOUND when one is missing,
   *     STATUS_BUFFER_OVERFLOW when the data do not fit, with what is {@link
   *     RegistryException#needed()}
   */
  public List<KeyValue> queryValues(List<String> names, int length) {
    operations.demand(handle, KeyRights.QUERY_VALUE);
    return KeyValues.query(operations, handle, names, length).values();
  }

  /**
   * Returns a value by number, in the order in which they were made. Needs KEY_QUERY_VALUE.
   *
   * @throws RegistryException with STATUS_NO_MORE_ENTRIES when there are not so many
   */
  public KeyValue enumerateValue(int index) {
    operations.demand(handle, KeyRights.QUERY_VALUE);
    return operations.read(
        handle,
        RegNotifyClass.PRE_ENUMERATE_VALUE_KEY,
        KeyValue.class,
        (call, context) -> new RegEnumerateValueKeyInformation(object(), index, call, context, 0),
        node -> node.value(index).orElseThrow(() -> noMore(index)));
  }

  /**
   * Sets a value. Needs KEY_SET_VALUE.
   *
   * @throws RegistryException with STATUS_NAME_TOO_LONG when the name has more than 16,383 units,
   *     STATUS_ACCESS_DENIED when a symbolic link is to get anything but its target
   */
  public void setValue(KeyValue value) {
    operations.demand(handle, KeyRights.SET_VALUE);
    KeyValues.set(operations, handle, value);
  }

  /**
   * Deletes a value. Needs KEY_SET_VALUE.
   *
   * @throws RegistryException with STATUS_OBJECT_NAME_NOT_FOUND when there is none
   */
  public void deleteValue(String name) {
    operations.demand(handle, KeyRights.SET_VALUE);
    KeyValues.delete(operations, handle, name);
  }

  /** Sets something about the key that is no value (NtSetInformationKey). Needs KEY_SET_VALUE. */
  public void setInformation(KeySetInformation information) {
    Objects.requireNonNull(information, "information");
    operations.demand(handle, KeyRights.SET_VALUE);
    KeyValues.setInformation(operations, handle, information);
  }

  /**
   * Returns the file of a hive that holds this key and all below it but volatile keys and hives
   * that are mounted there (NtSaveKeyEx). Needs KEY_READ, and SeBackupPrivilege.
   *
   * @param minorVersion {@link org.ntacl.registry.hive.HiveWriter#VERSION_3} or {@link
   *     org.ntacl.registry.hive.HiveWriter#VERSION_5}
   * @throws RegistryException with STATUS_PRIVILEGE_NOT_HELD
   * @throws IllegalArgumentException when the version is another one
   */
  public Bytes save(int minorVersion) {
    return caller.registry().hives().save(caller, handle, minorVersion);
  }

  /** Has the key written to the disk, which for the model is nothing to do. Needs no right. */
  public void flush() {
    operations.demand(handle, AccessMask.NONE);
    operations.write(
        handle,
        RegNotifyClass.PRE_FLUSH_KEY,
        (call, context) -> new RegFlushKeyInformation(object(), call, context, 0),
        node -> null);
  }

  // ---- security

  /** Returns the selected parts of the security. Needs the rights that the parts ask for. */
  public SecurityDescriptor querySecurity(SecurityInformation information) {
    return querySecurity(information, Integer.MAX_VALUE);
  }

  /**
   * Returns the selected parts of the security to a caller with little room.
   *
   * @param information which parts
   * @param length the room for the self-relative form, in bytes
   * @throws RegistryException with STATUS_BUFFER_TOO_SMALL and what is {@link
   *     RegistryException#needed()}
   */
  public SecurityDescriptor querySecurity(SecurityInformation information, int length) {
    return keySecurity().query(information, length);
  }

  /**
   * Sets the selected parts of the security of this one key (NtSetSecurityObject). Needs the rights
   * that the parts ask for.
   *
   * @throws RegistryException with STATUS_INVALID_SECURITY_DESCR when an owner or a group is
   *     selected and missing, and what {@link org.ntacl.update.SecurityUpdate#apply} reports
   */
  public void setSecurity(SecurityInformation information, SecurityDescriptor parts) {
    keySecurity().set(information, parts);
  }

  /**
   * Does {@link #setSecurity(SecurityInformation, SecurityDescriptor)} with bytes of the
   * self-relative form.
   *
   * @throws RegistryException in addition with STATUS_ACCESS_VIOLATION when there are no bytes, and
   *     with the status of {@link org.ntacl.MalformedBytesException} when they are no descriptor;
   *     both after the rights of the handle have been looked at
   */
  public void setSecurity(SecurityInformation information, Bytes parts) {
    keySecurity().set(information, parts);
  }

  /**
   * Sets the selected parts as SetSecurityInfo does: what the key inherits is computed anew from
   * its parent, and the keys below follow. Each key is an operation of its own by this caller; a
   * key that cannot be opened is skipped with all below it. A handle that was opened with
   * MAXIMUM_ALLOWED leaves the keys below alone.
   *
   * @return what became of the keys by path, this one first
   * @throws RegistryException when this key cannot be changed; nothing is then
   */
  public PropagationReport<String> setSecurityInfo(
      SecurityInformation information, SecurityDescriptor parts) {
    return new KeyPropagation(this, information).set(parts);
  }

  private KeySecurity keySecurity() {
    return new KeySecurity(operations, caller, handle);
  }

  // ---- changes

  /**
   * Waits for the next change (NtNotifyChangeKey). Needs KEY_NOTIFY. No callback is told.
   *
   * @param changes which changes count
   * @param subtree whether changes further down count, too
   * @return completes once, in the thread that makes the change: with STATUS_NOTIFY_ENUM_DIR for a
   *     change, STATUS_NOTIFY_CLEANUP when the handle is closed, STATUS_KEY_DELETED when the key is
   * @throws RegistryException with STATUS_INVALID_PARAMETER when no change counts
   */
  public CompletableFuture<NtStatus> notifyChange(Set<KeyChange> changes, boolean subtree) {
    operations.demand(handle, KeyRights.NOTIFY);
    if (changes.isEmpty()) {
      throw new RegistryException(NtStatus.STATUS_INVALID_PARAMETER, "no change is waited for");
    }
    return operations.watch(handle, changes, subtree);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyHandle that && handle == that.handle && caller.equals(that.caller);
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(handle), caller);
  }

  @Override
  public String toString() {
    return "handle to %s with %s".formatted(KeyPaths.shown(object().path()), granted());
  }
}
