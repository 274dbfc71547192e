package org.ntacl.cli;

import java.io.IOException;
import java.io.InputStream;

/** An input that fails at the first read. */
public final class FailingInput extends InputStream {
  private final Exception fault;

  /**
   * Makes an input.
   *
   * @param fault an unchecked exception or an IOException
   */
  public FailingInput(Exception fault) {
    this.fault = fault;
  }

  @Override
  public int read() throws IOException {
    if (fault instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw (IOException) fault;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    return read();
  }
}
