package org.ntacl.cli.hive;

import java.io.IOException;
import java.util.List;
import org.ntacl.assign.ObjectKind;
import org.ntacl.descriptor.KeyRights;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.registry.hive.HiveEditor;
import org.ntacl.registry.hive.HiveKey;
import org.ntacl.update.SecurityTree;

/**
 * The keys of a hive that is being edited, as what changes of security are planned for.
 *
 * @param editor the editor
 */
public record EditedKeys(HiveEditor editor) implements SecurityTree<HiveKey> {
  /** A key as the kernel manages it. */
  public static final ObjectKind KEY_OF_KERNEL =
      new ObjectKind(
          ObjectKind.KEY.flavour(), KeyRights.KERNEL_MAPPING, true, ObjectKind.KEY.classes());

  @Override
  public List<HiveKey> children(HiveKey key) {
    return key.subkeys();
  }

  @Override
  public SecurityDescriptor descriptor(HiveKey key) throws IOException {
    return KeyText.descriptor(key)
        .orElseThrow(() -> new IOException("the key has no security that can be read"));
  }

  @Override
  public ObjectKind kind(HiveKey key) {
    return KEY_OF_KERNEL;
  }

  @Override
  public String path(HiveKey key) {
    return KeyText.path(key);
  }

  @Override
  public void write(HiveKey key, SecurityDescriptor descriptor) {
    editor.setSecurity(key, descriptor);
  }
}
