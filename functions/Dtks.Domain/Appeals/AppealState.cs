using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Appeals;

/// <summary>An appeal (GOV-3) as its events have made it. It ends with a decision, or with what that has a deliberation decide, and in no other way.</summary>
public sealed record AppealState
{
    private const int NumberDigits = 8;

    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The village of what it is about.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>Against what.</summary>
    public required AppealKind Kind { get; init; }

    /// <summary>The record it is about.</summary>
    public required AppealSubject About { get; init; }

    /// <summary>Why. Encrypted at rest.</summary>
    public required string Reason { get; init; }

    /// <summary>How the appellant is reached. Encrypted at rest.</summary>
    public required string Phone { get; init; }

    /// <summary>Who appeals. In no answer; auditors find it in the trail.</summary>
    public required string By { get; init; }

    /// <summary>In which role.</summary>
    public required Role ByRole { get; init; }

    /// <summary>Whether who made it is not of the family, and only proposed it: the family has its own objection beside it (GOV-3).</summary>
    public bool IsBeside { get; init; }

    /// <summary>Who had a hand in what it is about, and so does not decide it.</summary>
    public required IReadOnlyList<string> DecidedBefore { get; init; }

    /// <summary>The last day for the decision, in the village's zone.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public required AppealStatus Status { get; init; }

    /// <summary>Whether it was not decided in time, and went up one level.</summary>
    public bool Escalated { get; init; }

    /// <summary>Why it was decided so. Encrypted at rest.</summary>
    public string? Note { get; init; }

    /// <summary>What followed from its being granted.</summary>
    public AppealResult? Result { get; init; }

    /// <summary>The proposal by which the assistance is asked for that an admission withheld; null where it is not asked.</summary>
    public AskedAssistance? Asked { get; init; }

    /// <summary>How it ended where a deliberation was to decide; null until then.</summary>
    public AppealClosing? Closing { get; init; }

    /// <summary>The village in which it was made, where it followed its household from there (REG-8); null in that village itself.</summary>
    public AreaCode? Origin { get; init; }

    /// <summary>The village to which it followed its household, and where it waits; null while it does so here.</summary>
    public AreaCode? WentTo { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Whether a deliberation of this village is yet to decide what it was granted for.</summary>
    public bool AwaitsDeliberation() => this is { Status: AppealStatus.Granted, Result: AppealResult.ForDeliberation, Closing: null, WentTo: null };

    /// <summary>Whether the assistance for which it was granted is yet to be asked for: once the family stands in the register, or stands there again, or another proposal that asks for it comes to nothing.</summary>
    public bool AwaitsAssistance() => this is
    {
        Status: AppealStatus.Granted,
        About.Record: AppealRecord.Withheld,
        Result: AppealResult.AssistanceToBeAsked or AppealResult.FamilyGone or AppealResult.AssistanceUnderWay or AppealResult.AssistanceDecidedAnew,
    };

    /// <summary>When it was granted.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public Instant GrantedAt() => History.Last(h => h.Code == AppealEventCodes.Granted).At;

    /// <summary>The day it was granted, in the village's zone: a deliberation of that day or later deals with it.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public LocalDate GrantedOn() => TimeZones.DateIn(Village, GrantedAt());

    /// <summary>What people call it by: the first digits of its id.</summary>
    public string Number() => Id.Length <= NumberDigits ? Id : Id[..NumberDigits];

    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[appeal]";
}

/// <summary>What an appeal is about.</summary>
/// <param name="Record">What kind of record.</param>
/// <param name="Id">Its id.</param>
/// <param name="TrackingCode">Of a proposal, its tracking code.</param>
public sealed record AppealSubject(AppealRecord Record, string Id, string? TrackingCode = null)
{
    /// <summary>Of a death, who is recorded as dead, by id in the household; null elsewhere.</summary>
    public string? Member { get; init; }

    /// <summary>Of a death, the change by which it was entered; null elsewhere.</summary>
    public string? Change { get; init; }

    /// <summary>Of a card, the household it was made for; null elsewhere.</summary>
    public string? Household { get; init; }

    /// <summary>Of an admission without the assistance asked, what was not granted; null elsewhere.</summary>
    public IReadOnlyList<Programme>? Programmes { get; init; }
}

/// <summary>A proposal by which an appeal that was granted asks for assistance.</summary>
/// <param name="Proposal">Its id, in the appeal's village.</param>
/// <param name="TrackingCode">Its tracking code.</param>
/// <param name="Programmes">What it asks for.</param>
public sealed record AskedAssistance(string Proposal, string TrackingCode, IReadOnlyList<Programme> Programmes);

/// <summary>The records that an appeal may be about.</summary>
public enum AppealRecord
{
    /// <summary>A proposal.</summary>
    Proposal,

    /// <summary>A household of the register.</summary>
    Household,

    /// <summary>A removal from the register.</summary>
    Removal,

    /// <summary>A death that was entered as a change of a household, by whose id it goes (REG-8).</summary>
    Death,

    /// <summary>The admission of a proposal without the assistance it asked for, by the proposal's id.</summary>
    Withheld,

    /// <summary>A card that was withdrawn, or in whose place another household has one (CRD-7).</summary>
    Card,
}

/// <summary>Against what an appeal is made.</summary>
public enum AppealKind
{
    /// <summary>The refusal of a proposal, or its admission without the assistance asked.</summary>
    Refused,

    /// <summary>A removal, a death that was entered, the end of assistance, or that a deliberation proposes to end it.</summary>
    Removed,

    /// <summary>Another's entitlement.</summary>
    NotEntitled,

    /// <summary>The withdrawal of a card, also because its household was judged well-off, or that another has one in its place (CRD-7).</summary>
    CardWithdrawn,
}

/// <summary>Where an appeal stands.</summary>
public enum AppealStatus
{
    /// <summary>It waits for a decision, however long that takes.</summary>
    Open,

    /// <summary>The appellant is right.</summary>
    Granted,

    /// <summary>The appellant is not.</summary>
    Denied,
}

/// <summary>What follows from an appeal that was granted.</summary>
public enum AppealResult
{
    /// <summary>The proposal is taken up again from its matching.</summary>
    Reopened,

    /// <summary>The removal was taken back before it took effect.</summary>
    RemovalCancelled,

    /// <summary>The removal was undone.</summary>
    RemovalUndone,

    /// <summary>The next deliberation of the village where the family stands is to decide, or the regency removes (MUS-2, RAT-6).</summary>
    ForDeliberation,

    /// <summary>What it was about stands no more: in those of before it was said why.</summary>
    Nothing,

    /// <summary>Those who were removed stand in the register again, or are proposed again, by now: that goes on, and the removal counts as undone.</summary>
    StandsAgain,

    /// <summary>What it asks for was done before it was decided.</summary>
    DoneBefore,

    /// <summary>The family stands nowhere in the register any more, and nobody can stand there again by it.</summary>
    NobodyThere,

    /// <summary>The death that was entered was undone: who is alive stands in the register again.</summary>
    DeathUndone,

    /// <summary>The assistance that was withheld is asked for once the family stands in the register.</summary>
    AssistanceToBeAsked,

    /// <summary>A proposal for the assistance that was withheld was made.</summary>
    AssistanceAsked,

    /// <summary>The family receives the assistance that was withheld by now.</summary>
    AssistanceReceived,

    /// <summary>Another proposal asks for the assistance that was withheld; in those of before also that it is decided anew with what the proposal says since.</summary>
    AssistanceUnderWay,

    /// <summary>The proposal was taken back since: nothing is asked by it.</summary>
    ProposalWithdrawn,

    /// <summary>The proposal was refused since: the family does not stand in the register by it.</summary>
    ProposalRefused,

    /// <summary>The family stands in the register no more: nothing is asked for it unless it stands there again.</summary>
    FamilyGone,

    /// <summary>A card is made for the household anew; who has one in the place of the first keeps it (CRD-7).</summary>
    CardMade,

    /// <summary>No card is made any more: its validity is over, or the household does not receive what it is for (CRD-10, CRD-11).</summary>
    CardNotDue,

    /// <summary>The same proposal was corrected or taken up again since, and the assistance that was withheld is decided anew with it.</summary>
    AssistanceDecidedAnew,
}
