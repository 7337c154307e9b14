using Dtks.Domain.Matching;
using Dtks.Domain.Proposals;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Proposals;

/// <summary>
/// What a proposal said before a correction, and how that compared: kept beside it for good, written with the correction and never again.
/// </summary>
public sealed record EarlierProposalDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "earlierProposal";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The proposal.</summary>
    public required string Proposal { get; init; }

    /// <summary>Which of its versions, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it said.</summary>
    public required ProposalContent Content { get; init; }

    /// <summary>The population register's answer to it; null where it was not told.</summary>
    public PopulationMatch? Match { get; init; }

    /// <summary>The document's id for a version of a proposal.</summary>
    public static string IdOf(string proposal, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{TypeName}-{proposal}-{number:00}");

    /// <summary>Of a proposal before it is corrected.</summary>
    public static EarlierProposalDocument Of(ProposalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var number = state.Corrections() + 1;
        return new EarlierProposalDocument
        {
            Id = IdOf(state.Id, number),
            Village = state.Village.Value,
            Proposal = state.Id,
            Number = number,
            Content = ProposalContent.Of(state),
            Match = state.Match,
        };
    }
}
