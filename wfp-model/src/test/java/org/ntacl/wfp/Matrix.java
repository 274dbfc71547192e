package org.ntacl.wfp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ntacl.wfp.model.FwpStatus;

/**
 * What calls report in which situations: one table for each call, rows of situations, columns of
 * kinds. Each cell is run on a stage of its own and compared with what the digest of the sources
 * says.
 */
final class Matrix {
  /** What the digest's tag says about a cell. */
  enum Evidence {
    DOCUMENTED(""),
    INFERRED(" ⁱ"),
    OPEN(" ?");

    private final String mark;

    Evidence(String mark) {
      this.mark = mark;
    }
  }

  private record Cell(FwpStatus status, Evidence evidence) {
    String text() {
      String name = status.name().replaceFirst("^FWP_E_", "").replaceFirst("^ERROR_", "");
      return (status.isSuccess() ? "ok" : name) + evidence.mark;
    }
  }

  private final Map<String, Map<String, Map<String, Cell>>> tables = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int cells;

  /**
   * Runs a cell.
   *
   * @param table the call
   * @param row the situation
   * @param column the kind
   * @param expected what the digest says
   * @param situation makes the situation and returns the call
   */
  void cell(
      String table,
      String row,
      String column,
      Evidence evidence,
      FwpStatus expected,
      Function<Stage, Runnable> situation) {
    Runnable call = situation.apply(new Stage());
    FwpStatus found = Machine.statusOf(call);
    if (found != expected) {
      faults.add("%s, %s, %s: %s, not %s".formatted(table, row, column, found, expected));
    }
    Map<String, Cell> cellsOfRow =
        tables
            .computeIfAbsent(table, name -> new LinkedHashMap<>())
            .computeIfAbsent(row, name -> new LinkedHashMap<>());
    if (cellsOfRow.put(column, new Cell(found, evidence)) != null) {
      faults.add("%s, %s, %s stands twice".formatted(table, row, column));
    }
    cells++;
  }

  List<String> faults() {
    return faults;
  }

  int cells() {
    return cells;
  }

  /** Returns the tables as a page shows them. */
  String toMarkdown() {
    StringBuilder page = new StringBuilder();
    tables.forEach(
        (table, rows) -> {
          List<String> columns =
              rows.values().stream().flatMap(row -> row.keySet().stream()).distinct().toList();
          page.append("### ").append(table).append("\n\n| |");
          columns.forEach(column -> page.append(' ').append(column).append(" |"));
          page.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
          rows.forEach(
              (row, found) -> {
                page.append("| ").append(row).append(" |");
                for (String column : columns) {
                  Cell cell = found.get(column);
                  page.append(cell == null ? "" : " " + cell.text()).append(" |");
                }
                page.append('\n');
              });
          page.append('\n');
        });
    return page.toString();
  }
}
