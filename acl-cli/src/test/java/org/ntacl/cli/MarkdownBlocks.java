package org.ntacl.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a page, in order. */
final class MarkdownBlocks {
  private static final String FENCE = "```";

  private MarkdownBlocks() {}

  /**
   * A block.
   *
   * @param language what stands behind the fence
   * @param line the number of its first line
   * @param content its lines
   */
  record Block(String language, int line, List<String> content) {
    /** Keeps a copy. */
    Block {
      content = List.copyOf(content);
    }
  }

  static List<Block> of(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> open = null;
    String language = "";
    int start = 0;
    List<String> lines = Files.readAllLines(page, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith(FENCE)) {
        if (open != null) {
          open.add(line);
        }
      } else if (open == null) {
        open = new ArrayList<>();
        language = line.substring(FENCE.length());
        start = i + 2;
      } else {
        blocks.add(new Block(language, start, open));
        open = null;
      }
    }
    if (open != null) {
      throw new IllegalArgumentException(page + " ends inside a block");
    }
    return blocks;
  }
}
