package org.ntacl.cli;

/** Entry point of the {@code ntacl} command. */
public final class Main {

  private Main() {}

  /**
   * Prints the version.
   *
   * @param args the command line, not read yet
   */
  public static void main(String[] args) {
    System.out.println("ntacl " + Main.class.getPackage().getImplementationVersion());
  }
}
