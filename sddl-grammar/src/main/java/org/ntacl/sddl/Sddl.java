package org.ntacl.sddl;

import java.util.List;
import java.util.Optional;
import org.ntacl.condition.Condition;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.internal.ConditionReader;
import org.ntacl.sddl.internal.DescriptorReader;
import org.ntacl.sddl.internal.Faults;
import org.ntacl.sddl.internal.SidReader;
import org.ntacl.sddl.internal.StopReading;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * Reads SDDL as Windows does (ConvertStringSecurityDescriptorToSecurityDescriptor; recorded:
 * sddl-bytes and sddl-text).
 *
 * <pre>{@code
 * SecurityDescriptor sd = Sddl.parse("O:BAG:SYD:PAI(A;CI;KA;;;BA)(A;CI;KR;;;BU)");
 * sd.toSddl(); // the same text
 * }</pre>
 *
 * <p>Nothing here recurses, so no text can exhaust the stack; work and memory are bounded by the
 * text's length, and that by {@link SddlOptions}. All methods are pure and thread-safe.
 */
public final class Sddl {
  private Sddl() {}

  /**
   * Reads a descriptor outside a domain: relative aliases are errors.
   *
   * @throws SddlException when the text is no SDDL; the first fault decides
   */
  public static SecurityDescriptor parse(String text) {
    return parse(text, SddlOptions.DEFAULT);
  }

  /**
   * Reads a descriptor.
   *
   * @throws SddlException when the text is no SDDL; the first fault decides
   */
  public static SecurityDescriptor parse(String text, SddlOptions options) {
    Faults faults = new Faults(1);
    try {
      return DescriptorReader.read(text, options.context(), options.maxLength(), faults);
    } catch (StopReading stop) {
      throw failure(text, faults);
    }
  }

  /**
   * Reads a descriptor and reports all faults that are worth reporting: after one in an ACE,
   * reading goes on behind that ACE.
   *
   * @return the descriptor or the faults; never throws on bad text
   */
  public static SddlResult tryParse(String text, SddlOptions options) {
    Faults faults = new Faults(options.maxDiagnostics());
    Optional<SecurityDescriptor> descriptor;
    try {
      descriptor =
          Optional.of(DescriptorReader.read(text, options.context(), options.maxLength(), faults));
    } catch (StopReading stop) {
      descriptor = Optional.empty();
    }
    List<SddlDiagnostic> diagnostics = diagnostics(faults);
    return new SddlResult(text, diagnostics.isEmpty() ? descriptor : Optional.empty(), diagnostics);
  }

  /**
   * Reads a conditional expression with or without its outer parentheses.
   *
   * @throws SddlException when the text is no conditional expression
   */
  public static Condition parseCondition(String text, SddlOptions options) {
    Faults faults = new Faults(1);
    try {
      return ConditionReader.read(text, options.context(), options.maxLength(), faults);
    } catch (StopReading stop) {
      throw failure(text, faults);
    }
  }

  /**
   * Reads a SID: {@code S-1-…} or an alias.
   *
   * @throws SddlException when the text is neither, or a relative alias without its base
   */
  public static Sid parseSid(String text, SidContext context) {
    Faults faults = new Faults(1);
    try {
      return new SidReader(text, context, faults).read(0, text.length());
    } catch (StopReading stop) {
      throw failure(text, faults);
    }
  }

  private static SddlException failure(String text, Faults faults) {
    return new SddlException(text, diagnostics(faults).get(0));
  }

  private static List<SddlDiagnostic> diagnostics(Faults faults) {
    return faults.list().stream()
        .map(
            fault ->
                new SddlDiagnostic(
                    fault.status(),
                    fault.offset(),
                    fault.length(),
                    fault.found(),
                    fault.expected()))
        .toList();
  }
}
