package org.ntacl.cli;

/** Entry point of the {@code ntacl} command. */
public final class Main {

  private Main() {}

  /**
   * Runs the command.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.out.println("ntacl");
  }
}
