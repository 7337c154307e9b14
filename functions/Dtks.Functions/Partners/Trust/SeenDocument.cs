using Dtks.Platform.Documents;

namespace Dtks.Functions.Partners.Trust;

/// <summary>That a message, or a token that is good once, came from a partner; gone by itself when it could not be taken any more.</summary>
public sealed record SeenDocument : Document
{
    /// <inheritdoc />
    public override string Type => "partnerSeen";

    /// <summary>The partner, and the partition.</summary>
    public required string Partner { get; init; }

    /// <summary>Who noted it, by an id of that one try; null of those that are not taken back.</summary>
    public string? By { get; init; }
}
