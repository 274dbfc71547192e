package org.ntacl.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark with every parameter for a moment. The times mean nothing here. */
class BenchmarkSmokeTest {
  @Test
  void run_everyBenchmark_ends() throws RunnerException {
    // a measurement that somebody else runs on the machine is no reason to fail
    System.setProperty("jmh.ignoreLock", "true");
    Options shortest =
        new OptionsBuilder()
            .include("org\\.ntacl\\.benchmarks\\..*")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(5))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(shortest).run();
    System.out.println("benchmarks: " + results.size() + " runs");
    assertThat(results)
        .allSatisfy(
            result -> assertThat(result.getPrimaryResult().getStatistics().getN()).isPositive());
    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark())
        .contains(
            "org.ntacl.benchmarks.DecodeBenchmark.decode",
            "org.ntacl.benchmarks.EncodeBenchmark.encode",
            "org.ntacl.benchmarks.PrintBenchmark.print",
            "org.ntacl.benchmarks.ParseBenchmark.grammar",
            "org.ntacl.benchmarks.ParseBenchmark.floor",
            "org.ntacl.benchmarks.PacBenchmark.bare",
            "org.ntacl.benchmarks.PacBenchmark.token");
  }
}
