
using Dtks.Platform.Documents;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Remembers under an idempotency key what was proposed and where, since the village stands in the body: the same key with another body is
/// found whatever village it names. The answer is told from the proposal that came of it.
/// </summary>
public sealed record RequestDocument : Document
{
    /// <inheritdoc />
    public override string Type => "request";

    /// <summary>The hash of the body: <see cref="Platform.Idempotency.BodyHash"/>.</summary>
    public required string BodyHash { get; init; }

    /// <summary>The village the body named.</summary>
    public required string Village { get; init; }
}
