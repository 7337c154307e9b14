using System.Text;
using Dtks.Domain.Verification;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;

namespace Dtks.Functions.Tests.Json;

/// <summary>
/// Bodies good and bad, each with what the strict reader answered when clients began to rely on it: every fault in its order, or the value.
/// A line of <c>strict-json-answers.jsonl</c> is one of them; a character of <c>body</c> is a byte.
/// </summary>
public sealed class RecordedAnswersTests
{
    [Fact]
    public void Every_body_is_answered_as_it_was()
    {
        var answers = Recorded().ToList();

        Assert.True(answers.Count > 500, "The recorded answers are not there.");
        Assert.All(answers, recorded =>
        {
            var (faults, value) = Read(recorded.Shape, Encoding.Latin1.GetBytes(recorded.Body));
            Assert.Equal(recorded.Faults, faults.Select(Line));
            Assert.Equal(recorded.Value, value is null ? null : JsonText.Write(value));
        });
    }

    [Fact]
    public async Task Many_threads_that_meet_a_type_first_get_the_same()
    {
        var body = """{"name":"a","inner":{"name":"b","inner":null}}"""u8.ToArray();
        using var start = new Barrier(8);

        var values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Read<FirstMet>(body);
            },
            TaskCreationOptions.LongRunning)));

        Assert.All(values, read => Assert.Equal(new FirstMet("a", new FirstMet("b", null)), read.Value));
    }

    private static (IReadOnlyList<JsonFault> Faults, object? Value) Read(string shape, byte[] body) => shape switch
    {
        "shape" => Read<RecordedShape>(body),
        "lines" => Read<IReadOnlyList<LineDecisionDraft>>(body),
        "message" => Read<RecordedMessage>(body),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    private static (IReadOnlyList<JsonFault> Faults, object? Value) Read<T>(byte[] body)
        where T : class => (StrictJson.TryRead<T>(body, out var value), value);

    private static string Line(JsonFault fault) =>
        $"{fault.Pointer} {fault.Code}{string.Concat((fault.Args ?? new Dictionary<string, string>()).Select(arg => $" {arg.Key}={arg.Value}"))}";

    private static IEnumerable<Answer> Recorded()
    {
        using var lines = new StreamReader(typeof(RecordedAnswersTests).Assembly.GetManifestResourceStream("strict-json-answers.jsonl")!);
        while (lines.ReadLine() is { } line)
        {
            yield return JsonText.Read<Answer>(line);
        }
    }

    private sealed record FirstMet(string Name, FirstMet? Inner);

    private sealed record Answer(string Shape, string Body, IReadOnlyList<string> Faults, string? Value);
}
