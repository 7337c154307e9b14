using System.Collections.Concurrent;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Deadlines;

/// <summary>
/// Notes a deadline down in its bucket. One that comes late goes into one of today's, which the sweep has yet to leave. One that many changes
/// have in common is noted once by each process.
/// </summary>
public sealed class DeadlineProjection(DocumentStore store, TimeProvider clock) : IProjection
{
    private const int MostRemembered = 20_000;

    // What is yet to fall due still stands where this process noted it.
    private readonly ConcurrentDictionary<DeadlineInput, bool> _noted = new();

    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "deadline";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var deadline = JsonText.Read<DeadlineInput>(input.ToString());
        var now = clock.GetUtcNow();
        if (deadline.DueAt > now && _noted.ContainsKey(deadline))
        {
            return;
        }

        var bucket = DeadlineBucket.Of(deadline.DueAt > now ? deadline.DueAt : now, deadline.Target);
        var document = new DeadlineDocument
        {
            Id = $"{deadline.Kind}-{deadline.Target}",
            Bucket = bucket,
            DueAt = deadline.DueAt.ToUniversalTime(),
            Kind = deadline.Kind,
            Village = deadline.Village,
            Target = deadline.Target,
        };
        await store.TryCreateAsync(DeadlineBucket.Partition(bucket), document, cancellation);
        Remember(deadline);
    }

    /// <summary>A deadline was done, and is taken out of its bucket: noted again, it is another.</summary>
    internal void Forget(DeadlineInput deadline) => _noted.TryRemove(deadline, out _);

    private void Remember(DeadlineInput deadline)
    {
        if (_noted.Count >= MostRemembered)
        {
            _noted.Clear();
        }

        _noted[deadline] = true;
    }
}
