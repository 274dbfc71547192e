package org.ntacl.registry.hive;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Saves two versions of a hive in turn until it is killed or done; a process that {@link
 * CrashSafetyTest} starts.
 */
final class SaveLoop {
  private SaveLoop() {}

  /**
   * Saves.
   *
   * @param arguments the file and how often
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int saves = Integer.parseInt(arguments[1]);
    HiveEditor[] versions = {version(0).edit(), version(1).edit()};
    for (int i = 0; i < saves; i++) {
      versions[i & 1].save(file, SaveOptions.DEFAULT);
      System.out.println(i);
    }
  }

  /** Returns one of the two versions; they differ in every part and in size. */
  static Hive version(int number) {
    Tree tree = Trees.large(2000 + 500 * number);
    return Hive.read(HiveWriter.write(tree, HiveWriter.VERSION_5), HiveOptions.DEFAULT);
  }
}
