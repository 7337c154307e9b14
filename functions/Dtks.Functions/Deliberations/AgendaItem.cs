using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>What waits for a deliberation (MUS-2): a proposal, or a household about which an appeal was granted (GOV-3).</summary>
/// <param name="Head">The name of the family's head.</param>
/// <param name="Members">How many the family has.</param>
/// <param name="SubmittedOn">When the proposal was submitted, or the appeal made.</param>
[ShowsPerson]
internal sealed record AgendaItem(string Head, int Members, DateTimeOffset SubmittedOn)
{
    /// <summary>The proposal's id; absent for a household.</summary>
    public string? Proposal { get; init; }

    /// <summary>What is proposed.</summary>
    public ProposalKind? Kind { get; init; }

    /// <summary>Where the proposal comes from.</summary>
    public ProposalSource? Source { get; init; }

    /// <summary>The household's id; absent for a proposal.</summary>
    public string? Household { get; init; }

    /// <summary>The appeal about the household.</summary>
    public AgendaAppeal? Appeal { get; init; }

    /// <summary>The open deliberations that have decided on it already; absent when there are none.</summary>
    public IReadOnlyList<string>? Open { get; init; }

    /// <summary>The concluded one whose decision is yet to take effect (MUS-8); absent when there is none.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>What the deliberation is to know of it (PRO-3): that its numbers are not confirmed, and what that means; absent for nothing.</summary>
    public IReadOnlyList<UnmetView>? Advice { get; init; }

    // What its family's card is found by, where the population register does not confirm it: not shown.
    internal string? Card { get; init; }

    public static AgendaItem Of(AgendaRow row, ProposalSummary summary) =>
        new(summary.Head, summary.Members, row.CreatedOn) { Proposal = row.Id[ProposalDocument.IdOf(string.Empty).Length..], Kind = summary.Kind, Source = summary.Source, Card = row.UnconfirmedCard };

    public static AgendaItem Of(AppealState appeal, HouseholdState household) =>
        new(household.Members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head)?.Person.Name ?? string.Empty, household.Members.Count, appeal.History[0].At.ToDateTimeOffset())
        {
            Household = household.Id,
            Appeal = new AgendaAppeal(appeal.Id, appeal.Number(), appeal.Kind, appeal.GrantedOn()),
        };
}

/// <summary>A granted appeal on the agenda: what was granted, and nothing of who made it or in which words (GOV-3).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">What people call it by.</param>
/// <param name="Kind">Against what: that the household is entitled, or that what it received was ended.</param>
/// <param name="GrantedOn">The day it was granted, in the village's zone: it is for a deliberation held that day or later.</param>
internal sealed record AgendaAppeal(string Id, string Number, AppealKind Kind, LocalDate GrantedOn);

/// <summary>The members of a document that the agenda reads.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Type">The document's type.</param>
/// <param name="Village">Its village.</param>
/// <param name="CreatedOn">When it was made.</param>
/// <param name="Summary">Of a proposal; null in a document of before summaries were stored.</param>
/// <param name="UnconfirmedCard">What its family's card is found by where the population register does not confirm it; null elsewhere.</param>
internal sealed record AgendaRow(string Id, string Type, string Village, DateTimeOffset CreatedOn, ProposalSummary? Summary = null, string? UnconfirmedCard = null)
{
    /// <summary>What the agenda selects.</summary>
    public const string Members = "c.id, c.type, c.village, c.createdOn, c.summary, c.unconfirmedCard";
}
