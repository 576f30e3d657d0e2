using System.Globalization;
using DataMesh.Contracts;
using DataMesh.Contracts.Tests;
using YamlDotNet.Core;

namespace DataMesh.Benchmarks;

/// <summary>
/// Reads hostile documents of 1 MiB as contracts, and the same texts with bare YamlDotNet to its events, one after the other in one thread.
/// Processor time, not wall time; memory is what the reading allocates.
/// </summary>
internal static class ContractsBenchmark
{
    private const int WarmUps = 10;
    private const int Runs = 15;
    private const double LongestBaseline = 1000;
    private const double Bound = 100;

    public static int Run()
    {
        var texts = Texts().ToList();
        // All of them in turn, for longer than the runtime waits before it compiles hot code well.
        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var (_, text) in texts)
                _ = ContractReader.Read(text, "hostile").Findings.Count;
        }

        Console.WriteLine(ThreadClock.IsProcessorTime ? "milliseconds of one thread's processor time"
            : "milliseconds (wall: the machine must be idle)");
        Console.WriteLine("document                                                       p50   calm    max   bare  ratio   MiB  result");
        var (all, calm) = (new List<double>(), new List<double>());
        foreach (var (name, text) in texts)
            Measure(name, text, all, calm);
        Console.WriteLine();
        Summary("all", all);
        Summary("calm: without a garbage collection meanwhile", calm);
        return 0;
    }

    private static void Summary(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine(Line($"{name}: p50 {At(times, 0.5):f1}, p99 {At(times,
            0.99):f1}, max {times[^1]:f1} ms of {Bound:f0} allowed, {times.Count} readings"));
    }

    private static void Measure(string name, string text, List<double> all, List<double> allCalm)
    {
        var (ours, calm, bare, allocated, result) = (new List<double>(), new List<double>(), new List<double>(), 0L, "");
        for (var i = 0; i < Runs; i++)
        {
            bare.Add(Time(() => ReadBare(text)));
            var (before, collections) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0));
            ours.Add(Time(() =>
            {
                var read = ContractReader.Read(text, "hostile");
                result = read.IsValid ? "read"
                    : string.Join(' ', read.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).Distinct().Take(2));
            }));
            if (GC.CollectionCount(0) == collections)
                calm.Add(ours[^1]);
            allocated = Math.Max(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        all.AddRange(ours);
        allCalm.AddRange(calm);
        ours.Sort();
        var baseline = Statistics.Median(bare);
        var times = Line($"{At(ours, 0.5),7:f1}{calm.DefaultIfEmpty(double.NaN)
            .Max(),7:f1}{ours[^1],7:f1}{baseline,7:f1}{At(ours, 0.5) / baseline,7:f2}");
        Console.WriteLine(Line($"{name,-58} {times}{allocated / 1048576d,6:f0}  {result}"));
    }

    private static double Time(Action work)
    {
        var start = ThreadClock.Now();
        work();
        return ThreadClock.Now() - start;
    }

    private static void ReadBare(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        var start = ThreadClock.Now();
        try
        {
            for (var i = 1; parser.MoveNext(); i++)
            {
                if (i % 1024 == 0 && ThreadClock.Now() - start > LongestBaseline)
                    return;
            }
        }
        catch (YamlException)
        {
            // Most of these texts are no YAML: an error is an answer too.
        }
        catch (InvalidOperationException)
        {
            // So it says for some.
        }
    }

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        foreach (var shape in HostileShapes.All)
        {
            var name = (shape.Start + shape.Row + shape.End).ReplaceLineEndings("↵");
            name = name[^Math.Min(name.Length, 46)..];
            yield return ($"1 MiB   {name}", HostileShapes.Grow(shape, DocumentLimits.Bytes));
            yield return ($"largest {name}", HostileShapes.Largest(shape));
        }
    }

    private static double At(List<double> sorted, double part) =>
        sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(sorted.Count * part) - 1)];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
