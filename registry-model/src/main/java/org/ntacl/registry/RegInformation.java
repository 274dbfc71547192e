package org.ntacl.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.SecurityInformation;

/**
 * What a callback is told in detail (registry 2.1 to 2.3): the structures of the kernel, without
 * the lengths that Java knows by itself and the buffers that {@link CallbackReply} stands for. All
 * are immutable.
 *
 * <p>Three components are common to them: {@code callContext} is what this callback said before the
 * operation, empty before it and where nothing was said; {@code objectContext} is what this
 * callback has attached to the object; {@code reserved} is 0.
 */
public sealed interface RegInformation {
  /** Returns what this callback said before the operation. */
  Optional<Object> callContext();

  /** Returns what this callback has attached to the object. */
  Optional<Object> objectContext();

  /** Returns 0. */
  long reserved();

  /**
   * A key is deleted (REG_DELETE_KEY_INFORMATION).
   *
   * @param object the key
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegDeleteKeyInformation(
      KeyObject object, Optional<Object> callContext, Optional<Object> objectContext, long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegDeleteKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A value is set (REG_SET_VALUE_KEY_INFORMATION).
   *
   * @param object the key
   * @param valueName the name of the value
   * @param type the number of its type
   * @param data its data
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegSetValueKeyInformation(
      KeyObject object,
      String valueName,
      int type,
      Bytes data,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegSetValueKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(valueName, "valueName");
      Objects.requireNonNull(data, "data");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A value is deleted (REG_DELETE_VALUE_KEY_INFORMATION).
   *
   * @param object the key
   * @param valueName the name of the value
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegDeleteValueKeyInformation(
      KeyObject object,
      String valueName,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegDeleteValueKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(valueName, "valueName");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A key gets another name (REG_RENAME_KEY_INFORMATION).
   *
   * @param object the key
   * @param newName the new name
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegRenameKeyInformation(
      KeyObject object,
      String newName,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegRenameKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(newName, "newName");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A subkey is asked for by number (REG_ENUMERATE_KEY_INFORMATION).
   *
   * @param object the key
   * @param index the number
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegEnumerateKeyInformation(
      KeyObject object,
      int index,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegEnumerateKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A value is asked for by number (REG_ENUMERATE_VALUE_KEY_INFORMATION).
   *
   * @param object the key
   * @param index the number
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegEnumerateValueKeyInformation(
      KeyObject object,
      int index,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegEnumerateValueKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A key is asked about (REG_QUERY_KEY_INFORMATION).
   *
   * @param object the key
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegQueryKeyInformation(
      KeyObject object, Optional<Object> callContext, Optional<Object> objectContext, long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegQueryKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A value is asked for by name (REG_QUERY_VALUE_KEY_INFORMATION).
   *
   * @param object the key
   * @param valueName the name of the value
   * @param length the room that the caller has, in bytes
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegQueryValueKeyInformation(
      KeyObject object,
      String valueName,
      int length,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegQueryValueKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(valueName, "valueName");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A handle is closed (REG_KEY_HANDLE_CLOSE_INFORMATION).
   *
   * @param object the key
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegKeyHandleCloseInformation(
      KeyObject object, Optional<Object> callContext, Optional<Object> objectContext, long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegKeyHandleCloseInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * A key is to be written to the disk (REG_FLUSH_KEY_INFORMATION).
   *
   * @param object the key
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegFlushKeyInformation(
      KeyObject object, Optional<Object> callContext, Optional<Object> objectContext, long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegFlushKeyInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * The security of a key is asked for (REG_QUERY_KEY_SECURITY_INFORMATION). The descriptor is what
   * the operation returns.
   *
   * @param object the key
   * @param securityInformation which parts
   * @param length the room that the caller has, in bytes
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegQueryKeySecurityInformation(
      KeyObject object,
      SecurityInformation securityInformation,
      int length,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegQueryKeySecurityInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(securityInformation, "securityInformation");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * The security of a key is set (REG_SET_KEY_SECURITY_INFORMATION).
   *
   * @param object the key
   * @param securityInformation which parts
   * @param securityDescriptor what the caller gave, captured and not yet merged
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegSetKeySecurityInformation(
      KeyObject object,
      SecurityInformation securityInformation,
      SecurityDescriptor securityDescriptor,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegSetKeySecurityInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(securityInformation, "securityInformation");
      Objects.requireNonNull(securityDescriptor, "securityDescriptor");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /**
   * The path of a key is asked for (REG_QUERY_KEY_NAME).
   *
   * @param object the key
   * @param callContext what this callback said before the operation, empty before it and where
   *     nothing was said
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegQueryKeyNameInformation(
      KeyObject object, Optional<Object> callContext, Optional<Object> objectContext, long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegQueryKeyNameInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }

  /** Who asks, and whether it is checked. */
  enum ProcessorMode {
    KERNEL_MODE,
    USER_MODE
  }

  /**
   * A key is created or, if it exists, opened (REG_CREATE_KEY_INFORMATION_V1).
   *
   * @param completeName the path as the caller gave it
   * @param rootObject the key that it is relative to, {@code \REGISTRY} for a whole path
   * @param options how the key is to be made
   * @param className the class of a new key, empty for none
   * @param securityDescriptor what the caller says about the security of a new key
   * @param desiredAccess the rights asked for
   * @param remainingName the path as seen from the root object
   * @param wow64Flags the bits of the rights asked for that choose a view
   * @param checkAccessMode who asks
   * @param callContext what this callback said before the operation
   * @param rootObjectContext what this callback has attached to the root object
   * @param version 1
   */
  record RegCreateKeyInformation(
      String completeName,
      KeyObject rootObject,
      Set<KeyOption> options,
      String className,
      Optional<SecurityDescriptor> securityDescriptor,
      AccessMask desiredAccess,
      String remainingName,
      AccessMask wow64Flags,
      ProcessorMode checkAccessMode,
      Optional<Object> callContext,
      Optional<Object> rootObjectContext,
      int version)
      implements RegInformation {
    /** Copies the set and refuses null. */
    public RegCreateKeyInformation {
      Objects.requireNonNull(completeName, "completeName");
      Objects.requireNonNull(rootObject, "rootObject");
      options = Set.copyOf(options);
      Objects.requireNonNull(className, "className");
      Objects.requireNonNull(securityDescriptor, "securityDescriptor");
      Objects.requireNonNull(desiredAccess, "desiredAccess");
      Objects.requireNonNull(remainingName, "remainingName");
      Objects.requireNonNull(wow64Flags, "wow64Flags");
      Objects.requireNonNull(checkAccessMode, "checkAccessMode");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(rootObjectContext, "rootObjectContext");
    }

    @Override
    public Optional<Object> objectContext() {
      return rootObjectContext;
    }

    @Override
    public long reserved() {
      return 0;
    }
  }

  /**
   * A key is opened (REG_OPEN_KEY_INFORMATION_V1).
   *
   * @param completeName the path as the caller gave it
   * @param rootObject the key that it is relative to, {@code \REGISTRY} for a whole path
   * @param options how the key is to be opened
   * @param desiredAccess the rights asked for
   * @param remainingName the path as seen from the root object
   * @param wow64Flags the bits of the rights asked for that choose a view
   * @param checkAccessMode who asks
   * @param callContext what this callback said before the operation
   * @param rootObjectContext what this callback has attached to the root object
   * @param version 1
   */
  record RegOpenKeyInformation(
      String completeName,
      KeyObject rootObject,
      Set<KeyOption> options,
      AccessMask desiredAccess,
      String remainingName,
      AccessMask wow64Flags,
      ProcessorMode checkAccessMode,
      Optional<Object> callContext,
      Optional<Object> rootObjectContext,
      int version)
      implements RegInformation {
    /** Copies the set and refuses null. */
    public RegOpenKeyInformation {
      Objects.requireNonNull(completeName, "completeName");
      Objects.requireNonNull(rootObject, "rootObject");
      options = Set.copyOf(options);
      Objects.requireNonNull(desiredAccess, "desiredAccess");
      Objects.requireNonNull(remainingName, "remainingName");
      Objects.requireNonNull(wow64Flags, "wow64Flags");
      Objects.requireNonNull(checkAccessMode, "checkAccessMode");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(rootObjectContext, "rootObjectContext");
    }

    @Override
    public Optional<Object> objectContext() {
      return rootObjectContext;
    }

    @Override
    public long reserved() {
      return 0;
    }
  }

  /**
   * An object that this callback attached something to goes, or the callback does
   * (REG_CALLBACK_CONTEXT_CLEANUP_INFORMATION).
   *
   * @param object the object; its handle is closed or closing
   * @param objectContext what was attached
   * @param reserved nothing, always 0
   */
  record RegCallbackContextCleanupInformation(
      KeyObject object, Optional<Object> objectContext, long reserved) implements RegInformation {
    /** Refuses null. */
    public RegCallbackContextCleanupInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(objectContext, "objectContext");
    }

    @Override
    public Optional<Object> callContext() {
      return Optional.empty();
    }
  }

  /**
   * An operation has ended (REG_POST_OPERATION_INFORMATION).
   *
   * @param object the key; for create and open the new object, empty unless they succeeded
   * @param status how it ended, as callbacks called before this one have left it
   * @param preInformation what this callback was told before the operation
   * @param output what the operation returns so far, empty unless it succeeded and returns
   *     something
   * @param callContext what this callback said before the operation
   * @param objectContext what this callback has attached to the object
   * @param reserved nothing, always 0
   */
  record RegPostOperationInformation(
      Optional<KeyObject> object,
      NtStatus status,
      RegInformation preInformation,
      Optional<Object> output,
      Optional<Object> callContext,
      Optional<Object> objectContext,
      long reserved)
      implements RegInformation {
    /** Refuses null. */
    public RegPostOperationInformation {
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(preInformation, "preInformation");
      Objects.requireNonNull(output, "output");
      Objects.requireNonNull(callContext, "callContext");
      Objects.requireNonNull(objectContext, "objectContext");
    }
  }
}
