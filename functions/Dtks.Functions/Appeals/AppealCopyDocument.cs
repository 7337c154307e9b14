using Dtks.Domain.Appeals;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>What lists show of an appeal, in its regency's partition and in that of who makes it; nothing of who that is.</summary>
public sealed record AppealCopyDocument : Document, ISteppedCopy
{
    /// <summary>What the ids of its documents begin with.</summary>
    public const string IdStart = "appeal-";

    /// <inheritdoc />
    public override string Type => "appealCopy";

    /// <summary>The regency, and the partition there; null in the partition of who makes it.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string? Regency { get; init; }

    /// <summary>The keyed hash of who makes it, and the partition there; null in the regency's.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string? Addressee { get; init; }

    /// <summary>The village.</summary>
    public required string Village { get; init; }

    /// <summary>Against what.</summary>
    public required AppealKind Kind { get; init; }

    /// <summary>The record it is about.</summary>
    public required AppealSubject About { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required AppealStatus Status { get; init; }

    /// <summary>When it was made; lists are sorted by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The last day for the decision.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>Whether it went up one level.</summary>
    public required bool Escalated { get; init; }

    /// <summary>What followed from its being granted.</summary>
    public AppealResult? Result { get; init; }

    /// <summary>How it ended where a deliberation was to decide.</summary>
    public AppealClosing? Closing { get; init; }

    /// <summary>How many steps its history had then: what comes with fewer is older.</summary>
    public required int Step { get; init; }
}
