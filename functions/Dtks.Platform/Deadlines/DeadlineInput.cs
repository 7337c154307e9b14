
using Dtks.Platform.Changes;

namespace Dtks.Platform.Deadlines;

/// <summary>A deadline to note down.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="DueAt">When it falls due.</param>
/// <param name="Village">The village of what it concerns.</param>
/// <param name="Target">The document it concerns.</param>
public sealed record DeadlineInput(string Kind, DateTimeOffset DueAt, string Village, string Target)
{
    /// <summary>The outbox entry that notes it down.</summary>
    public OutboxEntry Entry() => OutboxEntry.Projection(DeadlineProjection.ProjectionName, this);
}
