using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;

namespace Dtks.Benchmarks.Month;

/// <summary>
/// What the entity tags of documents became where requests are made again: a replace that carries the version it was decided on finds it there too. A request waits for those before it whose answers
/// named its tags, or those of its own answer, which the application had to wait for as well.
/// </summary>
internal sealed partial class EntityTags
{
    private readonly ConcurrentDictionary<string, string> _now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource[] _answered;

    /// <summary>Begins.</summary>
    /// <param name="requests">All requests, in the order they were answered in.</param>
    public EntityTags(IReadOnlyList<RecordedRequest> requests)
    {
        _answered = [.. requests.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        foreach (var (i, request) in requests.Index())
        {
            foreach (var tag in request.Tags)
            {
                _first.TryAdd(tag, i);
            }
        }
    }

    /// <summary>The tags in an answer, in their order.</summary>
    public static IReadOnlyList<string> In(byte[] answer) => [.. Tag().Matches(Encoding.Latin1.GetString(answer)).Select(m => m.Value)];

    /// <summary>Waits until the tags of a request are known.</summary>
    public Task KnowAsync(int number, RecordedRequest request) => Task.WhenAll(
        In(request.Body).Concat(request.Headers.SelectMany(h => Tag().Matches(h.Value).Select(m => m.Value))).Concat(request.Tags).Distinct()
            .Where(tag => _first.TryGetValue(tag, out var by) && by < number)
            .Select(tag => _answered[_first[tag]].Task));

    /// <summary>A request was answered again.</summary>
    public void Answered(int number, RecordedRequest request, byte[] answer)
    {
        foreach (var (before, now) in request.Tags.Zip(In(answer)))
        {
            _now[before] = now;
        }

        _answered[number].SetResult();
    }

    /// <summary>A body with the tags as they are now; of a batch, whose records carry checksums, its records are written anew.</summary>
    public byte[] Renewed(byte[] body) => In(body).Count == 0 ? body : body[0] == (byte)HybridRowVersion.V1 ? BatchRecords.Changed(body, Replaced) : Replaced(body);

    private byte[] Replaced(byte[] bytes) => Encoding.Latin1.GetBytes(Renewed(Encoding.Latin1.GetString(bytes)));

    /// <summary>A header with the tags as they are now.</summary>
    public string Renewed(string header) => Tag().Replace(header, m => _now.GetValueOrDefault(m.Value, m.Value));

    // As LocalCosmos makes them.
    [GeneratedRegex("[0-9a-f]{8}-0000-0000-0000-[0-9a-f]{12}")]
    private static partial Regex Tag();
}
