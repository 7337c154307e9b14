using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Deadlines;

/// <summary>Notes a deadline down in its bucket. One that comes late goes into one of today's, which the sweep has yet to leave.</summary>
public sealed class DeadlineProjection(DocumentStore store, TimeProvider clock) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "deadline";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var deadline = JsonText.Read<DeadlineInput>(input.ToString());
        var now = clock.GetUtcNow();
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
    }
}
