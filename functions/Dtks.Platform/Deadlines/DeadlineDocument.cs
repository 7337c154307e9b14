
using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>Something that falls due at an instant. It stands in the bucket of that UTC day until it was done.</summary>
public sealed record DeadlineDocument : Document
{
    /// <inheritdoc />
    public override string Type => "deadline";

    /// <summary>The UTC day, such as <c>2026-12-22</c>.</summary>
    public required string Bucket { get; init; }

    /// <summary>When it falls due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Kind { get; init; }

    /// <summary>The village of what it concerns.</summary>
    public required string Village { get; init; }

    /// <summary>The document it concerns.</summary>
    public required string Target { get; init; }
}
