using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Contests;

/// <summary>A conflict over numbers (REG-5) as one of the two regencies has it; ids only. Both have one where they differ.</summary>
public sealed record ContestDocument : Document
{
    /// <inheritdoc />
    public override string Type => "contest";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>Where the conflict stands; lists filter by it.</summary>
    public required ContestStatus Status { get; init; }

    /// <summary>When it opened; lists are sorted by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When it came to stand as it does.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many steps the second's history had then: what comes with fewer is older.</summary>
    public required int Step { get; init; }

    /// <summary>What kind of number it is about.</summary>
    public required ContestedNumber Number { get; init; }

    /// <summary>The conflict.</summary>
    public required Contest Contest { get; init; }

    /// <summary>The second's village.</summary>
    public required string SecondVillage { get; init; }

    /// <summary>The second's proposal.</summary>
    public required string Second { get; init; }

    /// <summary>How it was settled, once it is.</summary>
    public SettlementOutcome? Outcome { get; init; }

    /// <summary>The document's id for a conflict's.</summary>
    public static string IdOf(string contest) => $"contest-{contest}";
}
