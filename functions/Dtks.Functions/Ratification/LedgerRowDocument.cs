using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// A row that a letter may ratify, in the order it came. A letter covers the rows from one sequence number to another, so that what it
/// covers never changes.
/// </summary>
public sealed record LedgerRowDocument : Document
{
    /// <inheritdoc />
    public override string Type => "row";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The place in the regency's order, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>What is ratified.</summary>
    public required RatificationRow Row { get; init; }

    /// <summary>The document's id for a proposal.</summary>
    public static string IdOf(string proposal) => $"row-{proposal}";
}
