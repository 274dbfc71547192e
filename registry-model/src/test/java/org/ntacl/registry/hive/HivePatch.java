package org.ntacl.registry.hive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ntacl.Bytes;

/** Damages a hive at places that are given by what stands there. Not thread-safe. */
final class HivePatch {
  private final Hive hive;
  private final byte[] bytes;

  private HivePatch(Bytes content) {
    this.hive = Hive.read(content, HiveOptions.DEFAULT);
    this.bytes = content.toArray();
  }

  /** Starts with the plain tree as a hive of minor version 5. */
  static HivePatch plain() {
    return of(HiveWriter.write(Trees.plain(), HiveWriter.VERSION_5));
  }

  static HivePatch of(Bytes content) {
    return new HivePatch(content);
  }

  private ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  HiveKey key(String path) {
    return hive.find(path).orElseThrow();
  }

  /** Returns the position of a key's data. */
  int at(String path) {
    return key(path).fileOffset() + 4;
  }

  /** Returns the position of the data of the cell that a key's field leads to. */
  int at(String path, int field) {
    return position(i32(at(path) + field));
  }

  static int position(int cell) {
    return cell + BaseBlock.SIZE + 4;
  }

  int i32(int position) {
    return buffer().getInt(position);
  }

  HivePatch put32(int position, int value) {
    buffer().putInt(position, value);
    return this;
  }

  HivePatch put16(int position, int value) {
    buffer().putShort(position, (short) value);
    return this;
  }

  HivePatch put8(int position, int value) {
    bytes[position] = (byte) value;
    return this;
  }

  /** Makes the checksum of the base block right again. */
  HivePatch checksum() {
    BaseBlock.updateChecksum(buffer());
    return this;
  }

  Bytes bytes() {
    return Bytes.of(bytes);
  }

  Bytes cut(int size) {
    return Bytes.copyOfRange(bytes, 0, size);
  }

  HiveReport check() {
    return Hive.read(bytes(), HiveOptions.DEFAULT).check();
  }
}
