package org.ntacl.registry;

import java.util.Optional;

/**
 * What a callback is told in detail (registry 2.1 to 2.3): the structures of the kernel, without
 * the lengths that Java knows by itself and the buffers that {@link CallbackReply} stands for. All
 * are immutable.
 *
 * <p>Three components are common to them: {@code callContext} is what this callback said before the
 * operation, empty before it and where nothing was said; {@code objectContext} is what this
 * callback has attached to the object; {@code reserved} is 0.
 */
public sealed interface RegInformation
    permits RegDeleteKeyInformation,
        RegSetValueKeyInformation,
        RegDeleteValueKeyInformation,
        RegRenameKeyInformation,
        RegEnumerateKeyInformation,
        RegEnumerateValueKeyInformation,
        RegQueryKeyInformation,
        RegQueryValueKeyInformation,
        RegKeyHandleCloseInformation,
        RegFlushKeyInformation,
        RegQueryKeySecurityInformation,
        RegSetKeySecurityInformation,
        RegQueryKeyNameInformation,
        RegCreateKeyInformation,
        RegOpenKeyInformation,
        RegSetInformationKeyInformation,
        RegQueryMultipleValueKeyInformation,
        RegLoadKeyInformation,
        RegUnloadKeyInformation,
        RegSaveKeyInformation,
        RegCallbackContextCleanupInformation,
        RegPostOperationInformation {
  /** Returns what this callback said before the operation. */
  Optional<Object> callContext();

  /** Returns what this callback has attached to the object. */
  Optional<Object> objectContext();

  /** Returns 0. */
  long reserved();
}
