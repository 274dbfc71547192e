package org.ntacl.cli.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntacl.access.CheckOption;
import org.ntacl.access.CheckOptions;
import org.ntacl.access.CheckVariant;

/** Reads the options of a check: {@code {"variant": "NtAccessCheck", "unorderedMaximum": true}}. */
public final class OptionsJson {
  private OptionsJson() {}

  /**
   * Reads the field {@code options}, the default when it is not there.
   *
   * @throws InputException when it is no good
   */
  public static CheckOptions of(JsonFields request) {
    Optional<JsonFields> given = request.object("options");
    if (given.isEmpty()) {
      return CheckOptions.DEFAULT;
    }
    JsonFields fields = given.get();
    fields.allow(Stream.concat(Stream.of("variant"), names().stream()).toArray(String[]::new));
    CheckOptions options = CheckOptions.DEFAULT;
    if (fields.has("variant")) {
      options = options.with(variant(fields.text("variant"), fields.path("variant")));
    }
    for (CheckOption option : CheckOption.values()) {
      if (fields.truth(option.toString(), false)) {
        options = options.with(option);
      }
    }
    return options;
  }

  /** Returns the names of all options but the variant. */
  public static List<String> names() {
    return Arrays.stream(CheckOption.values()).map(CheckOption::toString).toList();
  }

  /**
   * Returns the variant of a name.
   *
   * @throws InputException when there is none
   */
  public static CheckVariant variant(String name, String path) {
    return CheckVariant.named(name)
        .orElseThrow(
            () ->
                new InputException(
                    "`%s`: unknown variant `%s`: expected SeAccessCheck, NtAccessCheck or Authz"
                        .formatted(path, name)));
  }

  /**
   * Returns the option of a name.
   *
   * @throws InputException when there is none
   */
  public static CheckOption option(String name, String path) {
    return CheckOption.named(name)
        .orElseThrow(
            () ->
                new InputException(
                    "`%s`: unknown option `%s`: expected one of %s"
                        .formatted(path, name, String.join(", ", names()))));
  }
}
