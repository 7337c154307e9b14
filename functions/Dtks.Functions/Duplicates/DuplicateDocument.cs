using Dtks.Domain.Duplicates;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Duplicates;

/// <summary>A pair of likely duplicates in its regency. Kept for good: what people decided of it is remembered under its id.</summary>
public sealed record DuplicateDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "duplicate";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required DuplicateStatus Status { get; init; }

    /// <summary>When it was found first; lists are sorted by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The scan that found it first.</summary>
    public required string Scan { get; init; }

    /// <summary>The whole of it.</summary>
    public required DuplicateState State { get; init; }

    /// <summary>The document's id for a pair's.</summary>
    public static string IdOf(string duplicate) => $"{TypeName}-{duplicate}";

    /// <summary>A pair that a scan found first.</summary>
    public static DuplicateDocument Of(DuplicateState state, string scan)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new DuplicateDocument
        {
            Id = IdOf(state.Id),
            Regency = state.Regency.Value,
            Status = state.Status,
            CreatedOn = state.FoundAt.ToDateTimeOffset(),
            Scan = scan,
            State = state,
        };
    }

    /// <summary>This document with another state.</summary>
    public DuplicateDocument With(DuplicateState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return this with { Status = state.Status, State = state };
    }
}
