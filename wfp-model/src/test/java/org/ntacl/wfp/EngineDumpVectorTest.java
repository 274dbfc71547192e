package org.ntacl.wfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.state.WfpState;
import org.ntacl.wfp.state.WfpStateXml;

/** A real dump in an engine. */
class EngineDumpVectorTest {
  private static final Path DUMP =
      Path.of(System.getProperty("ntacl.shared", "../shared"), "wfp", "wfpstate.xml");

  @Test
  void realDump_loadsAndCanBeWorkedWith() throws IOException {
    assumeTrue(Files.isRegularFile(DUMP), "no dump at " + DUMP);
    WfpState state = WfpStateXml.read(Bytes.of(Files.readAllBytes(DUMP))).state();
    FilterEngine engine = FilterEngine.empty(EngineOptions.DEFAULT);
    engine.load(state.objects());
    EngineContents contents = engine.contents();
    assertThat(contents.objects(ObjectClass.FILTER)).hasSize(572);
    assertThat(contents.objects(ObjectClass.LAYER)).hasSize(94);
    EngineHandle admin = engine.open(Machine.adminToken(), Machine.session());
    for (EngineContents.Held held : contents.objects(ObjectClass.FILTER)) {
      admin.deleteById(ObjectClass.FILTER, held.object().id());
    }
    int left = 0;
    for (EngineContents.Held held : engine.contents().objects(ObjectClass.PROVIDER_CONTEXT)) {
      assertThat(held.references()).isZero();
      left++;
    }
    System.out.printf(
        "engine: %d filters of a real dump loaded and deleted, %d contexts free%n",
        contents.objects(ObjectClass.FILTER).size(), left);
  }
}
