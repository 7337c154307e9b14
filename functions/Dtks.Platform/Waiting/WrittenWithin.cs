using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>When documents were written last: from an instant on, until before another.</summary>
/// <param name="Since">The first instant.</param>
/// <param name="Until">The instant after the last.</param>
public sealed record WrittenWithin(DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>The condition in a query; the store's own stamp, in whole seconds, is indexed in every container.</summary>
    public const string Condition = "c._ts >= @since AND c._ts < @until";

    /// <summary>A query with the condition's parameters.</summary>
    public DocumentQuery Query(string text) => new DocumentQuery($"{text} AND {Condition}")
        .With("@since", Since.ToUnixTimeSeconds())
        .With("@until", Until.ToUnixTimeSeconds());
}
