using Dtks.Platform.Messaging;

namespace Dtks.Platform.Deadlines;

/// <summary>Something in a bucket is due.</summary>
/// <param name="Bucket">The bucket, such as <c>2026-12-22/07</c>.</param>
/// <param name="Turn">Which message for the bucket it is; null in those from before there were turns, which do one page.</param>
public sealed record DueMessage(string Bucket, int? Turn = null)
{
    /// <summary>The member that counts (<see cref="QueueNames.CauseOf"/>).</summary>
    internal const string Counts = "turn";
}
