using Dtks.Platform.Documents;

namespace Dtks.Functions.Partners.Trust;

/// <summary>That a message, or a token that is good once, came from a partner; gone by itself when it could not be taken any more.</summary>
public sealed record SeenDocument : Document
{
    /// <inheritdoc />
    public override string Type => "partnerSeen";

    /// <summary>The partner, and the partition.</summary>
    public required string Partner { get; init; }
}
