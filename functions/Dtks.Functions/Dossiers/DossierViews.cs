using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Verification;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Dossiers;

/// <summary>A dossier as officers of the area see it; <c>Explanation</c> where it came back after <c>DeterminedOn</c>, and its sheet stays finalised (RAT-5).</summary>
internal sealed record DossierView(
    string Id,
    string Village,
    string Period,
    DossierSubject Subject,
    string Deliberation,
    DossierStatus Status,
    DossierHolder Holder,
    Instant Since,
    int Days,
    int Rows,
    string Digest,
    IReadOnlyList<string>? Reasons,
    string? Replaces,
    LocalDate? DeterminedOn,
    string? Explanation,
    IReadOnlyList<DossierStep> History)
{
    /// <summary>What is to be done next, in its order; absent where nothing is.</summary>
    public IReadOnlyList<DossierNextStep>? Next { get; init; }

    /// <summary>Of a sheet what is to be known of it and is no condition, while it is not ratified: lines that were found ineligible in sight of what was undone since (GOV-3); absent for nothing.</summary>
    public IReadOnlyList<SheetAdvice>? Advice { get; init; }

    public static DossierView Of(DossierState state, int days, string? explanation, bool isLettered) => new(
        state.Id,
        state.Village.Value,
        state.Period,
        state.Subject,
        state.Deliberation,
        state.Status,
        isLettered ? DossierHolder.Ministry : DossierEffects.HolderOf(state.Status),
        state.Since(),
        days,
        state.Rows,
        state.Digest,
        state.Reasons.Count == 0 ? null : state.Reasons,
        state.Replaces,
        state.DeterminedOn,
        explanation,
        [.. state.History.Select(h => new DossierStep(h.At, h.Code, h.Rule, h.Policy, h.Role))]);
}

/// <summary>One step in a dossier's history.</summary>
internal sealed record DossierStep(Instant At, string Code, string? Rule, string Policy, Role Role);

/// <summary>The answer to a dossier that was handed in, endorsed, received or returned; <c>DeterminedOn</c> is the date that was over, so that its sheet stays finalised (RAT-5).</summary>
internal sealed record DossierReceipt(string Id, DossierStatus Status, int Rows, string Digest, LocalDate? DeterminedOn = null);

/// <summary>A row of a dossier, with where its proposal stands now; null where that cannot be read, or is in the village no more.</summary>
[ShowsPerson]
internal sealed record DossierRowView(int Row, string Proposal, string Digest, ProposalStatus? Status)
{
    /// <summary>The name of the family's head; absent where it cannot be read, or is in the village no more.</summary>
    public string? Head { get; init; }
}

/// <summary>Where a dossier is, with whom, since when, and how many days.</summary>
internal sealed record DossierItem(
    string Village, string Dossier, string Period, DossierSubject Subject, int Rows, DossierStatus Status, DossierHolder Holder, DateTimeOffset SubmittedOn, DateTimeOffset Since, int Days);

/// <summary>What became of each row of a bulk, in its order.</summary>
internal sealed record EndorsementAnswers(IReadOnlyList<EndorsementAnswer> Results);

/// <summary>What became of one row of a bulk, by its place from 1; <c>DeterminedOn</c> is the date that was over, so that its sheet stays finalised (RAT-5), as <c>Detail</c> says then.</summary>
internal sealed record EndorsementAnswer(
    int Row, string? Village, string? Dossier, EndorsementResult Result, DossierStatus? Status, string? Code = null, string? Rule = null, string? Detail = null, string? Pointer = null, LocalDate? DeterminedOn = null);

/// <summary>What became of one row of a bulk.</summary>
internal enum EndorsementResult
{
    /// <summary>Done, now or before.</summary>
    Applied,

    /// <summary>Refused, with why.</summary>
    Refused,
}
