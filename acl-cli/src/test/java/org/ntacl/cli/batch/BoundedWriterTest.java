package org.ntacl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonOutput;

class BoundedWriterTest {
  @Test
  void write_upToTheLimit_isKept() {
    BoundedWriter writer = new BoundedWriter(5);
    JsonOutput.writeLine(writer, output -> output.text("abc"));

    assertThat(writer.toString()).isEqualTo("\"abc\"");
  }

  @Test
  void write_beyondTheLimit_isRefused() {
    BoundedWriter writer = new BoundedWriter(5);

    assertThatThrownBy(() -> JsonOutput.writeLine(writer, output -> output.text("abcd")))
        .isInstanceOf(InputException.class)
        .hasMessage("the answer would have more than 5 characters");
    assertThatThrownBy(() -> writer.write("abcdef", 0, 6)).isInstanceOf(InputException.class);
  }
}
