using Dtks.Domain.Proposals;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Proposals;

/// <summary>A proposal in the registry, with what lists filter by beside its state.</summary>
public sealed record ProposalDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "proposal";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required ProposalStatus Status { get; init; }

    /// <summary>What the proposer follows it by.</summary>
    public required string TrackingCode { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Whether its numbers are another's, or nobody's yet (REG-5): stored where it is so, for the sweep; null elsewhere.</summary>
    public bool? AwaitsNumbers => State.Status == ProposalStatus.Contested || State.AwaitsNumbers ? true : null;

    /// <summary>The household of the register that it asks for (REG-8), so that it is found by it; null for none.</summary>
    public string? About => State.About;

    /// <summary>What its family's card is found by (never its number) where the population register does not confirm it and it waits for the deliberation or was admitted (REG-5); null elsewhere, and on those of before until they are written again.</summary>
    public string? UnconfirmedCard { get; init; }

    /// <summary>What was told when it came in of earlier proposals for the same family card, as the proposer knows them; null for none.</summary>
    public IReadOnlyList<string>? SameAs { get; init; }

    /// <summary>What lists show of it; they read no more.</summary>
    public ProposalSummary Summary => ProposalSummary.Of(State);

    /// <summary>The whole of it.</summary>
    public required ProposalState State { get; init; }

    /// <summary>
    /// The objection that may bring somebody back to the register whose number it has (GOV-3): noted before that is granted, and looked at before it is registered; null for none.
    /// </summary>
    public ObjectionPlace? Undoing { get; init; }

    /// <summary>A document's id for a proposal's.</summary>
    public static string IdOf(string proposal) => $"proposal-{proposal}";

    /// <summary>This document with another state.</summary>
    public ProposalDocument With(ProposalState state) => this with { Status = state.Status, State = state };
}

/// <summary>Where an objection stands.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Appeal">Its id.</param>
public sealed record ObjectionPlace(string Village, string Appeal);
