using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;

namespace Dtks.Functions.Contests;

/// <summary>A conflict as an officer of one of the two regencies sees it: their own side by its id, the other by its regency alone (GOV-2).</summary>
internal sealed record ContestView(
    string Id,
    ContestStatus Status,
    ContestReason Reason,
    ContestedNumber Number,
    DateTimeOffset OpenedOn,
    DateTimeOffset Since,
    ContestSide? First,
    ContestSide Second,
    SettlementOutcome? Outcome)
{
    public static ContestView Of(ContestDocument found)
    {
        var contest = found.Contest;
        return new ContestView(
            contest.Id,
            found.Status,
            contest.Reason,
            found.Number,
            found.CreatedOn,
            found.Since,
            contest.Village is { } village ? ContestSide.Of(found.Regency, village, contest.Proposal, contest.Household) : null,
            ContestSide.Of(found.Regency, found.SecondVillage, found.Second, household: null),
            found.Outcome);
    }
}

/// <summary>One side of a conflict.</summary>
internal sealed record ContestSide(string Regency, string? Village, string? Proposal, string? Household)
{
    public static ContestSide Of(string viewer, string village, string? proposal, string? household) =>
        village[..4] == viewer ? new ContestSide(viewer, village, proposal, household) : new ContestSide(village[..4], Village: null, Proposal: null, Household: null);
}
