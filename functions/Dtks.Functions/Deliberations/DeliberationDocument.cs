using Dtks.Domain.Deliberations;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Deliberations;

/// <summary>A deliberation in the registry, with what lists filter by beside its state.</summary>
public sealed record DeliberationDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "deliberation";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required DeliberationStatus Status { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When it was concluded; the public list is in this order.</summary>
    public DateTimeOffset? ConcludedOn { get; init; }

    /// <summary>How many uploads were declared for it.</summary>
    public int Uploads { get; init; }

    /// <summary>The ids of the dossiers that were handed in over what it admitted (RAT-1); null while none was.</summary>
    public IReadOnlyList<string>? Dossiers { get; init; }

    /// <summary>What the public may know of it; null until concluded (MUS-5).</summary>
    public PublishedDeliberation? Published { get; init; }

    /// <summary>The whole of it.</summary>
    public required DeliberationState State { get; init; }

    /// <summary>A document's id for a deliberation's.</summary>
    public static string IdOf(string deliberation) => $"deliberation-{deliberation}";

    /// <summary>This document with another state.</summary>
    public DeliberationDocument With(DeliberationState state) => this with
    {
        Status = state.Status,
        ConcludedOn = state.ConcludedAt?.ToDateTimeOffset(),
        Published = PublishedDeliberation.Of(state),
        State = state,
    };
}
