using Dtks.Platform.Documents;

namespace Dtks.Functions.Dci;

/// <summary>That a partner is told of an event, in the partner's partition.</summary>
public sealed record SubscriptionDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "subscription";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The partner, and the partition.</summary>
    public required string Partner { get; init; }

    /// <summary>Its code, as the partner knows it.</summary>
    public required string Code { get; init; }

    /// <summary>The event, by the agreement's name.</summary>
    public required string Event { get; init; }

    /// <summary>What it asks, as it came. Encrypted at rest.</summary>
    public required string Criteria { get; init; }

    /// <summary>The ids of the documents of whom it names (<see cref="SubscribersDocument"/>).</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>The request that made it: the exchange and its place in that.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeOn { get; init; }

    /// <summary>The number of the agreement that it was made under; null of those of before it was noted.</summary>
    public string? Agreement { get; init; }

    /// <summary>The exchange that ended it; null while it stands.</summary>
    public string? EndedBy { get; init; }

    /// <summary>The document's id for a code.</summary>
    public static string IdOf(string code) => $"{TypeName}-{code}";

    /// <summary>Hidden: it names persons (REG-3).</summary>
    public override string ToString() => $"[subscription {Code}]";
}

/// <summary>Who is told of one person, or one household, under the keyed hash of what they are named by: one small document, read when something happens.</summary>
public sealed record SubscribersDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "subscribers";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The subscriptions that stand.</summary>
    public IReadOnlyList<Subscriber> Subscribers { get; init; } = [];
}

/// <summary>One subscription of a person or household.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Code">The subscription's code.</param>
/// <param name="Event">The event.</param>
/// <param name="From">From when on it is told; null for always.</param>
/// <param name="Until">Until when; null for always.</param>
public sealed record Subscriber(string Partner, string Code, string Event, DateTimeOffset? From = null, DateTimeOffset? Until = null);
